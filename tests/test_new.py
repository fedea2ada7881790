"""Starting things: what is written passes the check, and nothing that was there is lost."""

import hashlib
import io
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from draftdiff.text import TextFile
from draftdiff.writing.edit import Edited, add_entry
from draftdiff.writing.files import shipped, shipped_names
from draftdiff.writing.new import read_clause_list
from draftdiff.writing.quoting import Entry
from tests.conftest import Run

LISTS = ["ceasefire", "climate", "loan", "merger", "minerals", "trade"]
DEAL = ("new", "deal", "ferry-line", "--party", "NP=Northport", "--party", "EM=Eastmark")
DRAFT = ("new", "draft", "first-offer", "--by", "NP", "--date", "2031-03-01")
ARTICLE = """Ferry talks open with a quarrel over tickets

By Ada Made, Harbour Post Staff
Posted March 4, 2031

Northport offered 20% of ticket sales, two people in the talks said.
"""
PAGE = """<!DOCTYPE html>
<html><head><title>Ferry talks open | Coast Daily</title>
<meta property="og:title" content="Ferry talks open"><meta property="og:site_name" content="Coast Daily">
<meta property="article:published_time" content="2031-03-05T08:00:00Z">
<link rel="canonical" href="https://coast.example/ferry"><style>p {color: red}</style></head>
<body><nav>Home</nav><h1>Ferry talks open</h1><p>Disputes would go
to <b>Northport</b>, an official said.</p><script>alert(1)</script></body></html>
"""


@pytest.fixture
def ferry(run: Run, tmp_path: Path) -> Path:
    assert run(*DEAL, cwd=tmp_path).status == 0
    assert run(*DRAFT, cwd=tmp_path).status == 0
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_from_an_empty_folder_to_a_checked_record(run: Run, ferry: Path) -> None:
    (ferry / "article.txt").write_text(ARTICLE, encoding="utf-8")
    steps = [
        ("new", "clause", "profit-share", "--type", "percent", "--favours", "higher=EM", "--keyword", "tickets"),
        ("new", "source", "article.txt", "--yes"),
    ]
    for step in steps:
        assert run(*step, cwd=ferry).status == 0
    done = run("check", cwd=ferry)
    assert done.status == 0
    assert "0 errors, 1 warning" in done.out, "only that nobody cites the source yet"
    assert "checked 1 deal, 1 draft, 0 reports, 1 source" in done.out


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_clauses_passes_the_check_and_says_where_it_is_from(run: Run, tmp_path: Path, name: str) -> None:
    assert run(*DEAL, "--clauses", name, cwd=tmp_path).status == 0
    assert "no problems" in run("check", cwd=tmp_path).out
    chosen = read_clause_list(name, shipped(f"templates/clauses/{name}.yaml"))
    assert 10 <= len(chosen.clauses) <= 20
    assert chosen.remarks[0].startswith("# Terms as in ")
    written = (tmp_path / "drafts/ferry-line/deal.yaml").read_text(encoding="utf-8")
    assert "\n".join(chosen.remarks) in written
    assert "    favours:" not in written, "nobody said who is who, so nobody is favoured"


def test_the_lists_are_those_that_the_help_names(run: Run) -> None:
    assert shipped_names("templates/clauses", ".yaml") == LISTS
    assert all(name in run("new", "deal", "--help").out for name in LISTS)
    assert "there is no list `mineral`\n  help: write `minerals`" in run(*DEAL, "--clauses", "mineral").err


def test_a_folder_that_cannot_be_written_to_is_said_to_be_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file")
    result = run(*DEAL, cwd=tmp_path)
    assert result.status == 2
    assert "nothing was written: file exists" in result.err


def test_roles_say_whom_a_change_favours(run: Run, tmp_path: Path) -> None:
    done = run(*DEAL, "--clauses", "minerals", "--role", "investor=NP", "--role", "host=EM", cwd=tmp_path)
    assert done.status == 0
    written = (tmp_path / "drafts/ferry-line/deal.yaml").read_text(encoding="utf-8")
    assert "    favours: {higher: NP, lower: EM}\n" in written
    assert "# favours" not in written


@pytest.mark.parametrize("again", [DEAL, DRAFT, ("new", "clause", "price", "--type", "text")])
def test_nothing_is_overwritten(run: Run, ferry: Path, again: tuple[str, ...]) -> None:
    run("new", "clause", "price", "--type", "money", cwd=ferry)
    before = files(ferry)
    result = run(*again, cwd=ferry)
    assert result.status == 2
    assert "already" in result.err
    assert files(ferry) == before


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("new deal Ferry --party A=Aa --party B=Bb", "help: write `ferry`"),
        ("new deal other", "not given: --party (twice)"),
        ("new deal other --party A=Aa --party B=Bb --currency $=CDA", "`CDA` is not the code of a currency"),
        ("new deal other --party A=Aa --party B=Bb --currency CAD", "write it as $=CAD"),
        ("new deal other --party A=Aa --party B=Bb --clauses loan --role lender=C", "there is no party `C`"),
        ("new draft second", "help: add --by to the command"),
        ("new draft second --by XX", "the deal names no party `XX`"),
        ("new draft second --by NP --date 2031-13-01", "there is no month 13"),
        ("new draft second --by NP --follows frist-offer", "write `first-offer`"),
        ("new draft ferry/second --by NP", "there is no deal `ferry`"),
        ("new clause toll", "help: add --type to the command"),
        ("new clause toll --type choice", "not given: --choice"),
        ("new clause toll --type choice --choice red --choice ' '", "name each choice in words"),
        ("new clause toll --type money --choice red", "leave --choice out, or write --type choice"),
        ("new clause toll --type list --favours higher=NP", "a key of `favours`"),
        ("new clause toll --type money --favours higher=XX", "the deal names no party `XX`"),
        ("new clause toll --type money --favours higher", "write it as --favours higher=US"),
        ("new clause toll --type text --from tolls", "the deal declares no clause `tolls`"),
        ("new clause court --type place --same Westhaven", "two ways or more to say one thing"),
        ("new clause other/toll --type money", "there is no deal `other`"),
        ("new source nowhere.txt", "nowhere.txt cannot be read"),
        ("new source plain.txt --yes", "not given: --outlet, --title, --published"),
        ("new source article.txt", "guessed and not confirmed: --outlet, --title, --published, --id"),
        ("new source article.txt --yes --published soon", "`soon` cannot be read as a date"),
        ("new source article.txt --yes --id Post", "write `post`"),
    ],
)
def test_trouble_names_what_to_write_and_writes_nothing(run: Run, ferry: Path, command: str, said: str) -> None:
    (ferry / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (ferry / "plain.txt").write_text("they talked on", encoding="utf-8")
    before = files(ferry)
    result = run(*shlex.split(command), cwd=ferry)
    assert result.status == 2
    assert said in result.err
    assert files(ferry) == before


@pytest.mark.parametrize(
    ("command", "entry"),
    [
        ("toll --type money", "  toll:\n    label: Toll\n    type: money\n"),
        (
            "ferry-line/toll --label 'Toll a crossing' --type percent --favours higher=NP --favours lower=EM",
            "  toll:\n    label: Toll a crossing\n    type: percent\n    of: required\n"
            "    favours: {higher: NP, lower: EM}\n",
        ),
        (
            "flag --type choice --choice red --choice 'sea green' --favours 'sea green=EM'",
            "  flag:\n    label: Flag\n    type: choice\n    choices: [red, sea green]\n    favours: {sea green: EM}\n",
        ),
        (
            "court --type place --same 'Westhaven|the courts of Westhaven' --same 'Reed | Reed Isle' --keyword judge",
            "  court:\n    label: Court\n    type: place\n    keywords: [judge]\n"
            "    same: [[Westhaven, the courts of Westhaven], [Reed, Reed Isle]]\n",
        ),
        ("quay --type text --from pier", "  quay:\n    label: Quay\n    type: text\n    from: [pier]\n"),
        (
            "quay --type text --from pier,mole --from slip",
            "  quay:\n    label: Quay\n    type: text\n    from: [pier, mole, slip]\n",
        ),
    ],
)
def test_a_clause_is_declared_with_all_that_is_said_of_it(run: Run, ferry: Path, command: str, entry: str) -> None:
    for clause in ("pier", "mole", "slip"):
        assert run("new", "clause", clause, "--type", "text", cwd=ferry).status == 0
    before = (ferry / "drafts/ferry-line/deal.yaml").read_text(encoding="utf-8")
    done = run("new", "clause", *shlex.split(command), cwd=ferry)
    assert (done.status, done.err) == (0, "")
    assert (ferry / "drafts/ferry-line/deal.yaml").read_text(encoding="utf-8") == before + entry
    assert "no problems" in run("check", cwd=ferry).out


def test_the_currencies_of_a_deal_are_written(run: Run, tmp_path: Path) -> None:
    assert run(*DEAL, "--currency", "$=CAD", "--currency", "crown=NOK", cwd=tmp_path).status == 0
    written = (tmp_path / "drafts/ferry-line/deal.yaml").read_text(encoding="utf-8")
    assert "currencies: {$: CAD, crown: NOK}\n" in written
    assert "no problems" in run("check", cwd=tmp_path).out


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Type answers, one a line, as on a terminal."""

    def answers(text: str) -> None:
        for module in ("asking", "new_source"):
            monkeypatch.setattr(f"draftdiff.commands.{module}.on_terminal", lambda: True)
        monkeypatch.setenv("TERM", "dumb")
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return answers


def test_what_is_missing_is_asked_for(run: Run, tmp_path: Path, typed: Callable[[str], None]) -> None:
    typed("Ferry: the line\nNP\nNorthport\nEM\nEastmark\n$=CDA\n$=CAD\nEM\n\n")
    assert run("new", "deal", "ferry-line", "--clauses", "loan", cwd=tmp_path).status == 0
    typed("\nNP\n2031-03-01\n")
    assert run("new", "draft", "first-offer", cwd=tmp_path).status == 0
    typed("\nEM\n\n\n")
    assert run("new", "draft", "counter-offer", cwd=tmp_path).status == 0
    deal, draft = (tmp_path / "drafts/ferry-line" / name for name in ("deal.yaml", "counter-offer.yaml"))
    assert "title: 'Ferry: the line'\n" in deal.read_text(encoding="utf-8")
    assert "currencies: {$: CAD}\n" in deal.read_text(encoding="utf-8")
    assert "# favours: {higher: EM, lower: borrower}" in deal.read_text(encoding="utf-8"), "the borrower is not known"
    assert "title: Counter offer\nby: EM\n# date:" in draft.read_text(encoding="utf-8")
    assert "follows: first-offer\n" in draft.read_text(encoding="utf-8"), "the last draft is the default"


def test_what_every_new_thing_is_called_is_asked_for_too(run: Run, ferry: Path, typed: Callable[[str], None]) -> None:
    typed("Second\nfirst-offer\nsecond\n\nNP\n\n-\n")
    done = run("new", "draft", cwd=ferry)
    assert done.status == 0, done.err
    assert "  write `second`\n" in done.out
    assert "  there is a `first-offer` already\n" in done.out
    assert "follows:" not in (ferry / "drafts/ferry-line/second.yaml").read_text(encoding="utf-8")
    typed("toll\n\nmoneys\nmoney\n")
    done = run("new", "clause", cwd=ferry)
    assert done.status == 0, done.err
    assert "  `type` cannot be `moneys`\n  write `money`\n" in done.out
    typed("toll\nflag\n\nchoice\nred, sea green\n")
    done = run("new", "clause", cwd=ferry)
    assert done.status == 0, done.err
    assert "  there is a `toll` already\n" in done.out
    assert "choices: [red, sea green]\n" in (ferry / "drafts/ferry-line/deal.yaml").read_text(encoding="utf-8")
    (ferry / "article.txt").write_text(ARTICLE, encoding="utf-8")
    typed("artikel.txt\narticle.txt\n\n\n\n\n\ny\n")
    done = run("new", "source", cwd=ferry)
    assert done.status == 0, done.err
    assert "  artikel.txt cannot be read\n  artikel.txt cannot be opened: no such file or directory\n" in done.out
    typed("tram\n\nA\nAa\nA\nB\nBb\n\n")
    done = run("new", "deal", cwd=ferry)
    assert done.status == 0, done.err
    assert "  `A` is the first party\n" in done.out


def test_a_wrong_answer_is_said_to_be_wrong_at_once(run: Run, ferry: Path, typed: Callable[[str], None]) -> None:
    (ferry / "article.txt").write_text(ARTICLE, encoding="utf-8")
    typed("\n\n4 March\n2031-03-05\n\ny\n")
    done = run("new", "source", "article.txt", cwd=ferry)
    assert done.status == 0, done.err
    assert done.out.index("`4 March`") < done.out.index("The id by which reports cite it")
    typed("\n\nNP\n")
    done = run("new", "deal", "tram", cwd=ferry)
    assert "  nothing was typed\n  an answer is needed; Ctrl-C ends\n" in done.out


def test_what_is_said_of_a_source_is_written(run: Run, ferry: Path) -> None:
    (ferry / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("new", "source", "article.txt", "--yes", "--covers", "full-text", cwd=ferry).status == 0
    (ferry / "copy.txt").write_text(f"{ARTICLE}The gulls were loud.\n", encoding="utf-8")
    more = ("--id", "copy", "--url", "https://harbour.example/4", "--copy-of", "harbour-post-2031-03-04")
    assert run("new", "source", "copy.txt", "--yes", *more, cwd=ferry).status == 0
    first, copy = (ferry / "seeds/ferry-line.yaml").read_text(encoding="utf-8").split("\ncopy:\n")
    assert "  covers: full-text\n" in first
    assert "  url: https://harbour.example/4\n" in copy
    assert "  copy-of: harbour-post-2031-03-04\n" in copy
    wrong = run("new", "source", "copy.txt", "--yes", "--copy-of", "harbour-post", cwd=ferry)
    assert "help: write `harbour-post-2031-03-04`" in wrong.err


@pytest.mark.parametrize("command", ["deal", "draft", "clause", "source"])
def test_where_nobody_can_be_asked_the_options_are_named_at_once(run: Run, ferry: Path, command: str) -> None:
    wanted = {"deal": "ID, --party (twice)", "draft": "ID, --by", "clause": "ID, --type", "source": "FILE"}
    result = run("new", command, cwd=ferry)
    assert result.status == 2
    assert result.err.startswith(f"draftdiff: not given: {wanted[command]}\n")


def test_a_line_with_the_day_is_no_title(run: Run, ferry: Path) -> None:
    (ferry / "article.txt").write_text("Ferry talks open\n\nPosted on March 4, 2031\n\nThey met.\n", encoding="utf-8")
    result = run("new", "source", "article.txt", "--outlet", "Coast Daily", "--yes", cwd=ferry)
    assert result.err.startswith("draftdiff: not given: --title\n")


def test_with_yes_only_what_nobody_can_guess_is_asked(run: Run, ferry: Path, typed: Callable[[str], None]) -> None:
    (ferry / "article.txt").write_text(ARTICLE.replace(", Harbour Post Staff", ""), encoding="utf-8")
    typed("Coast Daily\n")
    done = run("new", "source", "article.txt", "--yes", cwd=ferry)
    assert (done.status, done.err) == (0, "")
    assert "Its headline" not in done.out
    assert "the entry `coast-daily-2031-03-04`" in done.out


def test_guesses_are_shown_and_confirmed(run: Run, ferry: Path, typed: Callable[[str], None]) -> None:
    (ferry / "article.txt").write_text(ARTICLE, encoding="utf-8")
    before = files(ferry)
    typed("\n\n\n\nn\n")
    assert run("new", "source", "article.txt", cwd=ferry).status == 130
    assert files(ferry) == before
    typed("The Harbour Post\n\n\n\ny\n")
    done = run("new", "source", "article.txt", cwd=ferry)
    assert done.status == 0
    assert "such as 2025-02-20 [2031-03-04]" in done.out
    assert "  the-harbour-post-2031-03-04:\n    outlet: The Harbour Post\n" in done.out


def test_a_plain_article_is_kept_byte_for_byte_with_its_checksum(run: Run, ferry: Path) -> None:
    data = ARTICLE.replace("\n", "\r\n").encode()
    (ferry / "article.txt").write_bytes(data)
    assert run("new", "source", "article.txt", "--yes", cwd=ferry).status == 0
    assert (ferry / "seeds/texts/harbour-post-2031-03-04.txt").read_bytes() == data
    assert "*" in (ferry / "seeds/texts/.gitignore").read_text(encoding="utf-8").splitlines()
    entry = (ferry / "seeds/ferry-line.yaml").read_text(encoding="utf-8").split("\n\n")[-1]
    assert entry == (
        "harbour-post-2031-03-04:\n  outlet: Harbour Post\n  title: Ferry talks open with a quarrel over tickets\n"
        "  published: 2031-03-04\n  text: harbour-post-2031-03-04.txt\n"
        f"  sha256: {hashlib.sha256(data).hexdigest()}\n"
    )


def test_a_web_page_becomes_the_text_that_its_reader_sees(run: Run, ferry: Path) -> None:
    (ferry / "page.html").write_text(PAGE, encoding="utf-8")
    assert run("new", "source", "page.html", "--yes", cwd=ferry).status == 0
    text = (ferry / "seeds/texts/coast-daily-2031-03-05.txt").read_text(encoding="utf-8")
    assert text == "Home\nFerry talks open\nDisputes would go to Northport, an official said.\n"
    assert "  url: https://coast.example/ferry\n" in (ferry / "seeds/ferry-line.yaml").read_text(encoding="utf-8")
    assert run("check", cwd=ferry).status == 0


def test_a_text_that_is_declared_is_not_declared_twice_by_mistake(run: Run, ferry: Path) -> None:
    (ferry / "article.txt").write_text(ARTICLE, encoding="utf-8")
    run("new", "source", "article.txt", "--yes", cwd=ferry)
    again = run("new", "source", "article.txt", "--yes", cwd=ferry)
    assert again.status == 2
    assert "this text is declared as `harbour-post-2031-03-04` already" in again.err
    other = run("new", "source", "article.txt", "--yes", "--id", "second-article", cwd=ferry)
    assert other.status == 0
    assert [path.name for path in (ferry / "seeds/texts").glob("*.txt")] == ["harbour-post-2031-03-04.txt"]


def test_an_entry_is_added_below_what_is_there(run: Run, bundled: Path) -> None:
    (bundled / "article.txt").write_text(ARTICLE, encoding="utf-8")
    file = bundled / "seeds/us-ukraine-minerals.yaml"
    before = file.read_bytes()
    assert run("new", "source", "article.txt", "--yes", cwd=bundled).status == 0
    assert file.read_bytes().startswith(before + b"\nharbour-post-2031-03-04:\n")


def test_a_clause_is_added_to_the_bundled_deal_and_every_byte_stays(run: Run, bundled: Path) -> None:
    file = bundled / "drafts/us-ukraine-minerals/deal.yaml"
    before = file.read_bytes()
    assert run("new", "clause", "port-access", "--type", "yes-no", cwd=bundled).status == 0
    added = b"  port-access:\n    label: Port access\n    type: yes-no\n"
    assert file.read_bytes() == before + added
    assert run("check", cwd=bundled).status == 0


TOLL = Entry({"label": "Toll: a day", "type": "text"})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "deal: x\nclauses: {} # none\n",
            "deal: x\nclauses: # none\n  toll:\n    label: 'Toll: a day'\n    type: text\n",
            id="none yet",
        ),
        pytest.param(
            "clauses:\n a:\n  type: text # why\n # end\nnote: n",
            "clauses:\n a:\n  type: text # why\n toll:\n   label: 'Toll: a day'\n   type: text\n # end\nnote: n",
            id="remarks and a narrow indent",
        ),
        pytest.param(
            "\ufeffclauses:\r\n  a: {type: text}\r\n",
            "\ufeffclauses:\r\n  a: {type: text}\r\n  toll:\r\n    label: 'Toll: a day'\r\n    type: text\r\n",
            id="from Windows",
        ),
        pytest.param(
            "clauses:\n  a: {type: text}",
            "clauses:\n  a: {type: text}\n  toll:\n    label: 'Toll: a day'\n    type: text",
            id="no end of line",
        ),
        pytest.param(
            "clauses: {a: {type: text}}\n",
            "clauses: {a: {type: text}, toll: {label: 'Toll: a day', type: text}}\n",
            id="in brackets",
        ),
        pytest.param(
            "clauses:\n  a:\n    note: |\n      long\n\n# end\n",
            "clauses:\n  a:\n    note: |\n      long\n  toll:\n    label: 'Toll: a day'\n    type: text\n\n# end\n",
            id="behind a long text",
        ),
        pytest.param(
            "clauses:\n  a:\n    note: |+\n      kept\n\nnote: x\n",
            "clauses:\n  a:\n    note: |+\n      kept\n\n  toll:\n    label: 'Toll: a day'\n    type: text\nnote: x\n",
            id="behind blank lines that belong to a text",
        ),
        pytest.param(
            "clauses:\n  a:\n    type: text\n    # not settled\nnote: x\n",
            "clauses:\n  a:\n    type: text\n    # not settled\n  toll:\n    label: 'Toll: a day'\n    type: text\n"
            "note: x\n",
            id="behind a remark that ends the last clause",
        ),
        pytest.param(
            "clauses:\r  a: {type: text}\rnote: x\r",
            "clauses:\r  a: {type: text}\r  toll:\r    label: 'Toll: a day'\r    type: text\rnote: x\r",
            id="line breaks of an old Mac",
        ),
        pytest.param(
            "clauses:\n  a:\n    type: text\n\n  b:\n    type: text\n",
            "clauses:\n  a:\n    type: text\n\n  b:\n    type: text\n\n  toll:\n"
            "    label: 'Toll: a day'\n    type: text\n",
            id="set apart as the others are",
        ),
    ],
)
def test_a_clause_fits_into_the_file_as_it_is_written(before: str, after: str) -> None:
    made = add_entry(TextFile("deal.yaml", before), ("clauses", "toll"), TOLL)
    assert isinstance(made, Edited), made
    assert made.text == after
