"""The docs: what they show is what is printed, what they link to is there, and nothing is left out."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt

from docs.draw import drawings
from draftdiff import keys
from draftdiff.cli import cli
from draftdiff.commands.asking import Question
from draftdiff.commands.settings import Settings
from draftdiff.comparing.changes import Group, Kind
from draftdiff.model import Base, Basis, DraftKind, Is, Naming, ShiftWord, Status
from draftdiff.reading.yamltree import ListNode, MapNode, Node, Scalar, read_tree
from draftdiff.text import TextFile
from draftdiff.values import Unreadable, ValueType, parse, parse_list
from tests.conftest import ROOT, Matches, Run

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
LINKING = [*sorted(ROOT.glob("*.md")), *(page for folder in ROOT.iterdir() for page in sorted(folder.glob("*.md")))]
GUIDE = ROOT / "docs" / "user-guide.md"
FILE_FORMAT = ROOT / "docs" / "file-format.md"
WALK_THROUGH = ROOT / "docs" / "walk-through.md"
STARTS_EMPTY = tuple(
    ROOT / "docs" / name for name in ("file-format.md", "hindsight.md", "new.md", "suggesting.md", "walk-through.md")
)
NOT_RUN = ("cd", "git", "make", "pip", "pipx", "pytest")
FILE_NAME = re.compile(r"# ((?:drafts|seeds)/\S+\.yaml)\n")
LEFT_OUT = re.compile("^…\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its language, and its lines as `page[start:end]` by line."""

    language: str
    start: int
    end: int
    text: str


def fences(page: str) -> Iterator[Fence]:
    for token in MarkdownIt().parse(page):
        if token.type == "fence" and token.map:
            yield Fence(token.info, token.map[0] + 1, token.map[1] - 1, token.content)


def as_printed(page: str, folder: Path, run: Run) -> str:
    """Return a page with the output in its console blocks replaced by what is really printed."""
    lines = page.splitlines(keepends=True)
    shift = 0
    for fence in fences(page):
        named = FILE_NAME.match(fence.text)
        if fence.language == "yaml" and named:
            (folder / named[1]).parent.mkdir(parents=True, exist_ok=True)
            (folder / named[1]).write_text(fence.text, encoding="utf-8")
        if fence.language.startswith("text "):
            (folder / fence.language.removeprefix("text ")).write_text(fence.text, encoding="utf-8")
        if fence.language == "console":
            real = run_block(fence.text, folder, run).splitlines(keepends=True)
            lines[fence.start + shift : fence.end + shift] = real
            shift += len(real) - (fence.end - fence.start)
    return "".join(lines)


def run_block(block: str, folder: Path, run: Run) -> str:
    first, *commands = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert first == "", f"a console block begins with a command, not with {first!r}"
    shown = ""
    for command in commands:
        line, _, output = command.partition("\n")
        while line.endswith("\\"):
            more, _, output = output.partition("\n")
            line += f"\n{more}"
        shown += f"$ {line}\n{printed(line, output, folder, run)}"
    return shown


def printed(line: str, shown: str, folder: Path, run: Run) -> str:
    """Run a command and return what it prints, or what is shown of it if that is right but shortened."""
    name, *arguments = shlex.split(line.replace("\\\n", ""), comments=True)
    if name == "cat":
        real = (folder / arguments[0]).read_text(encoding="utf-8")
    elif name == "draftdiff":
        assert "$" not in re.sub(r"'[^']*'", "", line), f"a shell takes the $ in `{line}` for a variable"
        result = run(*as_on_a_terminal(arguments), cwd=folder)
        real = result.err + result.out
    else:
        assert name in NOT_RUN or "=" in name, f"nobody checks whether `{line}` works"
        assert not shown.strip(), f"nobody checks the output of `{line}`"
        return shown
    parts = [re.escape(part) for part in LEFT_OUT.split(shown)]
    shortened = len(parts) > 1 and re.fullmatch("(?:.*\n)+?".join(parts), real)
    return shown if shortened else real


def as_on_a_terminal(arguments: list[str]) -> list[str]:
    """Wrap output as a terminal of 100 columns does."""
    command = cli.get_command(click.Context(cli), arguments[0]) if arguments else None
    wraps = command is not None and any("--width" in param.opts for param in command.params)
    if not wraps or {"-o", "--width"} & {*arguments}:
        return arguments
    return [*arguments, "--width", "100"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(
    page: Path, bundled: Path, tmp_path_factory: pytest.TempPathFactory, run: Run, matches: Matches
) -> None:
    folder = tmp_path_factory.mktemp("empty") if page in STARTS_EMPTY else bundled
    matches(as_printed(page.read_text(encoding="utf-8"), folder, run), page)


def test_the_walk_through_has_all_that_a_deal_may_have_and_asks_nothing(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(question: Question) -> str:
        raise AssertionError(f"a reader at a terminal is asked: {question.prompt}")

    for module in ("asking", "new_source", "add"):
        monkeypatch.setattr(f"draftdiff.commands.{module}.on_terminal", lambda: True)
    for module in ("asking", "add"):
        monkeypatch.setattr(f"draftdiff.commands.{module}.ask", asked)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    page = WALK_THROUGH.read_text(encoding="utf-8")
    assert as_printed(page, tmp_path, run) == page
    assert len(re.findall(r"^\$ ", page, re.MULTILINE)) <= 40
    used = {word for file in tmp_path.glob("*/**/*.yaml") for word in words_in(file)}
    needed = {*(name for table in TABLES for name in table), *words(DraftKind, Is, Naming), keys.UNKNOWN}
    assert not needed - used


def words_in(file: Path) -> Iterator[str]:
    """Yield every key and every single value of a file."""
    root, problems = read_tree(TextFile(file.name, file.read_text(encoding="utf-8")))
    assert not problems
    waiting: list[Node | None] = [root]
    while waiting:
        match waiting.pop():
            case Scalar(text=text):
                yield text
            case ListNode(items=items):
                waiting += items
            case MapNode(pairs=pairs):
                waiting += [node for pair in pairs for node in pair]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^\$ )(?:\w+=\S+ )*make ([a-z-]+)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_yaml_is_as_draftdiff_reads_it(page: Path) -> None:
    for fence in fences(page.read_text(encoding="utf-8")):
        if fence.language == "yaml":
            _, problems = read_tree(TextFile(page.name, fence.text))
            assert not problems, fence.text


def links(page: Path) -> Iterator[str]:
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(page.read_text(encoding="utf-8")):
        for child in token.children or ():
            for found in (child.attrGet("href"), child.attrGet("src")):
                if found:
                    yield str(found)


def anchors(page: Path) -> set[str]:
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    headings = [tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", LINKING, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        file = page.parent / target if target else page
        assert file.exists(), link
        assert not anchor or anchor in anchors(file), link


def test_docs_name_every_option() -> None:
    guide = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    context = click.Context(cli, obj=Settings(None, 0))
    commands = [cli, *filter(None, (cli.get_command(context, name) for name in cli.list_commands(context)))]
    for command in commands:
        for option in (opt for param in command.params for opt in param.opts if opt.startswith("-")):
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", guide), f"{command.name} {option}"


def test_guide_explains_every_kind_and_group() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for word in (*Kind, *(group.replace("_", "-") for group in Group)):
        assert f"`{word}`" in guide, word


def words(*tables: type[StrEnum]) -> list[str]:
    return [word for table in tables for word in table]


TABLES = (
    keys.DEAL,
    keys.CLAUSE,
    keys.DRAFT,
    keys.RULING,
    keys.REPORT,
    keys.RETRACTION,
    keys.SOURCE,
    keys.UNPLACED,
    keys.ABOUT,
)


def test_file_format_has_every_key_in_one_table(matches: Matches) -> None:
    page = FILE_FORMAT.read_text(encoding="utf-8")
    for table in TABLES:
        page = with_table(page, table)
    matches(page, FILE_FORMAT)


def with_table(page: str, table: keys.Keys) -> str:
    """Return a page with the table that is most like this one written anew."""

    def likeness(found: re.Match[str]) -> float:
        there = set(re.findall(r"^\| `([a-z0-9-]+)` \|", found[0], re.MULTILINE))
        return len(there & table.keys()) / len(there | table.keys())

    found = max(re.finditer(r"(?:^\|.*\n)+", page, re.MULTILINE), key=likeness)
    head = "| key | | holds | what it is for |\n|---|---|---|---|\n"
    return page[: found.start()] + head + "".join(map(row, table.values())) + page[found.end() :]


def row(key: keys.Key) -> str:
    """Write what docs say of a key."""
    example = f"`{key.example}`"
    match key.holds:
        case keys.Holds.WORD:
            holds = ", ".join(f"`{word}`" for word in key.words or ())
        case keys.Holds.GROUP:
            holds = example
        case keys.Holds.TEXT | keys.Holds.ID | keys.Holds.PARTY | keys.Holds.LIST | keys.Holds.VALUE:
            holds = f"{key.holds}: {example}" if key.example != "some words" else key.holds
        case _:
            holds = key.holds
    more = f" ([more](#{key.more}))" if key.more else ""
    return f"| `{key.name}` |{f' {key.need}' if key.need else ''} | {holds} | {key.about}{more} |\n"


def test_file_format_explains_every_word() -> None:
    page = FILE_FORMAT.read_text(encoding="utf-8")
    for word in [*words(ValueType, Basis, Status, ShiftWord, Is, Base), keys.NOT_SAID, "full-text"]:
        assert f"`{word}`" in page, word


def test_values_in_the_file_format_are_read() -> None:
    page = FILE_FORMAT.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*?) \|.*\|$", page, re.MULTILINE)
    checked = 0
    for type, cell in rows:
        if type in list(ValueType) and type != ValueType.CHOICE:
            for text in re.findall("`([^`]+)`", cell):
                value = ["Northport"] if text.startswith("[") else text
                found = parse_list(value) if isinstance(value, list) else parse(ValueType(type), value)
                assert not isinstance(found, Unreadable), text
                checked += 1
    assert checked > len(ValueType)


def test_hedges_in_the_file_format_are_read() -> None:
    page = FILE_FORMAT.read_text(encoding="utf-8")
    _, hedges = page.split("### Hedges\n", 1)
    hedges, dates = hedges.split("### Dates\n", 1)
    kinds = (ValueType.PERCENT, ValueType.MONEY, ValueType.NUMBER)
    for text in first_column(hedges):
        known_word = any(character.isdigit() for character in text) or text in (
            "dozens",
            "hundreds of millions of dollars",
        )
        whole = text if known_word else f"{text} 50%"
        assert any(not isinstance(parse(kind, whole), Unreadable) for kind in kinds), text
    for text in first_column(dates.split("### Lists", 1)[0]):
        assert not isinstance(parse(ValueType.DATE, text.replace("…", "2031-04-10")), Unreadable), text


def first_column(section: str) -> list[str]:
    rows = re.findall(r"^\| (.*?) \| .*\|$", section, re.MULTILINE)
    return [text for row in rows for text in re.findall("`([^`]+)`", row)]


def test_pictures_show_what_is_printed(matches: Matches) -> None:
    drawn = drawings()
    assert {path.name for path in (ROOT / "docs").glob("*.svg")} == set(drawn)
    for name, svg in drawn.items():
        assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
        matches(svg, ROOT / "docs" / name)
