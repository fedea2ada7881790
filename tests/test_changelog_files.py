"""`changelog` with files: its own section and nothing else, templates, and what is refused."""

from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.hostile import DEALS
from tests.rendered import PINGS, Page
from tests.test_changelog import GITHUB

ORCHARD = DEALS / "orchard"
BEGIN, END = "<!-- draftdiff:changelog orchard begin -->", "<!-- draftdiff:changelog orchard end -->"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "CHANGELOG.md"


def test_a_new_file_is_written_with_markers(run: Run, log: Path) -> None:
    result = run("changelog", "-o", str(log), cwd=ORCHARD)
    assert (result.status, result.out) == (0, "")
    written = log.read_text(encoding="utf-8")
    assert written.startswith(f"{BEGIN}\n\n## Orchard lease: change log\n")
    assert written.endswith(f"\n\n{END}\n")
    assert "[^crier-05-03-a7e5]: " in written
    run("changelog", "-o", str(log), cwd=ORCHARD)
    assert log.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (b"# Ours\n\nText.\n\n", b"\n\n## 1.0\n"),
        (b"\xef\xbb\xbf# Ours\r\n\r\n", b"\r\nno final newline"),
        (b"", b""),
        (b"caf\xc3\xa9 \xe2\x80\xa6\x0c\x00\n", b"\r\r\n\n  \n"),
    ],
)
def test_every_other_byte_stays(run: Run, log: Path, head: bytes, tail: bytes) -> None:
    newline = b"\r\n" if b"\r\n" in head else b"\n"
    log.write_bytes(head + BEGIN.encode() + newline + b"old" + newline + END.encode() + tail)
    assert run("changelog", "-o", str(log), cwd=ORCHARD).status == 0
    written = log.read_bytes()
    assert written.startswith(head + BEGIN.encode() + newline * 2 + b"## Orchard lease")
    assert written.endswith(newline * 2 + END.encode() + tail)
    assert run("changelog", "-o", str(log), cwd=ORCHARD).status == 0
    assert log.read_bytes() == written


def test_insert_appends_once(run: Run, log: Path) -> None:
    log.write_text("# Ours", encoding="utf-8")
    refused = run("changelog", "-o", str(log), cwd=ORCHARD)
    assert refused.status == 2
    assert "has no section for `orchard`" in refused.err
    assert "--insert" in refused.err
    assert log.read_text(encoding="utf-8") == "# Ours"
    for _ in range(2):
        assert run("changelog", "-o", str(log), "--insert", cwd=ORCHARD).status == 0
        written = log.read_text(encoding="utf-8")
        assert written.startswith(f"# Ours\n\n{BEGIN}\n")
        assert written.count(BEGIN) == 1


def test_two_deals_in_one_file(run: Run, log: Path) -> None:
    run("changelog", "-o", str(log), cwd=ORCHARD)
    orchard = log.read_text(encoding="utf-8")
    run("changelog", "-o", str(log), "--insert", cwd=DEALS / "harbour")
    both = log.read_text(encoding="utf-8")
    assert both.startswith(orchard)
    assert both.count("[^crier-05-03-a7e5]: ") == both.count("[^lantern-03-03-7ad0]: ") == 1
    run("changelog", "-o", str(log), cwd=ORCHARD)
    assert log.read_text(encoding="utf-8") == both


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (f"a\n{BEGIN}\nb\n".encode(), ":2: this section begins and does not end"),
        (f"{END}\n".encode(), ":1: this marker ends a section that is not open"),
        (f"{BEGIN}\n{BEGIN}\n{END}\n{END}\n".encode(), ":2: this section begins inside another one"),
        (f"{BEGIN}\n{END}\n{BEGIN}\n{END}\n".encode(), ":3: this section is there for the second time"),
        (f"ok\ncaf\xe9\n{BEGIN}\n{END}\n".encode("latin-1"), ":2 is not UTF-8"),
    ],
)
@pytest.mark.parametrize("insert", [[], ["--insert"]])
def test_a_file_that_cannot_be_trusted_is_not_touched(
    run: Run, log: Path, held: bytes, said: str, insert: list[str]
) -> None:
    log.write_bytes(held)
    result = run("changelog", "-o", str(log), *insert, cwd=ORCHARD)
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert "nothing was written" in result.err
    assert log.read_bytes() == held
    assert list(log.parent.iterdir()) == [log]


def filled(run: Run, folder: Path, text: str, *arguments: str) -> tuple[int, str, str]:
    template = folder / "mine.j2"
    template.write_bytes(text.encode())
    result = run("changelog", "--template", str(template), *arguments, cwd=ORCHARD)
    return result.status, result.out, result.err.replace(str(folder), "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ log.title }}, {{ log.steps | length }}", "Orchard lease, 4\n"),
        ("{{ '*a*' }} {{ '*a*' | md }}", "*a* \\*a\\*\n"),
        ("{% macro bold(x) %}**{{ x }}**{% endmacro %}{{ bold('a|b') }}", "**a\\|b**\n"),
        ("{% for step in log.steps %}{{ step | said }} {% endfor %}{{ log | counts }}", "None of 7 clauses is known"),
        ("{% for g in groups %}{{ g.id }} {% endfor %}", "changed changed_since_earlier unclear kept "),
        ("{{ footnotes() }}{{ log.steps[-1].opens_with[0].standing | standing }}{{ footnotes() }}", "[^crier-05-03-"),
        (
            "\ufeff{% for s in log.steps %}\r\n{{ s.draft.id }}\r\n{% endfor %}",
            "short-paper\nlong-paper\nanswer\nfirst\n",
        ),
        (
            "{% set c = log.steps[-1].opens_with[0] %}{{ c.label }}{{ c.standing.accounts[0] | cite }}",
            "Rent[^crier-05-03-2544]\n\n[^crier-05-03-2544]: ",
        ),
        (
            "{{ log.steps[-1].opens_with[0].standing | standing }}\n\n{{ footnotes() }}\nend",
            "$900 (a farmer told Valley Crier)[^crier-05-03-2544].\n\n[^crier-05-03-2544]: ",
        ),
    ],
)
def test_what_a_template_shows(run: Run, tmp_path: Path, text: str, shown: str) -> None:
    status, out, err = filled(run, tmp_path, text)
    assert (status, err) == (0, "")
    assert out.startswith(shown)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n{% for x in log.steps %}\n", ":2: Unexpected end of template."),
        ("a\n\n{{ log.nothing }}", ":3: 'dict object' has no attribute 'nothing'"),
        ("{{ log.title.__class__ }}", ":1: access to attribute '__class__' of 'Text' object is unsafe."),
        ("{{ log.steps.clear() }}", ":1: "),
        (
            "{% for a in range(9999) %}\n{% for b in range(9999) %}{% endfor %}{% endfor %}",
            ":2: more than 1,000,000 rounds",
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", ": it calls itself without an end"),
        ("{{ 'x' * 10**10 }}", ":1: `**` is only for numbers that are multiplied"),
        ("{{ 1 / 0 }}", ":1: division by zero"),
        ("{% include '/etc/passwd' %}", ":1: there is no template `/etc/passwd`"),
        ("{% extends 'changelog.md.j2' %}", ":1: there is no template `changelog.md.j2`"),
        ("{{ log | sentence }}", ":1: `sentence` is not for this part of the log"),
        ("{{ dict(log.steps[0]) | heading }}", ":1: `heading` is not for this part of the log"),
    ],
)
def test_what_is_wrong_with_a_template_is_told(run: Run, tmp_path: Path, text: str, said: str) -> None:
    status, out, err = filled(run, tmp_path, text)
    assert (status, out) == (2, "")
    assert err.startswith(f"draftdiff: /mine.j2{said}")
    assert "Traceback" not in err
    assert "docs/changelog.md" in err


MIXED = """{{ log.title }} {{ log.title | upper }} {{ log.title.lower() }}
{{ (log.title | upper) ~ ('x' | md) }} {{ log.title.title() ~ ('x' | md) }} {{ [log.title, 'x' | md] | join }}
{{ (log.parties.A ~ log.parties.B) | replace('Ally', 'x') }} {{ log.title[:12] ~ log.title[12:] }} {{ log.lines }}
"""


def test_nothing_that_a_template_does_makes_markdown_of_the_record(run: Run, tmp_path: Path) -> None:
    template = tmp_path / "mine.j2"
    template.write_text(MIXED, encoding="utf-8")
    out = run("changelog", "--template", str(template), cwd=DEALS / "hostile").out
    page = Page(GITHUB.render(out))
    assert page.names <= {"p"}
    assert not PINGS.search(page.text)
    assert "A DEAL @\u2060SOMEONE" in page.text


def test_a_template_may_not_write_markers(run: Run, tmp_path: Path, log: Path) -> None:
    status, _, err = filled(run, tmp_path, f"a\n{END}\nb", "-o", str(log))
    assert (status, log.exists()) == (2, False)
    assert "the new section holds markers itself" in err


def test_a_template_as_a_page(run: Run, tmp_path: Path) -> None:
    status, out, _ = filled(run, tmp_path, "# Mine\n\n<b>{{ log.title }}</b>", "--format", "html")
    assert status == 0
    assert "<title>Mine</title>" in out
    assert "&lt;b&gt;Orchard lease&lt;/b&gt;" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "anser"], "write `answer`"),
        (["--since", "short-paper"], "`short-paper` is the last draft"),
        (["--insert"], "--insert needs a Markdown file"),
        (["--insert", "-o", "x.json", "--format", "json"], "--insert needs a Markdown file"),
        (["--template", "x.j2", "--format", "json"], "--template does not write json"),
        (["--template", "nowhere.j2"], "nowhere.j2 cannot be opened"),
        (["orchad"], "write `orchard`"),
        (["--known", "soon"], "is not a day"),
    ],
)
def test_bad_input_is_told(run: Run, arguments: list[str], said: str) -> None:
    result = run("changelog", *arguments, cwd=ORCHARD)
    assert (result.status, result.out) == (2, "")
    assert said in result.err


def test_deals_with_hardly_anything(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "drafts" / "quay"
    folder.mkdir(parents=True)
    (folder / "deal.yaml").write_text(
        "deal: quay\ntitle: Quay\nparties: {A: Anna}\nclauses:\n  fee: {label: Fee, type: text}\n"
    )
    empty = run("changelog", cwd=tmp_path)
    assert (empty.status, "`quay` has no draft" in empty.err) == (2, True)
    (folder / "one.yaml").write_text("draft: one\ntitle: One\nby: A\ndate: 2031-01-01\n")
    alone = run("changelog", cwd=tmp_path)
    assert alone.status == 0
    assert "1 draft, 1 clause" in alone.out
    assert "Nothing is reported of it." in alone.out


def test_the_bundled_log_never_says_that_silence_is_removal(run: Run) -> None:
    log = run("changelog", cwd=ROOT).out
    # What Ukraine demanded is reported absent of a draft that was not named; that it was in the text nobody says.
    assert "dropped, if so in both. Before: demanded: " in log
    assert "dropped" not in log.replace("dropped, if so in both. Before: demanded: ", "")
