"""Sentences that a person would write about a clause, each claim with who says so."""

from collections.abc import Iterable, Iterator, Sequence

from draftdiff.comparing.accounts import base_key
from draftdiff.comparing.changes import Change, Kind
from draftdiff.comparing.standing import Account, Aside, Standing, State, Why
from draftdiff.history.knowledge import Drift, Erratum, Later, Undone
from draftdiff.history.recall import LastKnown, StepChange, is_known
from draftdiff.model import Deal, Report, Shift, Stated
from draftdiff.pages.lines import compatible, credited, if_before, is_summarised, not_counted, sides, wording
from draftdiff.pages.page import Cite, Line, Look, capital, joined, line, told, words_of
from draftdiff.telling import words
from draftdiff.telling.credit import credit, credit_of
from draftdiff.text import Place
from draftdiff.values import ValueType

SHORT = frozenset(ValueType) - {ValueType.LIST, ValueType.TEXT}
PLACED = ("from ", "by ", "before ", "after ", "on or ", "no ")
"""How values begin that do not read well behind `from`."""


def change(of: StepChange, deal: Deal) -> Line:
    """Say what happened to a clause at a step, or since the last draft that it was reported in."""
    since = line("compared with ", told(of.recalled.draft.title), ", ") if of.recalled else line()
    back = words.returned(of.returned) if of.returned else ""
    said, both = _what(of.known, deal)
    also = (words.ranges(of.known), back, words.towards(of.known, deal))
    parts = [said, *(line(told(one)) for one in also if one)]
    return line(since, joined(parts, ", "), ".", both, remarks([of.known.before, of.known.after], deal))


def last_known(of: Sequence[LastKnown], deal: Deal) -> Line:
    """Say what was last known of a clause that nobody speaks of, and of which draft."""
    said = [line(told(one.draft.title), if_before(one), ": ", standing(one.standing, deal)) for one in of]
    return line("last known of ", joined(said, "; or of "), ".", remarks([one.standing for one in of], deal))


def _what(of: Change, deal: Deal) -> tuple[Line, Line]:
    """Return what happened, and both sides where they do not fit into the sentence itself."""
    before, after = of.before.accounts, of.after.accounts
    match of.kind:
        case Kind.NEWLY_REPORTED:
            return standing(of.after, deal), line()
        case Kind.NOT_REPORTED:
            lead = "last known: " if is_known(of.before) else "before: "
            return line(lead, standing(of.before, deal)), line()
        case Kind.NOT_READ:
            known = line("; before: ", standing(of.before, deal)) if before else line()
            return line("nobody has looked for it in the printed text", known), line()
        case Kind.KEPT if len(before) == len(after) == 1 and before[0].claim == after[0].claim:
            return line("unchanged: ", _on_both(before[0], after[0], deal)), line()
        case Kind.RAISED | Kind.LOWERED | Kind.CHANGED if _is_short(of, deal):
            return _from_to(of, deal), line()
        case _:
            one, other = _both_sides(of, deal)
            return _said(of, deal), line(" Before: ", one, ". After: ", other, ".")


def _both_sides(of: Change, deal: Deal) -> tuple[Line, Line]:
    """Say what is known of both sides; of two settled texts, which words came and went."""
    if wording(of, deal):
        one, other = sides(of, deal, Look())
        return one[0], other[0]
    return standing(of.before, deal), standing(of.after, deal)


def _said(of: Change, deal: Deal) -> Line:
    """Return the word and the difference; of a date that surely moved, the difference has the word."""
    by = words.delta(of)
    if by and of.certain and deal.clauses[of.clause].type is ValueType.DATE:
        return line(told(by))
    summarised = ", as summarised" if wording(of, deal) and is_summarised(of) else ""
    return line(told(words.happened(of, deal, f", {by}" if by else "")), summarised)


def _is_short(of: Change, deal: Deal) -> bool:
    """Tell whether both sides are one value each that goes into the middle of a sentence."""
    accounts = (*of.before.accounts, *of.after.accounts)
    if len(of.before.accounts) != 1 or len(of.after.accounts) != 1:
        return False
    values = [words.value(one.claim.value) for one in accounts if isinstance(one.claim, Stated)]
    placed = any(value.startswith(PLACED) for value in values)
    return deal.clauses[of.clause].type in SHORT and len(values) == 2 and not placed


def _from_to(of: Change, deal: Deal) -> Line:
    """Write `lowered from 50% to 40% of sales`; a base that both sides have is said once."""
    before, after = of.before.accounts[0], of.after.accounts[0]
    happened, by = words.happened(of, deal), words.delta(of)
    is_date = deal.clauses[of.clause].type is ValueType.DATE
    verb, delta = told("moved" if is_date else happened), _by(by)
    if all(isinstance(report.claim, Shift) for report in after.reports):
        to = line(" to a date not reported, ", told(happened)) if is_date else line(", to a value not reported")
        return line(verb, " from ", _account(before, deal), to, credited(after, deal))
    one = line(told(_value(before)), credited(before, deal)) if _is_same_base(before, after) else _account(before, deal)
    return line(verb, " from ", one, " to ", _account(after, deal), delta)


def _by(how_far: str) -> Line:
    return line(", ", told(how_far)) if how_far else line()


def _value(of: Account) -> str:
    return words.value(of.claim.value) if isinstance(of.claim, Stated) else ""


def _base(of: Account) -> str:
    return (of.claim.of or "") if isinstance(of.claim, Stated) else ""


def _is_same_base(before: Account, after: Account) -> bool:
    one, other = _base(before), _base(after)
    return bool(one and other) and base_key(one) == base_key(other)


def _on_both(before: Account, after: Account, deal: Deal) -> Line:
    """Say what both sides have, and on whose word of each: who speaks of one draft does not of the other."""
    reports = (*before.reports, *after.reports)
    one, other = credit(before, deal), credit(after, deal)
    whose = line(told(one)) if one == other else line("before: ", told(one), "; after: ", told(other))
    return line(told(words.account(before, deal)), " (", whose, ")", Cite(reports))


def _account(of: Account, deal: Deal) -> Line:
    return line(told(words.account(of, deal)), credited(of, deal))


def standing(of: Standing, deal: Deal) -> Line:
    """Say what is known of a clause: every account that may be right, and on whose word."""
    if not of.accounts:
        return line(words.STATES[of.state])
    if sum(one.sure for one in of.accounts) < 2:
        return joined([_account(one, deal) for one in of.accounts], "; or ")
    values = {_value(one) for one in of.accounts}
    if len(values) == 1 and "" not in values and all(one.sure for one in of.accounts):
        said = [_base(one) or "what is not said" for one in of.accounts]
        lead = line(told(values.pop()), ", but reports disagree of what: either ")
    else:
        said, lead = [words.account(one, deal) for one in of.accounts], line("reports disagree: either ")
    pairs = zip(said, of.accounts, strict=True)
    return line(lead, _either(said, [line(told(one), credited(account, deal)) for one, account in pairs]))


def _either(said: list[str], choices: list[Line]) -> Line:
    """Join alternatives so that no comma within one reads as the end of it."""
    *first, last = choices
    between = "; or " if len(first) > 1 or any("," in one for one in said) else " or "
    return line(joined(first, "; "), between, last)


def opening(of: Standing, deal: Deal) -> Line:
    """Say what is known of a clause in a draft, as a sentence."""
    return line(standing(of, deal), ".", remarks([of], deal))


def remarks(of: Iterable[Standing], deal: Deal) -> Line:
    """Say which reports fit an account beside those that say it, what was ruled, and what else is not counted."""
    # A report that names no version stands once on each draft that it may speak of.
    said = {(words_of(one), _places(one)): one for side in of for one in _remarks(side, deal)}
    return line(*(part for one in said.values() for part in (" ", one, ".")))


def _places(of: Line) -> tuple[Place, ...]:
    return tuple(report.place for part in of if isinstance(part, Cite) for report in part.reports)


def _remarks(of: Standing, deal: Deal) -> Iterator[Line]:
    for account in of.accounts:
        yield from (capital(one) for one in compatible(account, deal))
    # What a source took back or passed on wrongly has a part of its own.
    yield from (capital(not_counted(one, deal)) for one in of.asides if not is_of_a_source(one))
    if of.ruling:
        yield capital(line(told(words.ruled(of, deal))))


def aside(of: Aside, deal: Deal) -> Line:
    """Say which report is not counted and why."""
    return line(capital(not_counted(of, deal)), ".")


def is_of_a_source(of: Aside) -> bool:
    """Tell whether the log says of a report that its source took it back, or passed it on wrongly."""
    return of.why is Why.DRIFT or (of.why is Why.RETRACTED and of.report.retracted is not None)


def later(of: Later, deal: Deal) -> Line:
    """Say what became known of a clause in a draft after the next one was there."""
    if of.before.accounts and _claims(of.before, deal) == _claims(of.after, deal):
        return line(_as_before(of, deal), ".")
    until = standing(of.before, deal)
    then = line("until then, ", until) if of.before.accounts else line(until, " until then")
    return line(standing(of.after, deal), "; ", then, ".")


def _claims(of: Standing, deal: Deal) -> list[str]:
    return sorted(words.account(account, deal) for account in of.accounts)


def _as_before(of: Later, deal: Deal) -> Line:
    """Say that what is known stays the same, and who says so too."""
    accounts = of.after.accounts
    known = "reports disagree" if of.after.state is State.CONTESTED else told(words.standing(of.after, deal))
    saying = [report for report in of.reports if any(report in account.reports for account in accounts)]
    had = {_whose(report, deal) for account in of.before.accounts for report in account.reports}
    every = [report for account in (*accounts, *of.before.accounts) for report in account.reports]
    also = tuple(report for report in saying if _whose(report, deal) not in had)
    if also:
        return line(known, ", as before (now also ", told(credit_of(also, deal, every)), ")", Cite(also))
    if saying:
        again = words.listed(list(dict.fromkeys(_whose(report, deal) for report in saying)))
        return line(known, ", as before (", told(again), " again)", Cite(tuple(saying)))
    if of.reports:
        return line(
            known, ", as before; it fits what is new (", told(credit_of(of.reports, deal, every)), ")", Cite(of.reports)
        )
    return line(known, ", as before; now on other reports", Cite(accounts[0].reports))


def _whose(report: Report, deal: Deal) -> str:
    """Name the outlet whose reporting a report is, or passes on."""
    return deal.sources[report.relays or report.source].outlet


def erratum(of: Erratum, deal: Deal) -> Line:
    """Say which report was taken back, when and why."""
    retracted = of.report.retracted
    on = f" on {words.day(retracted.on)}" if retracted and retracted.on else ""
    why = retracted.because.strip().rstrip(".") if retracted else ""
    because = line(", because ", told(why)) if why else line()
    return line(_report(of.report, deal), f" was retracted{on}", because, ".")


def drift(of: Drift, deal: Deal) -> Line:
    """Say which report passes on something else than its origin says."""
    return line(_report(of.report, deal), " says something else than the origin that it names, and is not counted.")


def _report(of: Report, deal: Deal) -> Line:
    """Name a report by its draft, outlet and day, with what it says."""
    source = deal.sources[of.source]
    relays = line(", relaying ", told(deal.sources[of.relays].outlet), ",") if of.relays else line()
    by = line("the report by ", told(source.outlet), relays, f" of {words.day(source.published)}")
    says = line(" (", told(words.says(of, deal)), ")", Cite((of,)))
    return line("in ", told(deal.drafts[of.draft].title), ", ", by, says)


def undone(of: Undone, deal: Deal) -> Line:
    """Say how a change would be shown, had a report stood, and how it is shown now."""
    step = line("From ", told(of.before.title), " to ", told(of.after.title))
    return line(step, ", with that report: ", _shown(of.was, deal), ". Without it: ", _shown(of.now, deal), ".")


def _shown(of: Change | None, deal: Deal) -> Line:
    if of is None:
        return line("reported in neither draft")
    both = joined([standing(of.before, deal), standing(of.after, deal)], " → ")
    return line(_said(of, deal), ": ", both)
