"""What is wrong with keys, names and references."""

import re
from collections.abc import Iterable, Sequence

from draftdiff.diagnostics import Problem, Related, error, warning
from draftdiff.keys import Need
from draftdiff.text import Place

GROUP = "a group of `key: value` lines"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like this one, or that begins with it; None when none is near."""
    from difflib import get_close_matches

    options = list(known)
    found = get_close_matches(word.casefold(), [option.casefold() for option in options], 1, 0.6)
    near = next((option for option in options if found and option.casefold() == found[0]), None)
    return near or next((option for option in options if len(word) > 1 and option.startswith(word)), None)


def plain_id(word: str) -> str:
    """Make an id of a word; an id that is one already stays what it is."""
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in word.lower())
    return "-".join(part for part in plain.split("-") if part) or "a-name"


def _write_one_of(word: str, known: Sequence[str], declare: str = "") -> str:
    """Say what to write: the nearest known word, all of them when they are few, or where to declare one."""
    near = nearest(word, known)
    if near is not None:
        return f"write `{near}`" + (f", or {declare}" if declare else "")
    if known and (len(known) <= 12 or not declare):
        return "write one of: " + ", ".join(known) + (f"; or {declare}" if declare else "")
    return declare


@error("DD101")
def unknown_key(word: str, place: Place, known: Sequence[str]) -> Problem:
    """A key that means nothing here.

    Every key has a fixed name, so that a misspelt one is not silently ignored. Write the key that the
    help names, or take the line out. Remarks go into `note:` or a comment.

        vaule: 50%      # wrong
        value: 50%      # right
    """
    return Problem(f"the key `{word}` means nothing here", place, _write_one_of(word, known))


@error("DD102")
def missing_key(word: str, place: Place, example: str) -> Problem:
    """A key that must be there is missing.

    Without it the entry cannot be read or traced to its source. Add the line that the help shows.
    """
    return Problem(
        f"the key `{word}` is missing", place, f"add a line `{word}:`, such as `{word}: {example}`", wants=word
    )


@error("DD103")
def wrong_shape(what: str, wanted: str, place: Place, example: str, text: str = "") -> Problem:
    """A list where a single value belongs, or the other way round.

    The indentation, a dash too many or too few, or a colon without a blank after it is the usual reason. The help
    shows how it is written.

        terms:
          revenue-share:
            - value: 50%        # a dash before each report
    """
    key, colon, rest = text.partition(":")
    if colon and rest[:1].strip() and " " not in key.strip():
        return Problem(f"{what} must be {wanted}", place, f"write a blank after the colon: `{key}: …`")
    return Problem(f"{what} must be {wanted}", place, f"write it as `{example}`")


@error("DD104")
def unknown_word(what: str, word: str, place: Place, known: Sequence[str]) -> Problem:
    """A word that is not among the ones allowed.

    Types, statuses, bases of knowledge and a few other keys take one of a short list of words. Write the one
    that the help names.
    """
    help = f"write one of: {', '.join(known)}" if len(known) > 1 else f"write `{known[0]}`, or take the line out"
    near = nearest(word, known)
    return Problem(f"{what} cannot be `{word}`", place, f"write `{near}`" if near else help)


@error("DD105")
def unknown_clause(word: str, place: Place, known: Sequence[str]) -> Problem:
    """A clause that the deal does not declare.

    Clauses are declared once, under `clauses:` in `deal.yaml`, so that every draft means the same by a name.
    Write the name that is declared there, or declare a new one with a label and a type.
    """
    help = _write_one_of(word, known, f"declare `{word}` under `clauses:` in deal.yaml")
    return Problem(f"the deal declares no clause `{word}`", place, help)


@error("DD106")
def unknown_source(word: str, place: Place, known: Sequence[str]) -> Problem:
    """A source that no file under `seeds/` declares.

    Every report leads to a source. Write the id of a declared one, or declare it with its outlet and the day on
    which it was published. An outlet that is only relayed is declared too, without a saved text.
    """
    parts = [part.strip() for part in word.split(",")]
    if len(parts) > 1 and set(parts) <= set(known):
        help = f"write `{parts[0]}` here, and a report of its own for `{parts[1]}`"
        return Problem(f"`{word}` are {len(parts)} sources, and a report has one", place, help)
    help = _write_one_of(word, known, f"declare `{word}` in a file under seeds/")
    return Problem(f"no source `{word}` is declared", place, help)


@error("DD107")
def unknown_party(word: str, place: Place, known: Sequence[str]) -> Problem:
    """A party that the deal does not name.

    Parties are named in `deal.yaml`, as in `parties: {US: United States, UA: Ukraine}`; `by:` and `favours:` use
    the short names on the left.
    """
    if word in known:
        help = f"write `by: {word}` alone where nobody has said whose text it is, or take the word out"
        return Problem(f"`{word}` is no party, and stands beside one", place, help)
    help = _write_one_of(word, known, "name it under `parties:` in deal.yaml")
    return Problem(f"the deal names no party `{word}`", place, help)


@error("DD108")
def unknown_draft(word: str, place: Place, known: Sequence[str]) -> Problem:
    """A draft that the deal does not have.

    `follows:`, `maybe:` and `since:` name another draft of the same deal by the id in its `draft:` line.
    """
    help = _write_one_of(word, known, f"add a file for the draft `{word}`")
    return Problem(f"the deal has no draft `{word}`", place, help)


@error("DD109")
def bad_id(word: str, place: Place) -> Problem:
    """An id with characters that do not belong in one.

    Ids are typed on the command line, so they are made of small letters, digits and single hyphens, as in
    `initial-us-offer` or `ft-2025-02-15`.
    """
    message = f"the id `{word}` is not made of a-z, 0-9 and single hyphens"
    return Problem(message, place, f"write `{plain_id(word)}`")


@error("DD110")
def bad_date(place: Place, reason: str, help: str) -> Problem:
    """A date that does not exist or cannot be read.

    Dates are written with the year first: `2025-02-20`, `2025-02` when only the month is known, `2025-02-20~` for
    about that day, `2025-02-20/2025-02-21` for one day or the other.
    """
    return Problem(reason, place, help)


@error("DD111")
def id_used_twice(what: str, word: str, place: Place, first: Place) -> Problem:
    """The same id for two drafts or two sources.

    A name must lead to one thing only. Give one of the two another id, and change the reports that mean it.
    """
    help = f"give this {what} another id"
    return Problem(f"the {what} `{word}` is declared twice", place, help, (Related("first declared here", first),))


@warning("DD112")
def other_file_name(word: str, place: Place, name: str, is_free: bool) -> Problem:
    """A draft whose file has another name than its id.

    A reader who sees the id should find the file. Rename the file, or change the id.
    """
    # Another file that has the name already would be lost.
    ways = [f"write `draft: {name}`"] if name == plain_id(name) else []
    ways += [f"rename the file to {word}.yaml"] if is_free else []
    help = ", or ".join(ways) or "give the draft and its file a new name"
    return Problem(f"the draft `{word}` stands in a file of another name", place, help)


@error("DD113")
def empty_value(word: str, place: Place, need: Need = Need.NO) -> Problem:
    """A key with nothing behind it.

    An empty value says nothing, not even that a term is absent. Write the value or take the line out; a term that is
    reported missing is `is: absent`, with the source that says so.
    """
    rest = place.file.text[place.span.end :].partition("\n")[0]
    if rest.partition(":")[2].strip().startswith("#"):
        help = "put the text in double quotes if the `#` belongs to it, for it begins a remark; else take the line out"
        return Problem(f"nothing is written for `{word}` but a remark", place, help)
    help = "write a value"
    if word == "of" and need is Need.WITH_VALUE:
        help += ", or `of: not said` where the source gives none"
    elif need in (Need.NO, Need.WITH_VALUE):
        help += ", or take the line out"
    return Problem(f"nothing is written for `{word}`", place, help)


@error("DD118")
def because_of_nothing(place: Place) -> Problem:
    """A reason without the warning that it is for.

    `because:` says why a warning stays true, and `acknowledged:` names the warning by its code. Write both, or none.

        acknowledged: [DD310]
        because: both articles were looked at again
    """
    help = "add a line `acknowledged:` with the code of the warning, in brackets, or take this one out"
    return Problem("`because` stands without `acknowledged`", place, help)


@warning("DD123")
def nothing_to_acknowledge(word: str, place: Place, is_error: bool) -> Problem:
    """A code that cannot be acknowledged.

    `acknowledged:` names warnings by their codes, as `draftdiff check` prints them. An error is mended, not
    acknowledged.
    """
    help = "write the code of a warning that is here, as check prints it; else take this line out, and its `because:`"
    if is_error:
        help = "mend the error instead, and take this line out, and its `because:`"
    return Problem(f"`{word}` is not the code of a warning", place, help)


@warning("DD124")
def needless_acknowledgement(word: str, place: Place) -> Problem:
    """An acknowledgement of a warning that is not there.

    What was warned of is mended, or the warning stands somewhere else. Take the line out, with its `because:`, so that
    it does not quiet a new warning of the kind.
    """
    return Problem(f"there is no {word} here to acknowledge", place, "take the line out, and its `because:`")


@error("DD125")
def no_terms(place: Place, clause: str) -> Problem:
    """A clause of the deal where the keys of a draft stand.

    What was reported stands below a line `terms:`, clause by clause, and indented:

        terms:
          revenue-share:
            - value: 50%
    """
    help = f"write `terms:` on a line of its own above `{clause}`, and indent the clauses below it"
    return Problem(f"the line `terms:` is missing above `{clause}`", place, help)


@warning("DD126")
def clause_in_remark(word: str, place: Place, above: str) -> Problem:
    """A clause that is a remark, with reports below it that are none.

    Where a clause's line begins with `#`, its reports are read as reports on the clause above it. Take the `#` out, or
    put one before the reports too.
    """
    help = f"take the `#` out, or put one before the reports too, which now count as reports on `{above}`"
    return Problem(f"the line of `{word}` is a remark, and the reports below it are not", place, help)


@error("DD119")
def too_few_drafts(word: str, place: Place) -> Problem:
    """A report that may speak of one draft only.

    `one-of` is for a report that does not say which of several drafts it means, so it names two or more. A report that
    can mean one draft only belongs into the file of that draft.
    """
    help = "name the other drafts that it may speak of, or move the report into the file of the draft"
    return Problem(f"`{word}` names one draft only", place, help)


@error("DD120")
def unknown_currency(word: str, place: Place, near: str) -> Problem:
    """A currency that is not known by this code.

    `currencies:` of a deal says which currency a bare sign means in it. The code is that of ISO 4217, in capitals.

        currencies: {$: CAD}
    """
    return Problem(f"`{word}` is not the code of a currency", place, f"write a code of three letters, such as `{near}`")


@error("DD121")
def copies_itself(word: str, place: Place, others: Sequence[str] = ()) -> Problem:
    """A source that is a copy of itself, be it by way of others.

    `copy-of:` names the source that holds the same text, as that of a news agency. The source where it was first has
    no such line.
    """
    way = f", by way of {' and '.join(f'`{one}`' for one in others)}" if others else ""
    help = "take the line out, or name the source it copies"
    if others:
        help = "take the line out of the source where the text was first"
    return Problem(f"`{word}` cannot be a copy of itself{way}", place, help)


@error("DD128")
def comes_from_itself(word: str, place: Place) -> Problem:
    """A clause that came from itself.

    `from:` names the clauses that a clause was split from, or merged of. A clause that always stood alone has no such
    line.
    """
    return Problem(f"`{word}` cannot come from itself", place, "take it out, or name the clause that it came from")


@error("DD129")
def not_in_folder(word: str, place: Place) -> Problem:
    """A saved text that is not in the folder of the saved texts.

    `text:` is the name of a file in `seeds/texts/`, or in the folder that `--texts` names. Nothing is read from another
    one. Put the text there.
    """
    name = re.split(r"[/\\]", word)[-1] or "article.txt"
    return Problem(f"`{word}` is in another folder than the saved texts", place, f"put it there, and write `{name}`")


@error("DD130")
def no_language(word: str, place: Place) -> Problem:
    """A language that is not named by its code.

    `lang:` says which language a quote is in, so that browsers and screen readers know how to set and to speak it. They
    know languages by codes of two or three letters, to which a country may be added: `uk`, `pt-BR`.
    """
    return Problem(f"`{word}` is not the code of a language", place, "write its code, such as `uk`")


@warning("DD131")
def no_link(word: str, place: Place) -> Problem:
    """An address that is not shown as a link.

    Only addresses that begin with `https://` or `http://` lead to an article from every reader's screen. Copy the whole
    address out of the browser.
    """
    help = "write the whole address, from `https://` on, or take the line out"
    return Problem(f"`{word}` is not the address of a page", place, help)


@error("DD122")
def other_deal(word: str, place: Place, deal: str) -> Problem:
    """A file of unplaced reports that names another deal than that of its folder.

    `unplaced:` holds the id of the deal, which is the one in the `deal.yaml` beside it.
    """
    return Problem(f"`{word}` is not the deal of this folder", place, f"write `{deal}`, or move the file")


@error("DD114")
def no_deal_file(place: Place, name: str) -> Problem:
    """A folder of drafts without a `deal.yaml`.

    The clauses and parties of a deal are declared in `deal.yaml`, in the folder of its drafts.
    """
    return Problem(
        f"the folder {name} has no deal.yaml", place, "add a deal.yaml with `deal`, `title`, `parties` and `clauses`"
    )


@error("DD115")
def bad_checksum(word: str, place: Place) -> Problem:
    """A checksum that is not a SHA-256.

    `sha256:` holds the 64 digits that `sha256sum FILE` (on a Mac: `shasum -a 256 FILE`) prints for the saved text.
    """
    return Problem(
        f"`{word}` is not a SHA-256 checksum", place, "write the 64 digits that `sha256sum` prints for the saved text"
    )


@error("DD116")
def outside_deal(place: Place) -> Problem:
    """A draft that is not in the folder of a deal.

    Every deal has a folder of its own under `drafts/`, with its `deal.yaml` and its drafts. A file beside these
    folders is not read. Move it into the folder of its deal.
    """
    message = f"{place.file.name} is not in the folder of a deal and is not read"
    return Problem(message, place, "move the file into the folder of its deal, as drafts/NAME/")


@warning("DD117")
def saved_as_text(place: Place) -> Problem:
    """A file that an editor saved with `.txt` behind its name.

    Only files whose names end in `.yaml` or `.yml` are read. Notepad and TextEdit put `.txt` behind the name that you
    type, and some systems hide it. Rename the file; in Notepad, choose "All files" when you save.
    """
    name = place.file.name
    help = f"rename the file to {name.rpartition('/')[2].removesuffix('.txt').removesuffix('.TXT')}"
    return Problem(f"{name} ends in .txt and is not read", place, help)
