"""What an editor says of every key and word of the files, and examples of what stands behind a key."""

from enum import StrEnum

from draftdiff.model import Basis, ShiftWord, Status
from draftdiff.reading import deal, report
from draftdiff.values import ValueType

DEAL = {
    "deal": "The id of the deal, by which the command line names it: small letters, digits and single hyphens.",
    "title": "The heading of every output.",
    "parties": "The sides to the deal: a short name for each, and its name. `by` and `favours` use the short names.",
    "clauses": "The points under negotiation, each by its id, in the order of every table.",
    "note": "Remarks; not shown in output.",
}

CLAUSE = {
    "label": "What the clause is called in output.",
    "type": "How the values of the clause are written and compared.",
    "of": "Whether a value must say what it is a part of. A percent must, unless this is `optional`.",
    "favours": "What may happen to the clause, and the party that gains by it. What is not named favours nobody.",
    "choices": "The values that a clause of type choice may take.",
    "keywords": "Words that articles use for the clause.",
    "note": "Remarks; not shown in output.",
}

DRAFT = {
    "draft": "The id of the draft, by which the command line names it. The file should have the same name.",
    "title": "What the draft is called in output.",
    "by": "The short name of the party whose text it is.",
    "date": "When it was made or handed over: 2025-02-20, 2025-02, or 2025-02-20~ for about that day.",
    "status": "What became of the draft; proposed if left out.",
    "follows": "The id of the draft before it. Without it, dates put drafts in order.",
    "maybe": "The id of another draft that may be the same document, reported under two names.",
    "note": "Remarks, shown by `draftdiff show`.",
    "terms": "What was reported: a clause, and under it one report for each source, each with a dash. "
    "Leave out what nobody reported.",
    "rulings": "Your decision, with its reason, between accounts that contradict each other.",
}

REPORT = {
    "value": "What the source says that the draft says, hedge and all: ~50%, up to $5bn.",
    "is": "That the source says the draft has no such term, or that it has one without saying what.",
    "change": "How the source says that the term changed, where it does not say to what.",
    "of": "What the value is a part of, in the same words wherever sources mean the same; `not said` if the "
    "source gives none.",
    "since": "The draft that the source compares with.",
    "source": "Where you read it: the id of a source declared under seeds/.",
    "relays": "Whose reporting it is, when the source passes it on: the id of another source.",
    "who": "Whose word it is, as the source has it: two people in the talks. `not attributed` if it does not say.",
    "basis": "What the claim rests on.",
    "quote": "The words of the source that say it: a phrase of at most 15 words, never a whole sentence.",
    "note": "Remarks, shown with --evidence and in footnotes.",
    "retracted": "That the report no longer stands, and why. Do not delete a report that turned out wrong.",
}

RETRACTION = {
    "on": "The day from which the report no longer stands.",
    "because": "Why it no longer stands; always shown.",
}

RULING = {
    "accept": "The source whose account this record follows. It must report on this clause of this draft.",
    "because": "The reason, which is always shown.",
    "on": "The day of the decision; with --known, it counts from then.",
}

SOURCE = {
    "outlet": "Who published it. Two articles of one outlet count as one origin.",
    "title": "Its headline, shown in footnotes.",
    "published": "When it came out: 2025-02-20, 2025-02, or two days with a slash between. Needed if it is cited.",
    "url": "Its address, linked in footnotes.",
    "text": "The file name of the saved copy, in seeds/texts/ or the folder that --texts names.",
    "sha256": "The checksum of the saved copy: 64 digits, as `sha256sum FILE` prints them.",
    "covers": "`full-text` where the source printed the whole draft, so that its silence counts as absence.",
    "note": "Remarks; not shown in output.",
}

FAVOURS = {
    "present": "The party that gains when the clause comes in.",
    "absent": "The party that gains when the clause goes.",
    "higher": "The party that gains when the value goes up; for dates, later.",
    "lower": "The party that gains when the value goes down; for dates, earlier.",
    "wider": "The party that gains when items come in.",
    "narrower": "The party that gains when items go.",
}

WORDS: dict[StrEnum, str] = {
    ValueType.PERCENT: "50%, half, a third, up to 40%",
    ValueType.MONEY: "$500bn, €4m, at least USD 5 million",
    ValueType.NUMBER: "300,000, about 2.5m, dozens",
    ValueType.DURATION: "90 days, 18 months, 10 years",
    ValueType.DATE: "2025-02-20, 2025-02, 2025-02-20~",
    ValueType.YES_NO: "yes or no",
    ValueType.CHOICE: "one of the clause's choices",
    ValueType.PLACE: "the name of a place: New York",
    ValueType.LIST: "[Northport, Eastmark]; with … at the end where there may be more",
    ValueType.TEXT: "your own words, the same wherever sources mean the same",
    deal.Base.REQUIRED: "A value without `of` is an error.",
    deal.Base.OPTIONAL: "A value may stand without `of`.",
    Status.PROPOSED: "On the table, or nobody has said what became of it.",
    Status.REJECTED: "Turned down.",
    Status.SUPERSEDED: "Overtaken by a later draft.",
    Status.AGREED: "Agreed on, and not yet signed.",
    Status.SIGNED: "Signed.",
    report.Is.ABSENT: "The source says that the draft has no such term. Silence is not absence.",
    report.Is.PRESENT: "The source says that the draft has such a term, and not what it says.",
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
}
"""What each word means that a key may take. Words of two lists are never equal, which a test holds."""
