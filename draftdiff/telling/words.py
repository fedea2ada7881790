"""The words for facts, in tables by enum: what each is called, its sign, and how many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from draftdiff.comparing.changes import NOBODY, UNKNOWN, Change, Group, ItemsDelta, Kind, group
from draftdiff.comparing.diff import MEASURED
from draftdiff.comparing.judging import is_about
from draftdiff.comparing.standing import Account, Aside, Standing, State, Why
from draftdiff.history.recall import Return
from draftdiff.model import (
    Absent,
    Basis,
    Claim,
    Deal,
    Draft,
    DraftKind,
    Naming,
    Open,
    Present,
    Report,
    Shift,
    ShiftWord,
    Stated,
)
from draftdiff.values import Delta, Quantity, Value, ValueType, display, display_delta, written_date

ABSENT = "absent"
OPEN = "left open"
PRESENT = "included, no details"
NOT_REPORTED = "not reported"
NO_DATE = "no date"
UNSAID_BASE = "of what is not said"


class Called(NamedTuple):
    """What a kind of change is called.

    `dated` is the word for a date, where it is another one; `among` the one for a kind that is one of several, and
    `last` the one where another is named before it.
    """

    sign: str
    verb: str
    dated: str = ""
    among: str = ""
    last: str = ""


KINDS: dict[Kind, Called] = {
    Kind.ADDED: Called("+", "added"),
    Kind.DROPPED: Called("−", "dropped"),
    Kind.SPECIFIED: Called("?", "value now reported", among="there before without a reported value"),
    Kind.BLURRED: Called("?", "value not reported", among="still there without a reported value"),
    Kind.RAISED: Called("▲", "raised", dated="later"),
    Kind.LOWERED: Called("▼", "lowered", dated="earlier"),
    Kind.WIDENED: Called("▸", "widened"),
    Kind.NARROWED: Called("◂", "narrowed"),
    Kind.CHANGED: Called("~", "changed", last="changed otherwise"),
    Kind.REBASED: Called("~", "same figure, of something else", among="of something else"),
    Kind.CONDITIONED: Called("~", "same, on another condition", among="the same on another condition"),
    Kind.OPENED: Called("~", "now left open", among="left open"),
    Kind.FIXED: Called("~", "no longer left open", among="left open before"),
    Kind.MOVED: Called("~", "moved to another clause"),
    Kind.DIFFERS: Called("≠", "differs, order not known", among="different"),
    Kind.REWORDED: Called("?", "changed, or the same in other words", among="the same in other words"),
    Kind.KEPT: Called("", "unchanged"),
    Kind.ALIKE: Called("", "reported alike", among="reported alike"),
    Kind.NEWLY_REPORTED: Called("", "newly reported"),
    Kind.NOT_REPORTED: Called("", "not reported"),
    Kind.NOT_READ: Called("", "not read yet"),
    Kind.REPORTED_OTHERWISE: Called("≠", "now reported otherwise"),
    Kind.UNCLEAR: Called("?", "unclear"),
}

MAY_HAVE = "?"
"""The sign of whatever may have changed, of whichever kind."""

SIGNS: dict[str, str] = {
    "+": "added, or back",
    "−": "dropped",
    "▲": "raised, or later",
    "▼": "lowered, or earlier",
    "▸": "widened",
    "◂": "narrowed",
    "~": "changed",
    MAY_HAVE: "may have changed",
    "≠": "differs",
    "!": "reports disagree",
    "●": "reported",
    "◌": "wanted, or told of no draft for certain",
    "○": "others pass it on from there",
    "∅": "absent",
    "×": "taken back",
    "·": "not reported",
    "°": "one outlet's word alone",
}
"""Every sign that any command shows, each with one meaning. What is settled, the normal case, has none."""

GROUPS: dict[Group, tuple[str, str]] = {
    Group.CHANGED: ("Changed", ""),
    Group.CHANGED_SINCE_EARLIER: ("Changed since an earlier draft", "the reports on the draft before are silent"),
    Group.UNCLEAR: ("May have changed", "the reports allow more than one reading"),
    Group.KEPT: ("Unchanged", "as far as reported"),
    Group.ALIKE: ("Reported alike", "what is reported leaves open whether they are the same"),
    Group.KEPT_SINCE_EARLIER: ("Unchanged since an earlier draft", "the reports on the draft before are silent"),
    Group.REPORTED_OTHERWISE: ("Now reported otherwise", ""),
    Group.NEWLY_REPORTED: ("Newly reported", "nobody has said whether the earlier draft had these"),
    Group.NOT_REPORTED: ("Not reported in the later draft", "nobody has said whether these still stand"),
    Group.NOT_READ: ("Not read yet", "the text was printed, and nobody has looked for these in it"),
}
"""What stands over each group of clauses, and what a reader should know of it."""

STEP_GROUPS: dict[Group, tuple[str, str]] = {
    **{one: said for one, said in GROUPS.items() if one is not Group.REPORTED_OTHERWISE},
    Group.NEWLY_REPORTED: ("Newly reported", "nobody has said whether any earlier draft had these"),
    Group.NOT_REPORTED: ("Not reported of this draft", "nobody has said whether these still stand"),
}
"""The same for a step of the change log."""

DAY_GROUPS: dict[Group, tuple[str, str]] = {
    Group.NEWLY_REPORTED: ("Newly reported", "became known between the two days"),
    Group.REPORTED_OTHERWISE: ("Now reported otherwise", "what is known changed, not the draft"),
    Group.NOT_REPORTED: ("Retracted meanwhile", "what was reported of these no longer counts"),
    Group.KEPT: ("Known as before", ""),
}
"""The same for one draft on two days."""

BASES = {
    Basis.PUBLISHED: "published",
    Basis.DOCUMENT: "document seen",
    Basis.ON_RECORD: "on the record",
    Basis.TOLD: "told",
    Basis.ANALYSIS: "analysis",
}

STATES = {
    State.NOT_REPORTED: NOT_REPORTED,
    State.NOT_READ: "not read yet",
    State.POSSIBLE: "may be in the text",
    State.SETTLED: "settled",
    State.CONTESTED: "reports disagree",
}

WHYS = {
    Why.DRIFT: "says something else than the origin that it names",
    Why.RETRACTED: "retracted",
    Why.OVERRULED: "set aside by a ruling",
    Why.NOTHING_TO_KEEP: "says that it did not change, of a draft in which it is not reported",
}

SHIFTS = {word: (word.value, word.value) for word in ShiftWord} | {
    ShiftWord.RAISED: ("raised", "moved later"),
    ShiftWord.LOWERED: ("lowered", "moved earlier"),
}
"""A reported change in words, and the words for it where the clause is a date."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

UNNAMED = frozenset({"", "the outlet", "not attributed"})
"""What `who:` holds where it names nobody."""


def names_someone(who: str) -> bool:
    """Tell whether `who:` names anybody."""
    return who.strip().casefold() not in UNNAMED


def count(number: int, noun: str) -> str:
    """Say how many, in the singular or the plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Sequence[str], word: str = "and") -> str:
    """List names as in a sentence: `Axios, CNN and Newser`."""
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def counted(numbers: Iterable[tuple[int, str]]) -> list[str]:
    """Say each number with its words; what there is none of is left out."""
    return [f"{number} {words}" for number, words in numbers if number]


def day(of: Quantity | None) -> str:
    """Write a day for people, or that there is none."""
    return written_date(of) if of else NO_DATE


def party(deal: Deal, id: str) -> str:
    """Name a party."""
    return deal.parties.get(id, id)


def parties(deal: Deal, ids: Sequence[str]) -> str:
    """Name whose text it is."""
    return listed([party(deal, id) for id in ids]) if ids else "author unknown"


def value(of: Value) -> str:
    """Write a value for people: as `display` does, but dates as `20 Feb 2025`."""
    if isinstance(of, Quantity) and of.type is ValueType.DATE:
        return written_date(of)
    return display(of)


def claim(of: Claim, deal: Deal, clause: str) -> str:
    """Say a claim in a few words: `50% of mining revenue`, `absent`, `raised since First offer`."""
    match of:
        case Stated():
            base = f" of {of.of}" if of.of else ""
            return value(of.value) + base + (f", on condition: {of.condition}" if of.condition else "")
        case Absent():
            return ABSENT
        case Present():
            return PRESENT
        case Open():
            return OPEN
        case Shift():
            is_date = deal.clauses[clause].type is ValueType.DATE
            since = listed([deal.drafts[id].title for id in of.among or (of.since,)])
            return f"{SHIFTS[of.word][is_date]} since {since}"


def says(report: Report, deal: Deal) -> str:
    """Say a report's own claim, before accounts were merged."""
    said = claim(report.claim, deal, report.clause)
    return f"demanded: {said}" if report.demand else said


def quotation(report: Report) -> str:
    """Quote a report's source, with what the quote says in the record's language; nothing where it has no quote."""
    if not report.quote:
        return ""
    own = [f"in {report.lang}"] if report.lang else []
    own += [f"in our reading: {report.reading}"] if report.reading else []
    return f"“{report.quote}”" + (f" ({', '.join(own)})" if own else "")


def version(report: Report, deal: Deal) -> str:
    """Say of which drafts a report may speak, where it names no version; nothing where it names one."""
    if report.about is None:
        return ""
    each = report.about.naming is Naming.EACH_OF
    return f"names no version{', and is read as of' if each else ': it may be'} {of_drafts(report, deal)}"


def of_drafts(report: Report, deal: Deal) -> str:
    """Name the draft that a report speaks of, or all that it may."""
    if report.about is None:
        return deal.drafts[report.draft].title
    titles = [deal.drafts[id].title for id in report.about.drafts if id in deal.drafts]
    return listed(titles, "or" if report.about.naming is Naming.ONE_OF else "and")


def account(of: Account, deal: Deal) -> str:
    """Say an account, and that it is wanted, or may be of another draft; a base that nobody gave is said to be so."""
    clause = of.reports[0].clause
    unsaid = isinstance(of.claim, Stated) and (
        of.claim.unsaid or (of.claim.of is None and deal.clauses[clause].of_required)
    )
    said = claim(of.claim, deal, clause) + (f", {UNSAID_BASE}" if unsaid else "")
    if isinstance(of.claim, Stated) and all(is_move(report) for report in of.reports):
        said += f", no {'day' if deal.clauses[clause].type is ValueType.DATE else 'figure'} reported"
    if of.sure:
        return said
    return f"demanded: {said}" if is_wanted(of, deal) else f"perhaps {said}"


def is_wanted(of: Account, deal: Deal) -> bool:
    """Tell whether an account is only told as what a party wants."""
    return all(one.demand or deal.drafts[one.draft].kind is DraftKind.POSITION for one in of.reports)


def is_move(report: Report) -> bool:
    """Tell whether a report says that something was raised or lowered: then a bound is ours, from two reports."""
    return isinstance(report.claim, Shift) and report.claim.word in (ShiftWord.RAISED, ShiftWord.LOWERED)


def standing(of: Standing, deal: Deal) -> str:
    """Say what is known of a clause, in one line; accounts that disagree with a word between them."""
    return listed([account(one, deal) for one in of.accounts], "or") if of.accounts else STATES[of.state]


NOT_TOLD = (Kind.NEWLY_REPORTED, Kind.NOT_REPORTED, Kind.NOT_READ)
"""What may be where all that is told, a demand or a word on one of several drafts, may not be of this one."""

IF_TOLD = ", if so in both"


def happened(change: Change, deal: Deal, by: str = "") -> str:
    """Say in a few words what happened, or all that may have, and `by` how much; then on what that hangs."""
    is_date = deal.clauses[change.clause].type is ValueType.DATE
    told = [one for one in change.possible if one not in NOT_TOLD]
    if not told:
        return KINDS[change.kind].verb if len(change.possible) == 1 else "unknown"
    called = [KINDS[one] for one in told]
    said = [(is_date and one.dated) or one.verb for one in called]
    if len(told) > 1:
        said = [one.among or word for one, word in zip(called, said, strict=True)]
        said[1:] = [one.last or word for one, word in zip(called[1:], said[1:], strict=True)]
    either = "either " if len(told) == 2 else ""
    return f"{either}{listed(said, 'or')}{by}{IF_TOLD if len(told) < len(change.possible) else ''}"


def delta(change: Change) -> str:
    """Say by how much a clause changed, or what came and went; nothing where that says no more than the kind."""
    match change.delta:
        case None:
            return ""
        case ItemsDelta(added, removed):
            named = {"adds": added, "leaves out": removed}
            return "; ".join(f"{did} {', '.join(names)}" for did, names in named.items() if names)
        case Delta(low=low, high=high):
            # A range that begins or ends at nothing says no more than "raised or unchanged".
            return "" if 0 in (low, high) else display_delta(change.delta)


def verdict(change: Change, deal: Deal) -> str:
    """Say what happened and by how much."""
    by, is_date = delta(change), deal.clauses[change.clause].type is ValueType.DATE
    # Days between dates of which nobody knows which is later are no measure of anything.
    if not by or (is_date and not change.certain):
        return happened(change, deal)
    # "61 days later" has the word in it.
    return by if is_date and change.certain else happened(change, deal, f" ({by})")


def ranges(change: Change) -> str:
    """Say what range a roughly told amount or day was compared as; nothing where there is none to compare."""
    accounts = (*change.before.accounts, *change.after.accounts)
    values = [one.claim.value for one in accounts if isinstance(one.claim, Stated)]
    measured = group(change.kind) in (Group.CHANGED, Group.UNCLEAR) and {*change.possible} & MEASURED
    rough = [one for one in values if isinstance(one, Quantity) and is_about(one)] if measured else []
    said = {value(one): value(replace(one, text="")) for one in rough}
    return listed([f"{told} read as {range}" for told, range in said.items()])


def towards(change: Change, deal: Deal) -> str:
    """Name the party that a change moves towards; nothing where it is not certain or nobody's."""
    return f"towards {party(deal, change.favours)}" if change.favours else ""


def whoms(deal: Deal) -> tuple[str, ...]:
    """Return in whose favour a change may be, in the order in which it is told."""
    return (*deal.parties, NOBODY, UNKNOWN)


def in_favour(deal: Deal, whom: str) -> str:
    """Say in whose favour a change is, by what `Change.whom` returns."""
    otherwise = {NOBODY: "in nobody's stated favour", UNKNOWN: "where the gain depends on which report is right"}
    return otherwise.get(whom) or f"towards {party(deal, whom)}"


def returned(of: Return) -> str:
    """Say after how many drafts a clause is back.

    >>> returned(Return(1, 1)), returned(Return(1, 2)), returned(Return(2, 4))
    ('returned after one draft', 'returned after one or two drafts', 'returned after two to four drafts')
    """
    if of.least == of.most:
        return f"returned after {number(of.least)} draft" + ("" if of.least == 1 else "s")
    between = "or" if of.most == of.least + 1 else "to"
    return f"returned after {number(of.least)} {between} {number(of.most)} drafts"


def times(number: int) -> str:
    """Say how often."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def number(of: int) -> str:
    """Write a small number in letters."""
    return NUMBERS[of] if of < len(NUMBERS) else str(of)


def still(change: Change, deal: Deal) -> str:
    """Say what is known of the later side where the reports give both the same bound and say that it moved."""
    if not change.certain or change.kind not in (Kind.RAISED, Kind.LOWERED):
        return ""
    one, other = ([account.claim for account in side.accounts] for side in (change.before, change.after))
    after = [report for account in change.after.accounts for report in account.reports]
    if one != other or not all(isinstance(report.claim, Shift) for report in after):
        return ""
    is_date = deal.clauses[change.clause].type is ValueType.DATE
    up, down, what = ("later", "earlier", "day") if is_date else ("higher", "lower", "figure")
    return f"{up if change.kind is Kind.RAISED else down} still, no {what} reported"


def draft_facts(draft: Draft, deal: Deal) -> str:
    """Say what a draft says of itself."""
    if draft.kind is DraftKind.POSITION:
        return f"position of {parties(deal, draft.by)}, of which no text is told, {day(draft.date)}"
    return f"{parties(deal, draft.by)}, {day(draft.date)}, {draft.status}"


def set_aside(of: Aside, deal: Deal) -> str:
    """Say which report is not counted, and why, or what a printed text makes of it."""
    report = of.report
    relays = f", relaying {deal.sources[report.relays].outlet}" if report.relays else ""
    said = f"{deal.sources[report.source].outlet}{relays}: {says(report, deal)}"
    if of.why is Why.WANTED:
        return f"wanted, and not said to be in the text: {said}"
    return f"{JUDGED[of.why]}: {said}" if of.why in JUDGED else f"not counted: {said} ({why(of)})"


JUDGED = {
    Why.BORNE_OUT: "borne out by the printed text",
    Why.LESS_PRECISE: "less precise than the printed text",
    Why.REFUTED: "refuted by the printed text",
    Why.NOT_DECIDED: "not decided by the printed text",
}
"""What a printed text makes of a report: such a report is not set aside, but no longer needed."""


def why(of: Aside) -> str:
    """Say why a report is not counted."""
    retracted = of.report.retracted if of.why is Why.RETRACTED else None
    if of.why is Why.RETRACTED and not (retracted and retracted.because):
        return "passes on what was retracted"
    if retracted is None:
        return WHYS[of.why]
    on = f" on {written_date(retracted.on)}" if retracted.on else ""
    return f"retracted{on}: {retracted.because}"


def ruled(of: Standing, deal: Deal) -> str:
    """Say whom an editor's ruling follows and why; nothing where there is none."""
    ruling = of.ruling
    if ruling is None:
        return ""
    accepted = [report for one in of.accounts for report in one.reports]
    sources = [r.relays or r.source for r in accepted if ruling.accept in (r.source, r.relays)]
    name = deal.sources[sources[0]].outlet if sources else ruling.accept
    on = f", on {written_date(ruling.on)}" if ruling.on else ""
    several = f" ({name} has several accounts, and which of them is right is not ruled)" if len(of.accounts) > 1 else ""
    return f"ruling: this record follows {name}{on}, because {' '.join(ruling.because.split())}{several}"


def follows(draft: Draft, before: Draft | None, deal: Deal) -> str:
    """Say which draft one follows; nothing where that is not stated, or is the one that is shown before it."""
    followed = deal.drafts.get(draft.follows or "")
    return f"follows {followed.title}" if followed and followed != before else ""


def perhaps_the_same(draft: Draft, deal: Deal) -> str:
    """Say that a draft may be the same document as another; nothing where nobody says so."""
    if not draft.maybe:
        return ""
    others = [deal.drafts[id].title if id in deal.drafts else id for id in draft.maybe]
    return f"may be the same document as {listed(others, 'or')}"
