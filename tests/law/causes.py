"""Why the product and the worlds differ where they do: the first cause that holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.law.contents import NONE_SAID
from tests.law.counted import is_print
from tests.law.deal import Deal
from tests.law.judging import IDLE, SAYS_LESS, UNNAMED, Disagreement
from tests.law.reading import Reading
from tests.law.words import NEAR, NEAR_BASES

Holds = Callable[[Deal, Reading, Disagreement], bool]


@dataclass(frozen=True)
class Cause:
    """A cause of disagreements of some sorts; `why` says what is to be mended, or why it may stay."""

    why: str
    sorts: frozenset[str]
    holds: Holds


def _drafts(deal: Deal, one: Disagreement) -> list[str]:
    """Return the two drafts that are compared; in the ledger, and where a group looks past silent ones, all of them."""
    is_pair = len(one.place) == 3 and not one.product.startswith("group ")
    return list(one.place[1:]) if is_pair else [draft.id for draft in deal.drafts]


def _told(deal: Deal, clause: str) -> list[str]:
    return [one.says for one in deal.reports if one.clause == clause]


def near_words(deal: Deal, reading: Reading, one: Disagreement) -> bool:
    """Words are nearly the same, and nobody has said whether they mean the same."""
    clause = deal.clause(one.place[0])
    near = set(NEAR.get(reading.universes[clause.id].type, ()))
    bases = {report.of for report in deal.reports if report.clause == clause.id}
    doubtful = bool(near) and near <= set(_told(deal, clause.id)) and not near <= set(clause.same)
    return doubtful or set(NEAR_BASES) <= bases


def contradicted_change(deal: Deal, reading: Reading, one: Disagreement) -> bool:
    """Reports of a clause of which a change is reported cannot all be true, though each two of them may."""
    clause = one.place[0]
    has_change = any(report.is_change and report.clause == clause for report in deal.reports)
    return has_change and any(len(choices) > 1 for worlds in reading.worlds(clause) for choices in worlds.unruled)


def told_elsewhere(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A reported change on another draft says something of one that has no report itself."""
    return any(report.is_change and report.clause == one.place[0] for report in deal.reports)


def shared_report(deal: Deal, reading: Reading, one: Disagreement) -> bool:
    """A report fits two accounts that contradict each other; the product lets it narrow neither."""
    for worlds in reading.worlds(one.place[0]):
        for found in worlds.unruled:
            choices = [frozenset(some) for some in found]
            shared = [said for said in frozenset().union(*choices) if sum(said in some for some in choices) > 1]
            if len(choices) > 1 and shared:
                return True
    return False


def base_not_said(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """Somebody says that the base of a value is not said."""
    return any(o.of == NONE_SAID and o.clause == one.place[0] for o in deal.reports)


def several_kinds(_: Deal, __: Reading, one: Disagreement) -> bool:
    """The kind is not known, and each that it may be favours the same party."""
    return len(one.place) == 3 and "favours" in one.product


def past_presence(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A party moved between two of its texts of which another one between them tells less."""
    return len(one.place) == 2


def not_surely_here(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """What is told of the clause is a demand, or names no version."""
    mine = [report for report in deal.reports if report.clause == one.place[0]]
    return any(report.demand or report.one_of or report.each_of for report in mine)


def passed_on(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A report passes on another one, or its text is a copy."""
    mine = [report for report in deal.reports if report.clause == one.place[0]]
    copies = {source.id for source in deal.sources if source.copy_of}
    return any(report.relays or report.source in copies for report in mine)


def maybe_by_way_of_others(deal: Deal, _: Reading, __: Disagreement) -> bool:
    """Some drafts may be one document."""
    return any(draft.maybe for draft in deal.drafts)


def left_open(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """Both drafts leave open what the clause says."""
    return _told(deal, one.place[0]).count("open") > 1


def answered_or_open(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A yes-no clause is said to be left open."""
    return deal.clause(one.place[0]).type == "yes-no" and "open" in _told(deal, one.place[0])


def in_two_currencies(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A sum may be another one in another currency, whatever the rate was."""
    told = " ".join(_told(deal, one.place[0]))
    return "$" in told and "€" in told


def beside_a_printed_one(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A printed text has the clause, and another report on it that fits would say more of it."""
    mine = [report for report in deal.reports if report.clause == one.place[0] and report.draft in _drafts(deal, one)]
    printed = {report.draft for report in mine if is_print(deal, report)}
    return any(report.draft in printed and not is_print(deal, report) for report in mine)


def hedge_or_bound(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A figure is told of as "up to" or "at least" so much, and a text sets a cap or a floor itself."""
    told = _told(deal, one.place[0])
    hedged = any(said.startswith(("up to ", "at least ")) for said in told)
    return hedged and any(said.startswith(("cap ", "floor ")) for said in told)


LESS = frozenset({SAYS_LESS, IDLE})

TO_MEND: Mapping[str, Cause] = {}
"""What the product gets wrong today; a line goes when it is mended, and then the law holds there."""

MORE_CAREFUL: Mapping[str, Cause] = {
    "beside a printed text": Cause(
        "what fits a printed text is judged by it, and says no more of it than it says itself",
        LESS,
        beside_a_printed_one,
    ),
    "hedge or bound": Cause('"up to" may be how a cap is told of, and "at least" a floor', LESS, hedge_or_bound),
    "nearly the same": Cause(
        "whether words are others for the same, or a figure another one, rounded or converted, is worked out for each "
        "two reports apart",
        LESS,
        near_words,
    ),
    "report fits two accounts": Cause(
        "which of two contradicting accounts it supports is not known, so it may well narrow neither",
        LESS | {UNNAMED},
        shared_report,
    ),
    "contradicted change, less said": Cause(
        "where reports contradict a change, the product drops more than must be wrong", LESS, contradicted_change
    ),
    "one party, several kinds": Cause(
        "which of several changes it was is not known, and the output names a party only with the change",
        LESS,
        several_kinds,
    ),
    "ledger by neighbours": Cause(
        "the ledger compares a text with the last one before it that is reported, be it only as present, and names no "
        "party where the kind is not known",
        LESS,
        past_presence,
    ),
    "not surely here": Cause(
        "a demand, and a word on one of several drafts, is worked out for each draft apart", LESS, not_surely_here
    ),
    "passed on": Cause("what is passed on of an origin that is on file adds nothing to what it says", LESS, passed_on),
    "maybe by way of others": Cause(
        "drafts that may each be the same as a third may be one, and so may not be different",
        LESS,
        maybe_by_way_of_others,
    ),
    "answered or left open": Cause(
        "that a yes-no clause came is called one thing if it is answered, and another if it is left open",
        LESS,
        answered_or_open,
    ),
    "left open twice": Cause("two texts may leave a clause open in two ways", LESS, left_open),
    "base not said": Cause(
        "a base that a source was looked at for and does not give may be any, in every clause", LESS, base_not_said
    ),
    "two currencies": Cause("without a rate no sum is surely another one", LESS, in_two_currencies),
    "told of another draft": Cause(
        "a reported change says something of the draft that it is since, which the product shows beside the change "
        'and does not carry to third drafts; "unchanged" since a silent draft makes no account',
        LESS | {UNNAMED},
        told_elsewhere,
    ),
}
"""Where the product says less than all worlds share, and may."""


def cause(deal: Deal, reading: Reading, one: Disagreement) -> str:
    """Return the name of the first cause that holds; empty where none does."""
    for name, cause in (*TO_MEND.items(), *MORE_CAREFUL.items()):
        if one.sort in cause.sorts and cause.holds(deal, reading, one):
            return name
    return ""
