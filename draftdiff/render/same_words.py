"""The words of doubtful identity that terminal and Markdown share."""

from draftdiff.history.same import Answer
from draftdiff.render.phrases import count, known
from draftdiff.telling.same import IdentityView, LikenessView

HEADINGS = {
    Answer.FORBIDS: "Forbid that they are one",
    Answer.AGREES: "Agree",
    Answer.CANNOT_TELL: "Cannot tell",
}

REMARKS = {
    Answer.FORBIDS: "no account of the one fits an account of the other, or a report says that it changed between them",
    Answer.AGREES: "which does not show that they are one: two documents may say the same",
    Answer.CANNOT_TELL: "one side is silent or gives no value, or some accounts fit and some do not",
}

NEITHER = "Reported in neither draft"


def grouped(view: IdentityView) -> list[tuple[Answer, list[LikenessView]]]:
    """Return the clauses of either draft by what they say of its identity."""
    told = [one for one in view["likenesses"] if is_reported(one)]
    found = [(answer, [one for one in told if one["answer"] == answer]) for answer in Answer]
    return [(answer, ones) for answer, ones in found if ones]


def is_reported(likeness: LikenessView) -> bool:
    """Tell whether anything counts of a clause in either draft."""
    return bool(likeness["one"]["accounts"] or likeness["other"]["accounts"])


def neither(view: IdentityView) -> list[str]:
    """Return the labels of the clauses that neither draft has reports of."""
    return [one["label"] for one in view["likenesses"] if not is_reported(one)]


def sides(likeness: LikenessView) -> str:
    """Show both sides of a clause in one line; where one is silent, with who speaks of the other."""
    one, other = likeness["one"], likeness["other"]
    if one["accounts"] and other["accounts"]:
        return f"{one['display']} | {other['display']}"
    return f"{known(one)} | {known(other)}"


def summary(view: IdentityView) -> list[str]:
    """Count the clauses by what they say, and draw no conclusion."""
    answers = view["summary"]
    forbid = answers[Answer.FORBIDS]
    verb = "forbids" if forbid == 1 else "forbid"
    said = [f"{count(len(view['likenesses']), 'clause')}: {forbid} {verb} that they are one document"]
    said.append(f"{answers[Answer.AGREES]} agree" if answers[Answer.AGREES] != 1 else "1 agrees")
    return [*said, f"{answers[Answer.CANNOT_TELL]} cannot tell"]
