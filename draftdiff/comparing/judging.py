"""What a printed text says of an earlier report: that it was right, said less, or cannot be true."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import assert_never

from draftdiff.comparing.accounts import Settled, base_key, is_nothing
from draftdiff.comparing.rewording import near
from draftdiff.comparing.shifts import shifted
from draftdiff.model import Absent, Open, Present, Report, Shift, ShiftWord, Stated
from draftdiff.values import Items, Quantity, Value, ValueType, Words, meet


class Verdict(StrEnum):
    """What a printed text says of a report on it.

    One that is `less-precise` is true and says less than the text does. `not-decided` is what two readings of the text
    or of the report would answer differently, and `not-read` what nobody has looked for in the text yet.
    """

    BORNE_OUT = "borne-out"
    LESS_PRECISE = "less-precise"
    REFUTED = "refuted"
    NOT_DECIDED = "not-decided"
    NOT_READ = "not-read"


def judge(text: Settled, said: Settled) -> Verdict:
    """Judge what was said of a clause by what the printed text says.

    It is borne out if the text says just that, or a figure that "about" it holds for; less precise if the text says
    that and more; refuted if the text cannot be so.
    """
    match _plain(text), _plain(said):
        case (Absent(), Absent()) | (Present(), Present()) | (Open(), Open()):
            return Verdict.BORNE_OUT
        case (Absent(), other) | (other, Absent()):
            return Verdict.NOT_DECIDED if is_nothing(other) else Verdict.REFUTED
        case _, Present():
            return Verdict.LESS_PRECISE
        case Present(), _:
            # That the text has the clause was noted, and not what it says.
            return Verdict.NOT_DECIDED
        case Stated() as one, Stated() as other:
            return worst([_judge_value(one.value, other.value), *_judge_words(one, other)])
        case _:
            return Verdict.REFUTED


def judge_report(
    report: Report, readings: Sequence[Settled], text: Sequence[Settled], was: Sequence[Settled] = ()
) -> Verdict:
    """Judge a report by all that it may say and all that the printed texts say, of which there must be something.

    A change is judged by what it makes of that which `was` printed of the draft that it is since, if anything was.
    """
    if not isinstance(report.claim, Shift):
        return agreed(judge(one, said) for one in text for said in readings)
    if was:
        became = [shifted(report.claim.word, one) for one in was]
        return agreed(judge(one, said) if said else Verdict.REFUTED for one in text for said in became)
    implied = _implied(report.claim.word)
    if implied and agreed(judge(one, implied) for one in text) is Verdict.REFUTED:
        return Verdict.REFUTED
    found = agreed(judge(one, said) for one in text for said in readings) if readings else Verdict.NOT_DECIDED
    # What it was a change of may have been reported wrongly: that the text is otherwise does not refute the change.
    return Verdict.NOT_DECIDED if found is Verdict.REFUTED else found


def _implied(word: ShiftWord) -> Settled | None:
    """Return what a reported change says of its own draft, whatever the other one had."""
    if word is ShiftWord.UNCHANGED:
        return None
    return Absent() if word is ShiftWord.REMOVED else Present()


def agreed(verdicts: Iterable[Verdict]) -> Verdict:
    """Return what every reading of a text and a report comes to; not decided where they differ."""
    found = set(verdicts)
    return found.pop() if len(found) == 1 else Verdict.NOT_DECIDED


WORST = (Verdict.REFUTED, Verdict.NOT_READ, Verdict.NOT_DECIDED, Verdict.LESS_PRECISE, Verdict.BORNE_OUT)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return what parts of one report come to together: it is no better than its worst part."""
    return min(verdicts, key=WORST.index)


def _plain(claim: Settled) -> Settled:
    """Read the no of a yes-no clause as absence and its yes, where that is all, as presence, which they are."""
    if not (isinstance(claim, Stated) and isinstance(claim.value, Words) and claim.value.type is ValueType.YES_NO):
        return claim
    if claim.value.key == "no":
        return Absent()
    return claim if claim.of or claim.condition else Present()


def _judge_words(text: Stated, said: Stated) -> list[Verdict]:
    """Judge the base and the condition, each for itself; what nobody gave is less, and no more."""
    return [_judge_part(text.of, said.of), _judge_part(text.condition, said.condition)]


def _judge_part(text: str | None, said: str | None) -> Verdict:
    if base_key(text) == base_key(said):
        return Verdict.BORNE_OUT
    if said is None:
        return Verdict.LESS_PRECISE
    # Of a base that the text leaves open, or one in nearly the same words, a reader must judge.
    return Verdict.NOT_DECIDED if text is None or near(text, said) else Verdict.REFUTED


def _judge_value(text: Value, said: Value) -> Verdict:
    match text, said:
        case Quantity(), Quantity():
            return _judge_quantity(text, said)
        case Items(), Items():
            return _judge_items(text, said)
        case Words(), Words():
            if text == said:
                return Verdict.BORNE_OUT
            return Verdict.NOT_DECIDED if _may_mean_the_same(text, said) else Verdict.REFUTED
        case ((Quantity() | Items() | Words()), _):
            return Verdict.REFUTED
        case _:
            assert_never(text)


def _may_mean_the_same(text: Words, said: Words) -> bool:
    """Tell whether words are nearly the same, or those of a place or a text hold the others: `the courts of Rome`."""
    one, other = set(text.key.split()), set(said.key.split())
    worded = text.type in (ValueType.PLACE, ValueType.TEXT)
    return near(text.key, said.key) or (worded and (one <= other or other <= one))


def _judge_quantity(text: Quantity, said: Quantity) -> Verdict:
    met = meet(text, said)
    if met is None:
        return Verdict.REFUTED
    if text == said:
        return Verdict.BORNE_OUT
    if met != text:
        # The text itself gives a range, and what was said is a part of it or overlaps it.
        return Verdict.NOT_DECIDED
    return Verdict.BORNE_OUT if is_about(said) else Verdict.LESS_PRECISE


def is_about(said: Quantity) -> bool:
    """Tell whether a figure was said to be about right: it is no range and no bound, and what it allows is near it."""
    text = said.text.strip().casefold()
    rough = ("~", "about ", "around ", "approximately ", "approx. ", "roughly ", "some ")
    return text.startswith(rough) or text.endswith(("~", "?"))


def _judge_items(text: Items, said: Items) -> Verdict:
    if text.keys == said.keys:
        return Verdict.BORNE_OUT
    if said.keys <= text.keys:
        return Verdict.LESS_PRECISE if said.open else Verdict.REFUTED
    extra = said.keys - text.keys
    if text.open or all(any(near(one, other) for other in text.keys - said.keys) for one in extra):
        return Verdict.NOT_DECIDED
    return Verdict.REFUTED
