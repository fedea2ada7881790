"""What a saved text says and nobody cites: found, ranked, with a command that is safe to paste."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from draftdiff.articles.scoring import passages
from draftdiff.articles.suggestions import Suggestion, suggest
from draftdiff.commands.suggest import shell_lines
from draftdiff.model import Deal
from draftdiff.quotes import find, fold, is_whole_sentence, words
from draftdiff.reading.record import Blob, load_record
from tests.conftest import ROOT, Run

DEAL = """
deal: ferry-line
title: Ferry line
parties: {NP: Northport, EM: Eastmark}
clauses:
  profit-share: {label: Profit share, type: percent, of: required, keywords: [ticket sales, profit, revenue]}
  subsidy: {label: Subsidy a year, type: money, keywords: [subsidy, support]}
  term: {label: Term, type: duration, keywords: [licence, run for]}
  arbitration: {label: Place of arbitration, type: place, keywords: [dispute, arbitration]}
  exclusivity: {label: No other operator, type: yes-no, keywords: [exclusive, rival operator]}
"""
FIRST = "draft: first-offer\ntitle: First offer\nby: NP\ndate: 2031-03-01\n"
COUNTER = "draft: counter\ntitle: Counter from Eastmark\nby: EM\ndate: 2031-03-20\n"
SOURCES = """
post: {outlet: Harbour Post, published: 2031-04-01, text: post.txt}
daily: {outlet: Coast Daily, published: 2031-04-02, text: daily.txt}
"""
TEXT = """Ferry talks open

Under the first offer Northport would take approximately 20% of ticket sales for itself, two people in the talks said.
Eastmark's counter asks for a subsidy of $4 million every year, according to an official familiar with the talks.
Disputes about fares would be settled in Westhaven, the Coast Daily reported, as the draft says.
The proposal doesn't grant exclusive rights to any company, said three diplomats.
The weather was fair and gulls were loud. It's "$5 `cheap`" to sit; the $9 subsidy won't last, a sailor said of ferries.
"""


def deal(reports: str = "") -> Deal:
    blobs = [Blob("deal.yaml", DEAL.encode()), Blob("first-offer.yaml", (FIRST + reports).encode())]
    folder = ("drafts/ferry-line", [*blobs, Blob("counter.yaml", COUNTER.encode())])
    record = load_record([Blob("seeds/ferry.yaml", SOURCES.encode())], [folder])
    assert not record.problems
    return record.deals["ferry-line"]


def found(reports: str = "", text: str = TEXT) -> dict[str, Suggestion]:
    made = deal(reports)
    listed = suggest(made, made.sources["post"], fold(text))
    return {suggestion.clause: suggestion for suggestion in reversed(listed)}


def test_a_percentage_with_its_base_its_draft_and_whose_word_it_is() -> None:
    made = found()["profit-share"]
    assert (made.value, made.of, made.draft) == ("approximately 20%", "ticket sales", "first-offer")
    assert (made.who, made.basis) == ("two people in the talks", "told")


def test_a_sum_belongs_to_the_draft_whose_title_the_passage_echoes() -> None:
    made = found()["subsidy"]
    assert (made.value, made.draft) == ("$4 million", "counter")
    assert made.who == "an official familiar with the talks"


def test_a_range_keeps_both_ends_and_its_magnitude() -> None:
    made = found(text="The subsidy would come to $10–12bn, two officials in the talks said.")["subsidy"]
    assert made.value == "$10–12bn"


def test_an_amount_that_a_neighbour_changes_is_quoted_and_not_offered_as_a_value() -> None:
    made = found(text="Northport would get capped at 20% of ticket sales, an official said.")["profit-share"]
    assert (made.value, made.of) == ("", "")
    assert "capped at 20% of ticket sales" in made.quote


def test_a_place_is_not_guessed_but_the_outlet_that_is_passed_on_is_named() -> None:
    made = found()["arbitration"]
    assert (made.value, made.relays) == ("", "daily")
    assert "Westhaven" in made.quote


def test_where_the_passage_does_not_say_which_draft_none_is_guessed() -> None:
    assert found()["arbitration"].draft == "DRAFT"
    assert found(text="Eastmark said the subsidy is $4 million a year now.")["subsidy"].draft == "DRAFT"


def test_a_denial_is_pointed_out_and_never_made_an_absence() -> None:
    made = found()["exclusivity"]
    assert (made.value, made.denial) == ("", "doesn't")


def test_nothing_is_suggested_of_a_passage_that_speaks_of_no_clause() -> None:
    assert not [made for made in found().values() if "gulls" in made.passage]


def test_what_is_cited_is_not_suggested_again() -> None:
    cited = """
terms:
  profit-share:
    - {value: 20%, of: ticket sales, source: post, who: two people, basis: told, quote: 20% of ticket sales}
"""
    assert "profit-share" not in found(cited)
    assert "subsidy" in found(cited)


def test_quotes_are_short_found_in_the_text_and_never_a_sentence() -> None:
    text = fold(TEXT)
    for made in found().values():
        assert find(made.quote, text), made.quote
        assert 1 < words(made.quote) <= 15, made.quote
        assert not is_whole_sentence(made.quote, text), made.quote


def test_a_short_sentence_is_quoted_without_its_beginning() -> None:
    assert found(text="Talks. The subsidy is $4 million. They left.")["subsidy"].quote == "subsidy is $4 million"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One two three four. Five six seven eight.", 2),
        ("The U.S. Treasury said no to Mr. Made today.", 1),
        ("It grew 3.5 times by Feb. 21 or so.", 1),
        ("A line without end of any kind\nAnd one more line of it", 2),
        ("Too short.", 0),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, sentences: int) -> None:
    cut = list(passages(text))
    assert len(cut) == sentences
    assert all(text[passage.span.start : passage.span.end] == passage.text for passage in cut)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    contents = {
        "drafts/ferry-line/deal.yaml": DEAL,
        "drafts/ferry-line/first-offer.yaml": FIRST,
        "drafts/ferry-line/counter.yaml": COUNTER,
        "seeds/ferry.yaml": SOURCES,
        "seeds/texts/post.txt": TEXT,
    }
    for name, text in contents.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_command_lists_passages_each_with_a_command_that_the_shell_reads(run: Run, project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = run("suggest", "post", "--width", "100", cwd=project)
    assert result.status == 0
    commands = in_a_shell(result.out)
    assert [
        "add", "first-offer", "profit-share", "approximately 20%", "--of", "ticket sales",
        "--source", "post", "--who", "two people in the talks", "--basis", "told",
        "--quote", "Northport would take approximately 20% of ticket sales for itself",
    ] in commands  # fmt: skip
    assert all("--is" not in command for command in commands)
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def in_a_shell(printed: str) -> list[list[str]]:
    """Return the words of each `draftdiff` command as a shell hands them over."""
    commands = re.findall(r"^    draftdiff add(?:.*\\\n)*.*$", printed, re.MULTILINE)
    program = "\n".join(["draftdiff() { printf '%s\\0' \"$@\"; printf '\\n'; }", *commands])
    done = subprocess.run(["sh", "-c", program], capture_output=True, text=True, check=True)
    assert not done.stderr
    return [line.split("\0")[:-1] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_a_command_that_is_folded_is_the_same_for_the_shell(run: Run, project: Path, width: int) -> None:
    whole = in_a_shell(run("suggest", "post", cwd=project).out)
    folded = run("suggest", "post", "--width", str(width), cwd=project).out
    assert in_a_shell(folded) == whole
    assert not [line for line in folded.splitlines() if len(line) > width]


@pytest.mark.parametrize("value", ["it's “50%” of\\ it", "a" * 90, "a b " * 40, "", '"$x" `y` !'])
def test_any_text_is_broken_so_that_a_shell_joins_it(value: str) -> None:
    command = [["draftdiff", "add", "x"], ["--quote", value], ["--who", "y"]]
    lines = shell_lines(command, 40)
    assert in_a_shell("\n".join(lines)) == [["add", "x", "--quote", value, "--who", "y"]]


def test_a_suggested_command_is_taken_by_add(run: Run, project: Path) -> None:
    listed = run("suggest", "post", cwd=project).out
    line = next(line for line in listed.splitlines() if " add first-offer profit-share " in line)
    result = run(*shlex.split(line)[1:], "--yes", cwd=project)
    assert result.status == 0, result.err
    assert "profit-share" not in re.findall(r"draftdiff add \S+ (\S+)", run("suggest", "post", cwd=project).out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pots",), "write `post`"),
        (("daily",), "daily.txt is not in seeds/texts/"),
        (("daily",), "name its folder with --texts DIR"),
        (("post", "--texts", "elsewhere"), "there is no folder elsewhere"),
    ],
)
def test_trouble_says_what_to_write(run: Run, project: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("suggest", *arguments, cwd=project)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


def test_a_text_that_is_not_the_declared_one_is_not_searched(run: Run, project: Path) -> None:
    file = project / "seeds/ferry.yaml"
    changed = file.read_text("utf-8").replace("text: post.txt", f"text: post.txt, sha256: {'0' * 64}")
    file.write_text(changed, encoding="utf-8")
    assert "post.txt is not the text that was declared" in run("suggest", "post", cwd=project).err


def test_nothing_found_is_said_and_is_no_failure(run: Run, project: Path) -> None:
    (project / "seeds/texts/post.txt").write_text("The gulls were loud over the harbour.", encoding="utf-8")
    result = run("suggest", "post", cwd=project)
    assert (result.status, result.out) == (0, "post: nothing that speaks of a clause and is not cited yet\n")


def test_every_clause_of_the_bundled_deal_has_keywords() -> None:
    blob = Blob("deal.yaml", (ROOT / "drafts/us-ukraine-minerals/deal.yaml").read_bytes())
    record = load_record([], [("drafts/us-ukraine-minerals", [blob])])
    assert all(clause.keywords for clause in record.deals["us-ukraine-minerals"].clauses.values())
