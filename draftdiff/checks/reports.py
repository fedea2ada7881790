"""What is wrong with a single report."""

from draftdiff.diagnostics import Problem, Related, error, warning
from draftdiff.text import Place
from draftdiff.values import fold


@error("DD201")
def several_claims(words: list[str], place: Place, first: Place) -> Problem:
    """A report that makes more than one claim.

    A report says one thing: `value:`, or `is: absent` or `is: present`, or `change:`. Make a report of its own of
    the second one, under the same clause and with its own quote.
    """
    both = " and ".join(f"`{word}`" for word in words)
    help = "keep one, and add a second report for the other"
    return Problem(f"a report holds {both}", place, help, (Related("the first claim", first),))


@error("DD202")
def no_claim(place: Place) -> Problem:
    """A report that makes no claim.

    A report says one thing of its clause: its value, that it is absent or present, or how it changed.

        - value: 50%
          of: mining revenue
    """
    message = "a report holds none of `value`, `is` and `change`"
    return Problem(
        message,
        place,
        "add a line `value:` with what is reported, or `is:` with absent, present or open",
        wants="value",
    )


NOTHINGS = frozenset(
    {"none", "no", "nothing", "n/a", "na", "nil", "not included", "not mentioned", "absent", "not there"}
)
"""What a clause is said to be of which the source says that the draft does not have it."""


@error("DD203")
def unreadable_value(place: Place, reason: str, help: str) -> Problem:
    """A value that the clause's type cannot read.

    The clause's `type:` in `deal.yaml` says how values are written: `50%`, `$500bn`, `10 years`, `2025-02-20`, `yes`.
    Hedges are kept: `~50%`, `up to 50%`, `40–50%`. What does not fit the type belongs into `note:`, or the clause
    needs another type.
    """
    if fold(place.text) in NOTHINGS:
        help = "write `is: absent` instead of the value if the source says that the draft does not have it"
    return Problem(reason, place, help)


@error("DD204")
def no_base(place: Place, text: str) -> Problem:
    """A percentage without its base.

    50% of one thing is not 50% of another. Write what the source says it is a percentage of, in your own words and in
    the same words wherever two sources mean the same. Where the source gives no base, write `of: not said`.

        - value: 50%
          of: mining revenue
    """
    return Problem(
        f"`{text}` has no base: it does not say what it is a part of",
        place,
        "add a line `of:` with what the source says it is a part of, or `of: not said` where it does not say",
        wants="of",
    )


@error("DD205")
def base_without_value(word: str, place: Place) -> Problem:
    """A base, or what else belongs to a value, without a value.

    `of:` says what a `value:` is a part of, `condition:` on what condition it holds, `whole:` that a list is whole.
    They have no meaning beside `is:` or `change:`.
    """
    return Problem(f"`{word}` stands beside a claim that has no value", place, "take the line out, or give a `value:`")


@error("DD206")
def change_without_since(place: Place) -> Problem:
    """A reported change that does not say since which draft.

    `change: removed` means something only beside `since: DRAFT`, the draft that the source compares with.

        - change: removed
          since: initial-us-offer
    """
    help = "add a line `since:` with the draft that the source compares with"
    return Problem("`change` does not say since which draft", place, help, wants="since")


@error("DD208")
def since_without_change(place: Place) -> Problem:
    """`since:` without a reported change.

    `since:` names the draft that a `change:` refers to. It has no meaning beside `value:` or `is:`.
    """
    help = "take the line out, or write `change:` instead of the value"
    return Problem("`since` stands without `change`", place, help)


@error("DD209")
def unordered_shift(word: str, kind: str, place: Place) -> Problem:
    """A clause called raised or lowered that has no higher or lower.

    Only percentages, sums, numbers, durations and dates go up and down. For others give the value, or
    `change: removed`, `added` or `unchanged`.
    """
    return Problem(
        f"a clause of type {kind} cannot be `{word}`",
        place,
        "write the value that is reported, or `change: unchanged`, `added` or `removed`",
    )


@error("DD214")
def since_one_of(place: Place) -> Problem:
    """A change since one of several drafts, and nobody says which.

    A change is one since a draft that the source names, or since each of several: `since: {each-of: [a-draft,
    another]}`. Where the source may mean one or the other, nothing is known of the change.
    """
    help = "write `each-of` if the source means all of them; else write what it says of this draft as `is:` or `value:`"
    return Problem("a change cannot be since `one-of` several drafts", place, help)


@error("DD215")
def whole_of_no_list(kind: str, place: Place) -> Problem:
    """A value called whole that is no list.

    `whole: yes` stands beside a list of which the source gives every item. No other value can have more in it.
    """
    return Problem(f"`whole` stands beside a value of type {kind}, which is no list", place, "take the line out")


@error("DD216")
def whole_and_open(place: Place) -> Problem:
    """A list that is called whole and ends in an ellipsis.

    An ellipsis says that there is more in the draft than the list names, `whole: yes` that there is not.
    """
    return Problem("the list is called whole and ends in an ellipsis", place, "take out the line, or the ellipsis")


@error("DD217")
def reading_without_lang(place: Place) -> Problem:
    """A reading of a quote, without the language that the quote is in.

    `reading:` is what a quote in another language says, in your words. The language stands in `lang:`, as a code such
    as `uk`.
    """
    return Problem(
        "`reading` stands without `lang`", place, "add a line `lang:` with the language of the quote, such as uk"
    )


@error("DD212")
def relays_itself(source: str, place: Place) -> Problem:
    """A source that relays itself.

    `relays:` names whose reporting a source passes on. A source's own reporting has no such line.
    """
    return Problem(
        f"`{source}` cannot relay itself",
        place,
        "take the `relays:` line out, or name the outlet whose reporting it is",
    )


@warning("DD213")
def not_attributed(place: Place) -> Problem:
    """A report that does not say whose word it is.

    Readers weigh "a Ukrainian official" and "two people" differently. Write the attribution as the source gives it;
    where it gives none, write `who: not attributed`.
    """
    return Problem(
        "a report does not say whose word it is",
        place,
        "add a line `who:` as the source has it, such as two people, or `who: not attributed`",
        wants="who",
    )


@warning("DD304")
def no_quote(place: Place) -> Problem:
    """A report without a quoted phrase.

    The quote is how a reader, and `draftdiff check`, finds the claim in the source. Copy a phrase of at most 15 words.
    """
    help = "add a line `quote:` with the phrase of the source that says it"
    return Problem("a report has no quote", place, help, wants="quote")
