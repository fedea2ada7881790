"""Checks of what reports of one clause say together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from draftdiff.checks.cells import Cell, all_cells, is_whole
from draftdiff.checks.reports import NOTHINGS
from draftdiff.checks.texts import Texts
from draftdiff.comparing.accounts import Settled, meet_claims
from draftdiff.comparing.judging import is_about
from draftdiff.comparing.origins import copies_of
from draftdiff.comparing.rewording import near
from draftdiff.comparing.shifts import shifted
from draftdiff.comparing.standing import Account, Why
from draftdiff.diagnostics import Problem, Related, error, hint, warning
from draftdiff.model import Clause, Deal, Report, Shift, Stated
from draftdiff.reading.record import Record
from draftdiff.reading.report import QUOTATION_MARKS
from draftdiff.text import Place
from draftdiff.values import Items, Quantity, ValueType, Words, display, fold

ALIKE = 0.8
LONGEST = 200
MOST_COMPARED = 200
_TELLING = (
    r"\d+|\b(?:no|not|non|never|without|neither|nor|except|all|both|only|some|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|half|twice|before|after|may|must|shall)\b"
)

_ARTICLE = r"\b(?:the|an|a) "


@error("DD211")
def ruling_without_report(record: Record, texts: Texts) -> Iterator[Problem]:
    """A ruling for a source that says nothing of the clause.

    A ruling picks one of the accounts that are on file. Name a source that reports on this clause of this draft. This
    is said only when there are no other errors, since a report that cannot be read may be the one.
    """
    for deal in record.deals.values() if is_whole(record) else ():
        for draft in deal.drafts.values():
            for ruling in draft.rulings:
                reports = [report for report in draft.reports if report.clause == ruling.clause]
                named = {report.source for report in reports} | {r.relays for r in reports if r.relays}
                if ruling.accept not in named:
                    message = f"`{ruling.accept}` reports nothing on `{ruling.clause}` of this draft"
                    choices = ", ".join(sorted(named))
                    help = f"write one of: {choices}" if choices else "take the ruling out"
                    yield Problem(message, ruling.place, help)


@warning("DD309")
def nearly_alike(record: Record, texts: Texts) -> Iterator[Problem]:
    """Two values of one clause that are nearly the same words.

    Values and bases are your words: where two sources mean the same, write the same, and keep their own words in
    `quote:`. Otherwise they count as two accounts that contradict each other. Where a number or a `not` differs,
    nothing is said.
    """
    for cell in all_cells(record):
        told = [phrase for report in cell.reports for phrase in _phrases(report, cell.standings.deal)]
        for (phrase, place), twin in _twins(told, cell.standings.deal.clauses[cell.clause]):
            message = f"“{phrase}” is nearly the same as “{twin[0]}”"
            help = "write both in the same words if the sources mean the same"
            yield Problem(message, place, help, (Related("the other one", twin[1]),))


@hint("DD327")
def alike_in_other_drafts(record: Record, texts: Texts) -> Iterator[Problem]:
    """A value in nearly the words that another draft has it in.

    Values and bases are your words: between drafts, nearly the same words are shown as changed, or the same in other
    words. Where they mean the same, write the same in both, or say so once in the clause, with `same:`.
    """
    for deal in record.deals.values():
        told: dict[str, list[_Phrase]] = defaultdict(list)
        home: dict[tuple[str, str], str] = {}
        for report in (report for draft in deal.drafts.values() for report in draft.reports):
            for phrase, place in _phrases(report, deal):
                home.setdefault((report.clause, fold(phrase)), report.draft)
                told[report.clause].append((phrase, place))
        for clause, phrases in told.items():
            for (phrase, place), (twin, other) in _twins(phrases, deal.clauses[clause]):
                if home[clause, fold(phrase)] != home[clause, fold(twin)]:
                    message = f"“{phrase}” is nearly the same as “{twin}” of another draft"
                    help = "if they mean the same, write both alike, or put both into a group of `same:` in the clause"
                    yield Problem(message, place, help, (Related("the other one", other),))


_Phrase = tuple[str, Place]


def _twins(told: Iterable[_Phrase], clause: Clause) -> Iterator[tuple[_Phrase, _Phrase]]:
    """Yield what is nearly the same as what was told before, and is not said to be the same."""
    phrases: dict[str, _Phrase] = {}
    groups = [{fold(word) for word in group} for group in clause.same]
    for phrase, place in told:
        key = fold(phrase)
        if key in phrases or len(key) > LONGEST or len(phrases) == MOST_COMPARED:
            continue
        said = [group for group in groups if key in group]
        others = (phrases[one] for one in phrases if not any(one in group for group in said))
        twin = next((other for other in others if _alike(key, fold(other[0])) or near(phrase, other[0])), None)
        phrases[key] = phrase, place
        if twin is not None:
            yield (phrase, place), twin


def _phrases(report: Report, deal: Deal) -> Iterator[_Phrase]:
    if isinstance(report.claim, Stated):
        value, type = report.claim.value, deal.clauses[report.clause].type
        if isinstance(value, Words) and type in (ValueType.TEXT, ValueType.PLACE):
            yield display(value), report.value_place or report.place
        for name in value.names if isinstance(value, Items) else ():
            yield name, report.value_place or report.place
        if report.claim.of:
            yield report.claim.of, report.of_place or report.place


def _alike(one: str, other: str) -> bool:
    """Tell whether two folded texts differ in little, and not in a number or a negation."""
    one, other = re.sub(_ARTICLE, "", one), re.sub(_ARTICLE, "", other)
    shorter, longer = sorted((len(one), len(other)))
    if 2 * shorter < ALIKE * (shorter + longer) or re.findall(_TELLING, one) != re.findall(_TELLING, other):
        return False
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


@warning("DD310")
def relay_drifts(record: Record, texts: Texts) -> Iterator[Problem]:
    """A relay, or a copy, that says something else than the origin that it names.

    The origin's own report is on file and does not say this. The relay is shown and never counted. Look at both: one
    of them may be misread, or the relay may pass on another article. A copy that says something else is not the same
    text there, and counts as what its own outlet says.
    """
    for deal in record.deals.values():
        copies = copies_of(deal)
        for report in sorted(copies.otherwise, key=lambda one: (one.place.file.name, one.place.span.start)):
            message = f"`{report.source}` is a copy of `{copies.originals[report.source]}` but says something else"
            help = "look at both sources again; if that is right, this counts as what its outlet says itself"
            yield Problem(message, report.place, help)
    for cell in all_cells(record):
        if not any(report.relays for report in cell.reports):
            continue
        for aside in cell.standings.of(cell.draft.id, cell.clause).asides:
            if aside.why is Why.DRIFT:
                message = f"`{aside.report.source}` relays `{aside.report.relays}` but says something else"
                help = "look at both sources again; if it relays another article, declare that and name it"
                yield Problem(message, aside.report.place, help)


LOOK_AGAIN = "look at both sources again; if both say so, `acknowledged: DD311` and `because:` say that you did"


@warning("DD311")
def contradicted_change(record: Record, texts: Texts) -> Iterator[Problem]:
    """A reported change that another report contradicts.

    One source says how the clause changed, another says something that does not fit that, of this draft or of the
    one that the change is since. Both stay on file, and what became of the clause is unclear. Look at both again.
    """
    for cell in all_cells(record):
        shifts = [report for report in cell.reports if isinstance(report.claim, Shift)]
        accounts = cell.standings.of(cell.draft.id, cell.clause).accounts if shifts else ()
        own: dict[Report, list[Settled]] = defaultdict(list)
        for account in accounts:
            for report in (*account.reports, *account.compatible):
                own[report].append(account.claim)
        for report in shifts:
            prior = _refuted_by(report, cell)
            if prior is not None:
                related = (Related("the report on the earlier draft", prior.value_place or prior.place),)
                message = "a reported change does not fit what is reported of the draft that it is since"
                yield Problem(message, report.place, LOOK_AGAIN, related)
            refuting = next((a for a in accounts if own.get(report) and _contradicts(a, own[report])), None)
            other = refuting.reports[0] if refuting else None if prior else _opposed(report, shifts)
            if other is not None:
                related = (Related("the other report", other.value_place or other.place),)
                message = "a reported change does not fit what another report says"
                yield Problem(message, report.place, LOOK_AGAIN, related)


def _opposed(report: Report, shifts: list[Report]) -> Report | None:
    """Return a report above this one that tells of another change since the same draft."""
    for other in shifts[: shifts.index(report)]:
        if report.retracted or other.retracted or other.demand is not report.demand or other.about or report.about:
            continue
        one, two = report.claim, other.claim
        if isinstance(one, Shift) and isinstance(two, Shift) and one.since == two.since and one.word is not two.word:
            return other
    return None


def _refuted_by(report: Report, cell: Cell) -> Report | None:
    """Return a report on the earlier draft where none of its accounts can have changed so."""
    if not isinstance(report.claim, Shift):
        return None
    accounts = cell.standings.of(report.claim.since, cell.clause).accounts
    word = report.claim.word
    return None if any(shifted(word, a.claim) for a in accounts) or not accounts else accounts[0].reports[0]


def _contradicts(account: Account, claims: list[Settled]) -> bool:
    return not any(meet_claims(account.claim, claim) for claim in claims)


@warning("DD319")
def nothing_as_value(record: Record, texts: Texts) -> Iterator[Problem]:
    """A value that says that there is none.

    `value: none` is a value like any other, so that a draft without the clause would differ from it. Where the source
    says that the draft does not have the clause, write `is: absent`. What the source does not speak of is left out.
    """
    for cell in all_cells(record):
        if cell.standings.deal.clauses[cell.clause].type not in (ValueType.TEXT, ValueType.PLACE, ValueType.LIST):
            continue
        for report in cell.reports:
            value = report.claim.value if isinstance(report.claim, Stated) else None
            said = {value.key} if isinstance(value, Words) else value.keys if isinstance(value, Items) else frozenset()
            if said and said <= NOTHINGS:
                message = f"“{', '.join(sorted(said))}” is no value"
                help = "write `is: absent` instead of the value if the source says that the draft does not have it"
                yield Problem(message, report.value_place or report.place, help)


@warning("DD323")
def more_than_the_whole(record: Record, texts: Texts) -> Iterator[Problem]:
    """More than 100% of something, or less than nothing of it.

    A share of a thing is at most the whole of it. Mostly a digit too many was typed. A clause that is no share, as a
    rise of 150%, is declared with `of: optional`.
    """
    for cell in all_cells(record):
        clause = cell.standings.deal.clauses[cell.clause]
        for report in cell.reports if clause.type is ValueType.PERCENT and clause.of_required else ():
            value = report.claim.value if isinstance(report.claim, Stated) else None
            if isinstance(value, Quantity) and _is_over(value):
                help = "look at the figure again; declare the clause with `of: optional` if it is no share of anything"
                said = "less than nothing" if (value.low or 0) < 0 else "more than the whole"
                yield Problem(f"{display(value)} is {said}", report.value_place or report.place, help)


def _is_over(share: Quantity) -> bool:
    """Tell whether a share is less than nothing, or may be more than the whole; "about 100%" is not meant so."""
    least, most = share.low, None if is_about(share) else share.high
    over = any(bound is not None and bound > 100 for bound in (least, most)) or (least == 100 and share.low_open)
    return over or (least or 0) < 0


@warning("DD324")
def marks_around_value(record: Record, texts: Texts) -> Iterator[Problem]:
    """Quotation marks around a value or a base.

    Values and bases are your words, and the marks would be shown. The words of the source stand in `quote:`.
    """
    for cell in all_cells(record):
        for report in cell.reports:
            claim = report.claim
            if not isinstance(claim, Stated):
                continue
            shown = display(claim.value) if isinstance(claim.value, Words) else ""
            for text, place in ((shown, report.value_place), (claim.of or "", report.of_place)):
                if len(text) > 2 and (text[0], text[-1]) in QUOTATION_MARKS and place:
                    message = f"{text} has quotation marks around it, which would be shown"
                    yield Problem(message, place, f"write `{text[1:-1].strip()}`")


@warning("DD325")
def ruling_without_decision(record: Record, texts: Texts) -> Iterator[Problem]:
    """A ruling that leaves open what it is to decide.

    The source that it accepts fits several accounts, or says several things itself, so that the reports still
    disagree. Accept another source, or look at its reports again.
    """
    for cell in all_cells(record) if is_whole(record) else ():
        ruling = next((one for one in cell.draft.rulings if one.clause == cell.clause), None)
        if ruling is None:
            continue
        standing = cell.standings.of(cell.draft.id, cell.clause)
        if standing.ruling is not None and len(standing.accounts) > 1:
            message = f"`{ruling.accept}` fits {len(standing.accounts)} accounts, so that nothing is decided"
            yield Problem(message, ruling.place, "accept a source that has one account, or take the ruling out")


NEVER = frozenset({"yes", "no", "true", "false", "higher", "lower", "wider", "narrower"})


@warning("DD321")
def favours_what_nothing_says(record: Record, texts: Texts) -> Iterator[Problem]:
    """A gain by a value that no report can have.

    On a clause of type text or place, `favours:` names values, in the same words as the reports. `yes` and `higher`
    are none; a value that is only nearly what reports say never matches. Whoever gains by the clause coming in or
    going is named with `present:` and `absent:`.
    """
    for deal in record.deals.values():
        said: dict[str, dict[str, str]] = defaultdict(dict)
        for report in (report for draft in deal.drafts.values() for report in draft.reports):
            if isinstance(report.claim, Stated) and isinstance(report.claim.value, Words):
                said[report.clause].setdefault(report.claim.value.key, display(report.claim.value))
        for clause in deal.clauses.values():
            if clause.type not in (ValueType.TEXT, ValueType.PLACE):
                continue
            for way in clause.favours:
                key, place = fold(way), clause.favours_places.get(way, clause.place)
                if way in ("present", "absent") or key in said[clause.id]:
                    continue
                twin = next((said[clause.id][one] for one in said[clause.id] if _spelt_alike(key, one)), None)
                if twin is not None:
                    yield Problem(f"no report says “{way}”; one says “{twin}”", place, f"write `{twin}`")
                elif key in NEVER:
                    help = "write `present` or `absent`, or a value as reports have it"
                    yield Problem(f"`{way}` is nothing that a {clause.type} can be", place, help)


def _spelt_alike(one: str, other: str) -> bool:
    bare = ["".join(letter for letter in text if letter.isalnum()) for text in (one, other)]
    return bare[0] == bare[1] or _alike(one, other)


@warning("DD326")
def list_not_said_to_be_whole(record: Record, texts: Texts) -> Iterator[Problem]:
    """A list that leaves out what another draft has, and is not said to be whole.

    A list is open: what it does not name may be in the draft all the same, so that nothing counts as left out. Where
    the source gives the whole list, write `whole: yes` beside it, and the other draft's is compared with it item by
    item. Where there may be more, end the list in an ellipsis.
    """
    for deal in record.deals.values():
        named: dict[str, dict[str, str]] = defaultdict(dict)
        for draft in deal.drafts.values():
            here: dict[str, dict[str, str]] = defaultdict(dict)
            for report in draft.reports:
                value = report.claim.value if isinstance(report.claim, Stated) else None
                if not isinstance(value, Items):
                    continue
                here[report.clause] |= {fold(name): name for name in value.names}
                missing = [name for key, name in named[report.clause].items() if key not in value.keys]
                place = report.value_place or report.place
                if missing and value.open and "…" not in place.text and "..." not in place.text:
                    message = f"nobody says that this list is whole, so that “{missing[0]}” may still be in the draft"
                    help = "add a line `whole: yes` if the source gives the whole list, or end the list in `…`"
                    yield Problem(message, place, help)
            for clause, names in here.items():
                named[clause] |= names
