"""What follows for many drafts: a party's row in the ledger, what was last known, and who was right."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from tests.law.contents import bits
from tests.law.deal import Draft, Report
from tests.law.reading import GONE, NEW, ONE_DOCUMENT, Found, Reading
from tests.law.worlds import Worlds

GAVE_WAY, MAY_HAVE, OWN_SIDE = "gave-way", "may-have", "own-side"
NOBODY, DID_NOT, UNKNOWN = "not-said", "did-not", "unknown"
NO_CHANGE = frozenset({"kept", NEW, GONE, ONE_DOCUMENT})


def is_theirs(draft: Draft, party: str) -> bool:
    """Tell whether a draft is a text of a party: its own, a joint one, or one that all have agreed to."""
    return not draft.position and (party in draft.by or draft.status in ("agreed", "signed"))


@dataclass(frozen=True)
class Steps:
    """A party's texts on a clause, each against each before it; `whole` if all are reported and can be compared.

    A text of which nobody knows whether it came first, or whether it is another text at all, is against none, and does
    not matter where it says the same. What a
    text did against an earlier one than the last before it happened at some step between them, whatever is known of
    those: so it counts too.
    """

    party: str
    found: tuple[Found, ...]
    whole: bool

    @property
    def rows(self) -> tuple[str, ...]:
        """Every row that no world denies, those first that go before others: what is certain, and what may be."""
        others = [{party for party in one.parties if party not in ("", self.party)} for one in self.found]
        gave = any(other == one.parties for one, other in zip(self.found, others, strict=True))
        own = any(one.parties == {self.party} for one in self.found)
        moved = any(one.parties == {""} and not one.kinds & NO_CHANGE for one in self.found)
        did_not = self.whole and all(one.kinds == {"kept"} for one in self.found)
        holds = {GAVE_WAY: gave, MAY_HAVE: any(others), OWN_SIDE: own, NOBODY: moved, DID_NOT: did_not}
        return (*(row for row, is_so in holds.items() if is_so), UNKNOWN)


def steps(reading: Reading, party: str, clause: str) -> Steps:
    """Gather a party's texts on a clause."""
    theirs = [draft.id for draft in reading.deal.drafts if is_theirs(draft, party)]
    pairs = [(one, other) for one in theirs for other in theirs if (one, other) in reading.order]
    apart = [pair for pair in combinations(theirs, 2) if not {pair, pair[::-1]} & reading.order]
    same = all(one is not None and one.kinds == {"kept"} for one in (reading.between(clause, *pair) for pair in apart))
    found = [reading.between(clause, *pair) for pair in pairs]
    known = tuple(one for one in found if one is not None and ONE_DOCUMENT not in one.kinds)
    told = all(reading.is_reported(draft, clause) for draft in theirs)
    return Steps(party, known, told and same and len(known) == len(pairs) and len(theirs) > 1)


def last_known(reading: Reading, clause: str, after: str) -> set[str]:
    """Return the last drafts up to one that are reported to hold something; several where their order is not known."""
    drafts = [draft.id for draft in reading.deal.drafts if not draft.position]
    told = [d for d in drafts if (d, after) in reading.order and _holds_something(reading, clause, d, frozenset())]
    return {one for one in told if not any((one, other) in reading.order for other in told)}


def _holds_something(reading: Reading, clause: str, draft: str, waiting: frozenset[str]) -> bool:
    """Tell whether reports say what a draft holds: that it is as a draft was of which nobody says so does not."""
    return all(
        bool(cell.silent)
        or any(
            one.report.says != "unchanged"
            or any(_holds_something(reading, clause, d, waiting | {draft}) for d in {*one.report.since} - waiting)
            for one in cell.counted
        )
        for cell in reading.cells(draft, clause)
    )


GROUPS = (
    "changed",
    "changed since an earlier draft",
    "may have changed",
    "unchanged",
    "reported alike",
    "unchanged since an earlier draft",
    "newly reported",
    "not reported in the later draft",
    "not read yet",
)
CHANGED, CHANGED_SINCE, MAY_HAVE_CHANGED, UNCHANGED, ALIKE, UNCHANGED_SINCE, NEWLY, MISSING, NOT_READ = GROUPS


def groups(reading: Reading, clause: str, before: str, after: str) -> frozenset[str]:
    """Return the groups in which a clause may be shown between two drafts; none where there is nothing to show.

    A draft that was printed and not read for the clause is silent because of us, and not because of the reports.
    """
    found = reading.between(clause, before, after)
    unread = [any(one.unread for one in reading.cells(draft, clause)) for draft in (before, after)]
    if found is None:
        return frozenset({NOT_READ} if any(unread) else ())
    if found.kinds - {ONE_DOCUMENT} == {NEW}:
        return frozenset({NOT_READ}) if unread[0] else _since_earlier(reading, clause, before, after)
    if found.kinds - {ONE_DOCUMENT} == {GONE}:
        return frozenset({NOT_READ if unread[1] else MISSING})
    # Where the earlier draft may be silent, what is certain of one before it may be said too.
    since = _since_earlier(reading, clause, before, after) if NEW in found.kinds else frozenset()
    return _of_kinds(found.kinds) | since


def _of_kinds(kinds: frozenset[str]) -> frozenset[str]:
    if kinds == {"kept"}:
        return frozenset({UNCHANGED})
    # Where kinds differ that all say that it changed, that it did is certain, and what it did is not.
    return frozenset({CHANGED}) if len(kinds) == 1 else frozenset({MAY_HAVE_CHANGED, ALIKE})


def _since_earlier(reading: Reading, clause: str, before: str, after: str) -> frozenset[str]:
    """Look past a silent draft: what has changed since the last one that anybody spoke of is not newly reported.

    The design does not say where such a clause stands whose change is not certain; any group that says so will do.
    """
    # A report on the later draft that names a silent one speaks of that one too.
    named = {since for one in reading.deal.reports if (one.draft, one.clause) == (after, clause) for since in one.since}
    earlier = last_known(reading, clause, after) or {one for one in named if (one, after) in reading.order}
    if not earlier or (after, before) in reading.order:
        return frozenset({NEWLY})
    found, since = _between(reading, clause, earlier, after), _between(reading, clause, named, after)
    if found == {frozenset({CHANGED})}:
        return frozenset({CHANGED_SINCE})
    # "Added since" a draft is a change since that one, whatever was known before it.
    perhaps = {CHANGED_SINCE} if since == {frozenset({CHANGED})} else set()
    rest = {UNCHANGED_SINCE} if found == {frozenset({UNCHANGED})} else {NEWLY, MAY_HAVE_CHANGED, ALIKE}
    return frozenset(perhaps | rest)


def _between(reading: Reading, clause: str, drafts: Collection[str], after: str) -> set[frozenset[str]]:
    return {_of_kinds(one.kinds) for draft in drafts if (one := reading.between(clause, draft, after))}


BORNE_OUT, LESS_PRECISE, REFUTED, NOT_JUDGED = "borne-out", "less-precise", "refuted", "not-judged"


def verdicts(reading: Reading, draft: str, clause: str) -> Iterator[tuple[Report, str]]:
    """Yield what the printed text makes of each report on it that counts; a demand is no report of the text.

    Where the text was not read for the clause, or two printed texts would answer differently, nobody can say who was
    right.
    """
    everywhere = reading.worlds(clause)
    cell = everywhere[0].clue.cells[draft]
    for one in (*cell.counted, *cell.passing):
        if one.printed:
            continue
        found = {verdict for worlds in everywhere for verdict in _verdicts(worlds, one.report, draft)}
        yield one.report, found.pop() if cell.is_printed and len(found) == 1 else NOT_JUDGED


def _verdicts(worlds: Worlds, report: Report, draft: str) -> Iterator[str]:
    """Yield what each printed text makes of a report; a figure that an "about" holds for bears it out."""
    if report.is_change:
        yield _of_change(worlds, report, draft)
        return
    says = worlds.clue.mask(report)
    printed = [one.report.says for one in worlds.clue.cells[draft].counted if one.printed]
    same = report.says.removesuffix(", …") in printed
    for text in (one.mask for one in worlds.clue.said() if one.draft == draft and one.printed):
        if not says & text:
            yield REFUTED
        elif says == text or (says & text == text and ("~" in report.says or same)):
            yield BORNE_OUT
        else:
            # What says more than the text as it is on file is not decided by it.
            yield LESS_PRECISE if says & text == text else NOT_JUDGED


def _of_change(worlds: Worlds, report: Report, draft: str) -> str:
    """Judge a reported change by what the worlds that the other reports leave make of the step that it speaks of."""
    clue = worlds.clue
    cell = clue.cells[draft]
    others = replace(cell, counted=tuple(one for one in cell.counted if one.report != report))
    worlds = Worlds(replace(clue, cells={**clue.cells, draft: others}))
    kind = {"removed": "dropped", "added": "added", "unchanged": "kept", "raised": "raised", "lowered": "lowered"}
    labels = worlds.clue.universe.labels
    found: set[bool] = set()
    for since in report.since:
        for world in worlds.between(since, draft):
            for place in bits(world.masks[since]):
                after = world.masks[draft]
                found |= {name == kind[report.says] for (name, _), rows in labels.items() if rows[place] & after}
    return {frozenset({True}): BORNE_OUT, frozenset({False}): REFUTED}.get(frozenset(found), NOT_JUDGED)
