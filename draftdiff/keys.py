"""Every key of every file, once: what it means, what it holds, how it is asked for, an example.

Reading, schema, hovers, the options and questions of commands, and the tables of docs/file-format.md follow from this.
"""

from enum import StrEnum
from typing import NamedTuple

from draftdiff.model import Base, Basis, Covers, DraftKind, Is, Naming, ShiftWord, Status, Yes
from draftdiff.values import ValueType


class Holds(StrEnum):
    """What stands behind a key, in the words of the docs."""

    TEXT = "text"
    ID = "id"
    DATE = "a [date](#dates)"
    WORD = "one of"
    PARTY = "a party's short name"
    DRAFT = "id of a draft"
    SOURCE = "id of a source"
    VALUE = "a value of the clause's type"
    LIST = "list"
    GROUP = "group"
    CHECKSUM = "64 digits"
    PARTIES = "a party's short name, a list of them, or `unknown`"
    DRAFTS = "id of a draft, or a list of them"
    SINCE = "id of a draft, or `{each-of: [a-draft, another]}`"
    CLAUSES = "id of a clause, or a list of them"
    CODES = "code of a check, or a list of them"
    LANGUAGE = "code of a language"


class Need(StrEnum):
    """Whether a key may be left out, in the words of the docs."""

    NEEDED = "needed"
    EXPECTED = "expected"
    ONE_OF_THREE = "one of three"
    WITH_VALUE = "with `value`"
    WITH_CHANGE = "with `change`"
    WITH_LIST = "with a list"
    WITH_LANG = "with `lang`"
    WITH_ACK = "with `acknowledged`"
    ONE_OF_TWO = "one of two"
    FOR_CHOICE = "needed for `choice`"
    IF_CITED = "needed if cited"
    NO = ""


class Key(NamedTuple):
    """A key of a file.

    `ask` is the question that it answers, empty where no command takes it by itself; `about` is what it means, `more`
    the section of docs/file-format.md that says more.
    """

    name: str
    holds: Holds
    example: str
    need: Need = Need.NO
    words: type[StrEnum] | None = None
    ask: str = ""
    about: str = ""
    more: str = ""

    @property
    def help(self) -> str:
        """What the option of this key is for: the question as a sentence."""
        return f"{self.ask[:1].upper()}{self.ask[1:]}."


Keys = dict[str, Key]
CLAIMS = ("value", "is", "change")
NOT_SAID = "not said"
LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
"""The code of a language, with a script or a country where it matters (BCP 47)."""
UNKNOWN = "unknown"


def _keys(*keys: Key) -> Keys:
    return {key.name: key for key in keys}


# fmt: off
DEAL = _keys(
    Key("deal", Holds.ID, "a-name", need=Need.NEEDED, ask="the id of the deal",
        about="The id of the deal, by which the command line names it."),
    Key("title", Holds.TEXT, "Title of the deal", need=Need.NEEDED, ask="the title",
        about="The heading of every output."),
    Key("parties", Holds.GROUP, "{A: One side, B: The other}", need=Need.NEEDED,
        ask="a side, such as US='United States'",
        about="The sides to the deal: a short name for each, and its name. `by` and `favours` use the short names."),
    Key("clauses", Holds.GROUP, "{a-clause: {label: Name of the clause, type: text}}", need=Need.NEEDED,
        about="The points under negotiation, each by its id, in the order of every table."),
    Key("currencies", Holds.GROUP, "{$: CAD}", more="currencies",
        ask="what a bare sign of money means, where it is not the usual, such as $=CAD",
        about="What a bare sign or word of a currency means in this deal, where it is not the usual."),
    Key("note", Holds.TEXT, "some words",
        about="Remarks; not shown in output."),
)

CLAUSE = _keys(
    Key("label", Holds.TEXT, "Name of the clause", need=Need.NEEDED, ask="what readers see",
        about="What the clause is called in output."),
    Key("type", Holds.WORD, "percent", need=Need.NEEDED, words=ValueType, ask="what its values are",
        more="how-values-are-written",
        about="How the values of the clause are written and compared."),
    Key("of", Holds.WORD, "required", words=Base,
        about="Whether a value must say what it is a part of. A percent must, unless this is `optional`."),
    Key("favours", Holds.GROUP, "{present: A, absent: B}", ask="who gains when it goes that way, such as higher=US",
        about="What may happen to the clause, and the party that gains by it. What is not named favours nobody."),
    Key("choices", Holds.LIST, "[one, two]", need=Need.FOR_CHOICE, ask="a value that a clause of type choice may take",
        about="The values that a clause of type choice may take."),
    Key("keywords", Holds.LIST, "[revenue, royalty]", ask="a word that articles use for it",
        about="Words that articles use for the clause; `draftdiff suggest` looks for them."),
    Key("same", Holds.LIST, "[[New York, New York courts]]", more="other-words-for-one-thing",
        ask="other words for one thing, with | between them",
        about="Other words for one thing, values or bases: a list of groups, each a list."),
    Key("from", Holds.CLAUSES, "[another-clause]", more="clauses-that-are-split-or-merged",
        ask="the clause that it was split from, or those it was merged of",
        about="The clause that this one was split from, or those that it was merged of."),
    Key("note", Holds.TEXT, "some words",
        about="Remarks; not shown in output."),
)

DRAFT = _keys(
    Key("draft", Holds.ID, "first-offer", need=Need.NEEDED, ask="the id of the draft",
        about="The id of the draft, by which the command line names it. The file should have the same name."),
    Key("title", Holds.TEXT, "First offer", need=Need.NEEDED, ask="the title",
        about="What the draft is called in output."),
    Key("by", Holds.PARTIES, "A", need=Need.NEEDED, ask="whose draft it is; several for a joint text, or `unknown`",
        about="Whose text it is: a party's short name; several, as `[A, B]`, for a joint text; or `unknown`."),
    Key("kind", Holds.WORD, "position", words=DraftKind, ask="whether it is a text or a position",
        more="positions",
        about="A text if left out; a position is what a party wants where no document is told of."),
    Key("date", Holds.DATE, "2025-02-20", ask="the date, year first, such as 2025-02-20~ for about that day",
        about="When it was made or handed over: 2025-02-20, 2025-02, or 2025-02-20~ for about that day."),
    Key("status", Holds.WORD, "proposed", words=Status, ask="what became of it",
        about="What became of the draft; proposed if left out."),
    Key("follows", Holds.DRAFT, "another-draft", ask="which draft it answers or replaces",
        about="The draft before it. Without it, dates put drafts in order."),
    Key("maybe", Holds.DRAFTS, "another-draft", ask="which other draft may be the same document",
        about="Another draft, or several, that may be the same document under another name; see `draftdiff same`."),
    Key("note", Holds.TEXT, "some words",
        about="Remarks, shown by `draftdiff show`."),
    Key("read", Holds.GROUP, "{a-source: [a-clause]}", more="a-draft-printed-in-full",
        about="By source that printed the draft whole: the clauses that you looked for in it. Only this makes its "
        "silence an absence; `draftdiff read` writes it."),
    Key("acknowledged", Holds.CODES, "[DD310]", more="warnings-that-stay-true",
        about="Codes of warnings on the draft that stay true and are no longer said, with `because`."),
    Key("because", Holds.TEXT, "what was looked at", need=Need.WITH_ACK,
        about="Why a warning that is acknowledged stays true."),
    Key("terms", Holds.GROUP, "{a-clause: [{value: 50%, source: a-source}]}",
        about="What was reported: a clause, and under it one report for each source, each with a dash. "
        "Leave out what nobody reported."),
    Key("rulings", Holds.GROUP, "{a-clause: {accept: a-source, because: a reason}}",
        more="rulings",
        about="Your decision, with its reason, between accounts that contradict each other."),
)

REPORT = _keys(
    Key("value", Holds.VALUE, "50%", need=Need.ONE_OF_THREE, ask="what it says: a value, or absent, present, removed …",
        more="how-values-are-written",
        about="What the source says that the draft says, hedge and all: ~50%, up to $5bn."),
    Key("is", Holds.WORD, "absent", need=Need.ONE_OF_THREE, words=Is, ask="whether the draft has the clause",
        about="That the source says the draft has no such term, or that it has one without saying what."),
    Key("change", Holds.WORD, "removed", need=Need.ONE_OF_THREE, words=ShiftWord,
        ask="what became of the clause, where no value is told",
        more="changes-without-a-value",
        about="How the source says that the term changed, where it does not say to what."),
    Key("of", Holds.TEXT, "mining revenue", need=Need.WITH_VALUE, ask="of what, such as mining revenue, or `not said`",
        more="what-a-value-is-a-part-of",
        about="What the value is a part of, in the same words wherever sources mean the same; `not said` "
        "if the source gives none."),
    Key("since", Holds.SINCE, "first-offer", need=Need.WITH_CHANGE, ask="since which draft",
        more="changes-without-a-value",
        about="The draft that the source compares with; each of several, as in `{each-of: [first-offer, counter]}`."),
    Key("whole", Holds.WORD, "yes", need=Need.WITH_LIST, words=Yes, ask="whether the list is whole",
        more="lists",
        about="`yes` where the source gives the whole list; without it there may be more in the draft."),
    Key("condition", Holds.TEXT, "from new permits only", need=Need.WITH_VALUE, ask="on what condition, if any",
        more="conditions",
        about="The condition on which the value holds, compared like `of`, each for itself."),
    Key("demand", Holds.WORD, "yes", words=Yes, ask="whether it is told as what the party wants",
        more="demands",
        about="`yes` where it is told as what a party wants, and not said to be in the text."),
    Key("source", Holds.SOURCE, "a-source", need=Need.NEEDED, ask="which source",
        about="Where you read it: a source declared under seeds/."),
    Key("relays", Holds.SOURCE, "a-source", ask="whose reporting the source passes on",
        more="relays",
        about="Whose reporting it is, when the source passes it on: another source."),
    Key("who", Holds.TEXT, "two people in the talks", need=Need.EXPECTED, ask="who says so, in the source's words",
        about="Whose word it is, as the source has it. `not attributed` if it does not say."),
    Key("basis", Holds.WORD, "told", need=Need.NEEDED, words=Basis, ask="what it rests on",
        about="What the claim rests on."),
    Key("quote", Holds.TEXT, "words of the source", need=Need.EXPECTED, ask="a phrase of the source, at most 15 words",
        about="The words of the source that say it: a phrase of at most 15 words, never a whole sentence."),
    Key("lang", Holds.LANGUAGE, "uk", ask="the language of the quote, if not the record's",
        more="quotes-in-another-language",
        about="The language of the quote where it is not the record's, such as `uk` or `pt-BR`."),
    Key("reading", Holds.TEXT, "half of the revenue", need=Need.WITH_LANG, ask="what the quote says, in your language",
        more="quotes-in-another-language",
        about="What a quote in another language says, in your words, and shown as yours."),
    Key("note", Holds.TEXT, "some words", ask="a remark for readers",
        about="Remarks, shown with `--evidence` and in footnotes."),
    Key("retracted", Holds.GROUP, "{on: 2025-02-22, because: the outlet corrected it}",
        more="retractions",
        about="That the report no longer stands, and why. Do not delete a report that turned out wrong."),
    Key("acknowledged", Holds.CODES, "[DD310]", ask="a warning that stays true, by its code",
        more="warnings-that-stay-true",
        about="Codes of warnings on the report that stay true and are no longer said, with `because`."),
    Key("because", Holds.TEXT, "what was looked at", need=Need.WITH_ACK, ask="why the warning stays true",
        more="warnings-that-stay-true",
        about="Why a warning that is acknowledged stays true."),
)

UNPLACED = _keys(
    Key("unplaced", Holds.ID, "a-deal", need=Need.NEEDED,
        about="The id of the deal. The file holds the reports that do not say of which draft they speak."),
    Key("note", Holds.TEXT, "some words",
        about="Remarks; not shown in output."),
    Key("terms", Holds.GROUP, "{a-clause: [{is: present, about: {one-of: [first-offer, counter]}, source: a-source}]}",
        about="The reports, each with the keys of a report and `about`."),
)

ABOUT = _keys(
    Key(Naming.ONE_OF, Holds.LIST, "[first-offer, counter]", need=Need.ONE_OF_TWO,
        about="It speaks of one of these drafts, and does not say of which; on none of them it counts for certain."),
    Key(Naming.EACH_OF, Holds.LIST, "[first-offer, counter]", need=Need.ONE_OF_TWO,
        about="It speaks of each of these drafts, and counts on every one."),
)

UNPLACED_REPORT = {**REPORT, **_keys(
    Key("about", Holds.GROUP, "{one-of: [first-offer, counter]}", need=Need.NEEDED,
        more="reports-that-name-no-version",
        about="Which drafts the source may speak of: `one-of` them, or `each-of` them."),
)}

RETRACTION = _keys(
    Key("on", Holds.DATE, "2025-02-22", ask="since when",
        about="The day from which the report no longer stands; with `--known`, it stands until then."),
    Key("because", Holds.TEXT, "the outlet corrected it", need=Need.NEEDED, ask="why it no longer stands",
        about="Why it no longer stands; always shown."),
)

RULING = _keys(
    Key("accept", Holds.SOURCE, "a-source", need=Need.NEEDED,
        about="The source whose account this record follows. It must report on this clause of this draft."),
    Key("because", Holds.TEXT, "its reporter saw the text", need=Need.NEEDED, ask="why this account and no other",
        about="The reason, which is always shown."),
    Key("on", Holds.DATE, "2025-02-22", ask="when it was decided",
        about="The day of the decision; with `--known`, it counts from then."),
)

SOURCE = _keys(
    Key("outlet", Holds.TEXT, "Name of the outlet", need=Need.NEEDED, ask="who published it",
        about="Who published it. Two articles of one outlet count as one origin."),
    Key("title", Holds.TEXT, "Headline of the article", ask="its headline",
        about="Its headline, shown in footnotes."),
    Key("published", Holds.DATE, "2025-02-20", need=Need.IF_CITED,
        ask="the day on which it came out, such as 2025-02-20",
        about="When it came out: 2025-02-20, 2025-02, or two days with a slash between. `--known` goes by it."),
    Key("url", Holds.TEXT, "https://outlet.example/article", ask="its address",
        about="Its address, linked in footnotes."),
    Key("text", Holds.TEXT, "article.txt",
        about="The file name of the saved copy, in seeds/texts/ or the folder that `--texts` names."),
    Key("sha256", Holds.CHECKSUM, "0" * 64,
        about="The checksum of the saved copy, as `sha256sum FILE` prints it (on a Mac, `shasum -a 256 FILE`)."),
    Key("covers", Holds.WORD, "full-text", words=Covers, ask="that it printed the whole draft",
        more="a-draft-printed-in-full",
        about="`full-text` where the source printed the whole draft; which clauses you read in it is `read` of the "
        "draft."),
    Key("copy-of", Holds.SOURCE, "a-source", ask="which source has the same text, if one has",
        more="copies",
        about="The source that holds the same text, as from a news agency: a copy is no origin of its own."),
    Key("acknowledged", Holds.CODES, "[DD320]", more="warnings-that-stay-true",
        about="Codes of warnings on the source that stay true and are no longer said, with `because`."),
    Key("because", Holds.TEXT, "what was looked at", need=Need.WITH_ACK,
        about="Why a warning that is acknowledged stays true."),
    Key("note", Holds.TEXT, "some words",
        about="Remarks, shown in footnotes and in lists of sources."),
)
# fmt: on

FAVOURS = {
    "present": "The party that gains when the clause comes in.",
    "absent": "The party that gains when the clause goes.",
    "higher": "The party that gains when the value goes up; for dates, later.",
    "lower": "The party that gains when the value goes down; for dates, earlier.",
    "wider": "The party that gains when items come in.",
    "narrower": "The party that gains when items go.",
}

MEANINGS: dict[StrEnum, str] = {
    ValueType.PERCENT: "50%, half, a third, up to 40%",
    ValueType.MONEY: "$500bn, €4m, at least USD 5 million",
    ValueType.NUMBER: "300,000, about 2.5m, dozens",
    ValueType.DURATION: "90 days, 18 months, 10 years",
    ValueType.DATE: "2025-02-20, 2025-02, 2025-02-20~",
    ValueType.YES_NO: "yes or no",
    ValueType.CHOICE: "one of the clause's choices",
    ValueType.PLACE: "the name of a place: New York",
    ValueType.LIST: "[Northport, Eastmark]; with `whole: yes` where there is no more",
    ValueType.TEXT: "your own words, the same wherever sources mean the same",
    Base.REQUIRED: "A value without `of` is an error.",
    Base.OPTIONAL: "A value may stand without `of`.",
    Status.PROPOSED: "On the table, or nobody has said what became of it.",
    Status.REJECTED: "Turned down.",
    Status.SUPERSEDED: "Overtaken by a later draft.",
    Status.AGREED: "Agreed on, and not yet signed.",
    Status.SIGNED: "Signed.",
    Is.ABSENT: "The source says that the draft has no such term. Silence is not absence.",
    Is.PRESENT: "The source says that the draft has such a term, and not what it says.",
    Is.OPEN: "The source says that the draft has the term and leaves what it says to later.",
    ShiftWord.REMOVED: "The clause was there in the other draft and is not in this one.",
    ShiftWord.ADDED: "The clause is in this draft and was not in the other.",
    ShiftWord.UNCHANGED: "The clause is what it was in the other draft.",
    ShiftWord.RAISED: "The value is above what it was; for dates, later.",
    ShiftWord.LOWERED: "The value is below what it was; for dates, earlier.",
    Basis.PUBLISHED: "The source prints the document, or is the document.",
    Basis.DOCUMENT: "The source has seen the document.",
    Basis.ON_RECORD: "The source names who says so.",
    Basis.TOLD: "The source was told by people it does not name, or does not say how it knows.",
    Basis.ANALYSIS: "The source concludes it.",
    Covers.FULL_TEXT: "The source printed the whole draft.",
    Yes.YES: "It is so.",
}
"""What each word means that a key may take. Words of two lists are never equal, but for those of `KINDS`."""

KINDS: dict[StrEnum, str] = {
    DraftKind.TEXT: "A document, or what is told of one.",
    DraftKind.POSITION: "What a party wants, where no document is told of; no step of the change log, and no move.",
}


def meaning(word: StrEnum) -> str:
    """Return what a word means."""
    return KINDS[word] if isinstance(word, DraftKind) else MEANINGS[word]
