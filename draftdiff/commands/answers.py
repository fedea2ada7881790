"""What a new report is asked for, and the check of each answer by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from draftdiff.articles.nearest import nearest_passages
from draftdiff.checks.shape import nearest
from draftdiff.checks.table import SavedText
from draftdiff.model import Basis, Clause, Deal, ShiftWord
from draftdiff.quotes import MAX_WORDS, find, is_whole_sentence, words
from draftdiff.reading.deal import ORDERED
from draftdiff.reading.report import Is
from draftdiff.values import Unreadable, ValueType, parse
from draftdiff.values.lists import split_list
from draftdiff.writing.quoting import Data

Answers = Mapping[str, str]
"""Answers so far, by the key that they have in the file; `says` where the kind of claim is still open."""

TOLD = {
    Basis.PUBLISHED: "the text itself is public",
    Basis.DOCUMENT: "the source has seen the document",
    Basis.ON_RECORD: "a named person says so",
    Basis.TOLD: "unnamed people say so",
    Basis.ANALYSIS: "the outlet's own conclusion",
}
WORDS: dict[str, str] = {
    Is.ABSENT: "the draft does not have the clause",
    Is.PRESENT: "it has the clause; what it says is not told",
    **dict.fromkeys(ShiftWord, "a change since another draft"),
}
OPTIONS = {
    "draft": "DRAFT",
    "clause": "CLAUSE",
    "says": "VALUE (or --is or --change)",
    **{key: f"--{key}" for key in ("of", "since", "source", "relays", "who", "basis", "quote", "note")},
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an answer will not do, what to do, and passages of the text to copy from."""

    message: str
    help: str
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What answers are checked against."""

    deal: Deal
    texts: Mapping[str, SavedText]


Choices = Callable[[Desk], Mapping[str, str]]
Check = Callable[[str, Answers, Desk], Fault | None]


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask for a key, what may complete the answer, and its check; an optional one may stay empty."""

    ask: str
    choices: Choices
    check: Check
    optional: bool = False


def missing(answers: Answers, desk: Desk) -> list[str]:
    """Name the keys that a report still needs, in the order in which they are asked for."""
    clause = desk.deal.clauses.get(answers.get("clause", ""))
    claims = ["says"] if not {"value", "is", "change", "says"} & answers.keys() else []
    bases = ["of"] if "value" in answers and clause and clause.of_required else []
    since = ["since"] if "change" in answers else []
    quoted = [] if (answers.get("is"), answers.get("basis")) == (Is.ABSENT, Basis.PUBLISHED) else ["quote"]
    wanted = ["draft", "clause", *claims, *bases, *since, "source", "basis", "who", *quoted]
    return [key for key in wanted if key not in answers]


def with_claim(answers: Answers) -> dict[str, str]:
    """Sort what a draft is said to say into a value, `is` or a change."""
    said = answers.get("says")
    rest = {key: text for key, text in answers.items() if key != "says"}
    if said is None:
        return rest
    key = "is" if said in list(Is) else "change" if said in list(ShiftWord) else "value"
    return {**rest, key: said}


def as_report(answers: Answers, desk: Desk) -> dict[str, Data]:
    """Return the report as it stands in the file; what was left empty is left out."""
    order = ("value", "is", "change", "of", "since", "source", "relays", "who", "basis", "quote", "note")
    report: dict[str, Data] = {key: answers[key] for key in order if answers.get(key)}
    if "value" in report:
        report["value"] = value_data(answers["value"], desk.deal.clauses[answers["clause"]])
    return report


def value_data(text: str, clause: Clause) -> Data:
    """Return a value as it stands in the file: a list as a list."""
    if clause.type is not ValueType.LIST:
        return text
    return [item.strip() for item in split_list(text.removeprefix("[").removesuffix("]"))]


def fault(key: str, answer: str, answers: Answers, desk: Desk) -> Fault | None:
    """Check one answer by itself; None where it will do."""
    question = QUESTIONS[key]
    if not answer.strip():
        needless = question.optional or key in {"quote", "who"}
        return None if needless else Fault(f"{OPTIONS.get(key, key)} is empty", f"say {question.ask}")
    return question.check(answer, answers, desk)


def _known_word(
    what: str, choices: Callable[[Desk], Mapping[str, str]]
) -> Callable[[str, Answers, Desk], Fault | None]:
    def check(answer: str, answers: Answers, desk: Desk) -> Fault | None:
        listed = choices(desk)
        if answer in listed:
            return None
        near = nearest(answer, listed)
        few = f"write one of: {', '.join(listed)}" if len(listed) <= 16 else "`draftdiff check` reads what is declared"
        return Fault(f"there is no {what} `{answer}`", f"write `{near}`" if near else few)

    return check


def _check_value(answer: str, answers: Answers, desk: Desk) -> Fault | None:
    clause = desk.deal.clauses[answers["clause"]]
    text = answer.removeprefix("[").removesuffix("]") if clause.type is ValueType.LIST else answer
    found = parse(clause.type, text, clause.choices)
    return Fault(found.message, found.help) if isinstance(found, Unreadable) else None


def _check_claim(answer: str, answers: Answers, desk: Desk) -> Fault | None:
    if answer in WORDS:
        return _check_change(answer, answers, desk) if answer in list(ShiftWord) else None
    return _check_value(answer, answers, desk)


def _check_change(answer: str, answers: Answers, desk: Desk) -> Fault | None:
    clause = desk.deal.clauses[answers["clause"]]
    if answer not in list(ShiftWord):
        return Fault(f"`{answer}` is no change", f"write one of: {', '.join(ShiftWord)}")
    if answer in (ShiftWord.RAISED, ShiftWord.LOWERED) and clause.type not in ORDERED:
        return Fault(f"a clause of type {clause.type} is not {answer}", "write removed, added or unchanged")
    return None


def _check_relays(answer: str, answers: Answers, desk: Desk) -> Fault | None:
    if answer == answers.get("source"):
        return Fault("a source does not relay itself", "name whose reporting it passes on, or leave it empty")
    return _known_word("source", _sources)(answer, answers, desk)


def _check_since(answer: str, answers: Answers, desk: Desk) -> Fault | None:
    if answer == answers.get("draft"):
        return Fault("a draft does not change since itself", "name the draft that it is compared with")
    return _known_word("draft", _drafts)(answer, answers, desk)


def _check_quote(answer: str, answers: Answers, desk: Desk) -> Fault | None:
    count = words(answer)
    if count > MAX_WORDS:
        return Fault(f"the quote has {count} words, and at most {MAX_WORDS} are taken", "cut it to the phrase")
    source = desk.deal.sources.get(answers.get("source", ""))
    saved = desk.texts.get(source.text) if source else None
    if saved is None:
        return None
    if find(answer, saved.text) is None:
        passages = tuple(nearest_passages(answer, saved.text))
        listed = "; ".join(f"“{passage}”" for passage in passages)
        return Fault(
            "the quote is not in the saved text", f"the nearest are {listed}" if listed else "copy its words", passages
        )
    if is_whole_sentence(answer, saved.text):
        return Fault("the quote is a whole sentence", "cut it to the phrase that carries the claim")
    return None


def _drafts(desk: Desk) -> dict[str, str]:
    return {draft.id: draft.title for draft in desk.deal.drafts.values()}


def _clauses(desk: Desk) -> dict[str, str]:
    return {clause.id: f"{clause.label} ({clause.type})" for clause in desk.deal.clauses.values()}


def _sources(desk: Desk) -> dict[str, str]:
    return {source.id: ", ".join(filter(None, [source.outlet, source.title])) for source in desk.deal.sources.values()}


def _bases(desk: Desk) -> dict[str, str]:
    return {basis.value: said for basis, said in TOLD.items()}


def _is_words(desk: Desk) -> dict[str, str]:
    return {word: WORDS[word] for word in Is}


def _none(desk: Desk) -> dict[str, str]:
    return {}


def _anything(answer: str, answers: Answers, desk: Desk) -> Fault | None:
    return None


QUESTIONS = {
    "draft": Question("which draft", _drafts, _known_word("draft", _drafts)),
    "clause": Question("which clause", _clauses, _known_word("clause", _clauses)),
    "says": Question("what it says: a value, or absent, present, removed …", lambda desk: WORDS, _check_claim),
    "value": Question("what it says", _none, _check_value),
    "is": Question("absent or present", _is_words, _known_word("such word", _is_words)),
    "change": Question("what became of it", lambda desk: dict.fromkeys(ShiftWord, ""), _check_change),
    "of": Question("of what, such as mining revenue, or `not said`", _none, _anything),
    "since": Question("since which draft", _drafts, _check_since),
    "source": Question("which source", _sources, _known_word("source", _sources)),
    "relays": Question("whose reporting it passes on", _sources, _check_relays, optional=True),
    "who": Question("who says so, in the source's words", _none, _anything),
    "basis": Question(f"what it rests on ({', '.join(Basis)})", _bases, _known_word("basis", _bases)),
    "quote": Question("a phrase of the source", _none, _check_quote),
    "note": Question("a note", _none, _anything, optional=True),
}
"""Every question, by the key that its answer has in the file."""
