"""Why the product and the worlds differ where they do: the first cause that holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from tests.law.contents import NONE_SAID
from tests.law.counted import is_print
from tests.law.deal import Deal
from tests.law.judging import IDLE, SAYS_LESS, SAYS_MORE, UNNAMED, Disagreement
from tests.law.reading import Reading
from tests.law.words import NEAR, NEAR_BASES, vocabulary

Holds = Callable[[Deal, Reading, Disagreement], bool]


@dataclass(frozen=True)
class Cause:
    """A cause of disagreements of some sorts; `why` says what is to be mended, or why it may stay."""

    why: str
    sorts: frozenset[str]
    holds: Holds


def _drafts(deal: Deal, one: Disagreement) -> list[str]:
    """Return the two drafts that are compared or, in the ledger, all of them."""
    return list(one.place[1:]) if len(one.place) == 3 else [draft.id for draft in deal.drafts]


def _told(deal: Deal, clause: str) -> list[str]:
    return [one.says for one in deal.reports if one.clause == clause]


def is_yes_no(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """`no` and `absent` stand in one clause, as if they were two accounts."""
    return deal.clause(one.place[0]).type == "yes-no"


def order_unknown(deal: Deal, reading: Reading, one: Disagreement) -> bool:
    """Nobody knows which of the two drafts came first."""
    pairs = combinations(_drafts(deal, one), 2)
    return any((first, last) not in reading.order and (last, first) not in reading.order for first, last in pairs)


def may_be_one(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """The two drafts may be one document."""
    drafts = _drafts(deal, one)
    return any(other in deal.draft(draft).maybe for draft in drafts for other in drafts)


def near_words(deal: Deal, reading: Reading, one: Disagreement) -> bool:
    """Words are nearly the same, and nobody has said whether they mean the same."""
    clause = deal.clause(one.place[0])
    near = set(NEAR.get(reading.universes[clause.id].type, ()))
    bases = {report.of for report in deal.reports if report.clause == clause.id}
    doubtful = bool(near) and near <= set(_told(deal, clause.id)) and not near <= set(clause.same)
    return doubtful or set(NEAR_BASES) <= bases


def rounded(deal: Deal, reading: Reading, one: Disagreement) -> bool:
    """One figure may be another, rounded or converted."""
    return reading.universes[one.place[0]].type.endswith("+rounded") and near_words(deal, reading, one)


def contradicted_change(deal: Deal, reading: Reading, one: Disagreement) -> bool:
    """Reports of a clause of which a change is reported cannot all be true, though each two of them may."""
    clause = one.place[0]
    has_change = any(report.is_change and report.clause == clause for report in deal.reports)
    return has_change and any(len(choices) > 1 for worlds in reading.worlds(clause) for choices in worlds.unruled)


def contradicted_outright(deal: Deal, reading: Reading, one: Disagreement) -> bool:
    """A reported change contradicts another report by itself."""
    mine = [report for report in deal.reports if report.clause == one.place[0]]
    return contradicted_change(deal, reading, one) and any(
        contradicted_change(small, Reading(small), one)
        for pair in combinations(mine, 2)
        for small in [replace(deal, reports=pair)]
    )


def was_printed(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A source printed a draft whole."""
    return any(is_print(deal, report) for report in deal.reports if report.draft in _drafts(deal, one))


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


def ruled_twice(deal: Deal, reading: Reading, one: Disagreement) -> bool:
    """A ruling accepts a source that has more than one account."""
    clause = one.place[0]
    ruled = {(r.draft, r.accept) for r in deal.rulings if r.clause == clause and r.draft in _drafts(deal, one)}
    counts = [
        sum((o.draft, o.clause) == (draft, clause) and source in (o.source, o.relays) for o in deal.reports)
        for draft, source in ruled
    ]
    return any(count > 1 for count in counts)


def base_not_said(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A base is not said, in a clause that need not have one."""
    clause = deal.clause(one.place[0])
    return clause.of == "optional" and any(o.of == NONE_SAID and o.clause == clause.id for o in deal.reports)


def gain_not_reported(deal: Deal, reading: Reading, one: Disagreement) -> bool:
    """Whom a clause favours that came or went hangs on a value that nobody reported."""
    vague = {"present", "added", "removed", "unchanged"}.intersection(_told(deal, one.place[0]))
    spoken = "favours" in one.product or len(one.place) == 2
    words = vocabulary(reading.universes[one.place[0]].type).words
    return bool(vague) and spoken and any(way in words for way, _ in deal.clause(one.place[0]).favours)


def not_exact(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """Two accounts look the same, and neither says exactly what the text says."""
    kinds = set(one.product.removesuffix(", certain").split("/"))
    return bool(kinds & {"kept", "rebased", "conditioned", "ledger: did-not"})


def several_kinds(_: Deal, __: Reading, one: Disagreement) -> bool:
    """The kind is not known, and each that it may be favours the same party."""
    return len(one.place) == 3 and "favours" in one.product


def past_presence(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A party moved between two of its texts of which another one between them tells less."""
    return len(one.place) == 2


def has_bound(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A value is itself a cap or a floor."""
    return any(said.startswith(("cap ", "floor ")) for said in _told(deal, one.place[0]))


def was_split(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A clause came from another one."""
    clause = deal.clause(one.place[0])
    return bool(clause.split_from) or any(other.split_from == clause.id for other in deal.clauses)


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


def in_two_currencies(deal: Deal, _: Reading, one: Disagreement) -> bool:
    """A sum may be another one in another currency, whatever the rate was."""
    told = " ".join(_told(deal, one.place[0]))
    return "$" in told and "€" in told


ALL = frozenset({SAYS_MORE, SAYS_LESS, UNNAMED, IDLE})
LESS = frozenset({SAYS_LESS, IDLE})
MORE = frozenset({SAYS_MORE, UNNAMED})

TO_MEND: Mapping[str, Cause] = {
    "no and absent": Cause("in a yes-no clause they are one answer, and so are yes and present", ALL, is_yes_no),
    "printed": Cause(
        "a printed text settles what it says, and what nobody has read in it is not read yet, and not absent",
        ALL,
        was_printed,
    ),
    "order not known": Cause("such a comparison has no direction, and nobody moves", ALL, order_unknown),
    "maybe one document": Cause("then nothing changed, so no change is certain", ALL, may_be_one),
    "rounded or converted": Cause("such a figure is not a certain rise, but perhaps the same", ALL, rounded),
    "near-alike words": Cause("unchanged or changed, until `same:` or clearly other words settle it", ALL, near_words),
    "contradicted change": Cause("what contradicts a report makes nothing more certain", MORE, contradicted_outright),
    "contradiction of three": Cause(
        "a change and the values of two drafts contradict each other: each of the three reports may be wrong",
        MORE,
        contradicted_change,
    ),
    "ruling on two accounts": Cause("a ruling keeps every account of its source", ALL, ruled_twice),
    "base not said": Cause("`not said` is not known in every clause", ALL, base_not_said),
    "kept not earned": Cause("only what is exact can be unchanged for certain", MORE, not_exact),
    "cap or floor": Cause(
        "a cap and a plain figure are compared as other words, and the worlds take the cap for the figure",
        ALL,
        has_bound,
    ),
    "split": Cause("what moved between clauses is worked out for each of them apart", ALL, was_split),
    "gain not reported": Cause(
        "whom a clause favours that came or went may hang on a value that nobody reported", MORE, gain_not_reported
    ),
}
"""What the product gets wrong today; a line goes when it is mended, and then the law holds there."""

MORE_CAREFUL: Mapping[str, Cause] = {
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
    "left open twice": Cause("two texts may leave a clause open in two ways", LESS, left_open),
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
