"""Imports run one way, and only the doors touch the outside: ARCHITECTURE.md is held to its table."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "draftdiff"
# These name what others may import; they import nothing until asked.
FACADES = {"draftdiff", "draftdiff.__main__"}

DOORS = {
    "yaml": {"reading"},
    "rich": {"render"},
    "jinja2": {"render"},
    "markdown_it": {"render"},
    "bs4": {"articles"},
    "charset_normalizer": {"articles"},
    "pypdf": {"articles"},
    "click": {"commands", "cli"},
    "os": {"writing", "commands", "cli"},
    "sys": {"commands", "cli"},
    "io": {"render", "cli", "articles"},
    "shutil": {"writing", "commands"},
    "tempfile": {"writing"},
    "filelock": {"writing"},
    "prompt_toolkit": {"commands"},
    "pathlib.Path": {"writing", "api", "commands"},
    "subprocess": {"commands"},
    "watchfiles": {"commands"},
    **{name: set() for name in ("socket", "urllib", "http", "ssl", "asyncio", "requests")},
}
READS_AND_WRITES = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rename", "touch"}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TREES = {module_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
# The name of a room alone, of which only parts are imported.
NAMES_ONLY = {module for module, tree in TREES.items() if len(tree.body) == 1}
MODULES = sorted(TREES.keys() - FACADES - NAMES_ONLY)


def imported(module: str) -> Iterator[str]:
    """Name everything that a module imports, inside of functions too: `a.b` and, for `from a import b`, `a` as well."""
    for node in ast.walk(TREES[module]):
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(source, names, level):
                assert source is not None
                assert level == 0, f"{module} imports relatively"
                yield source
                yield from (f"{source}.{alias.name}" for alias in names)


def within(module: str) -> set[str]:
    """Return the modules of the package that a module imports; a package's own parts stand for it."""
    return {name for name in imported(module) if name in TREES and name != module} - FACADES - NAMES_ONLY


def part(module: str) -> str:
    """Return the room of a module: `render` for all of `draftdiff.render`."""
    return module.split(".")[1]


def rows() -> list[list[str]]:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition("|---|---|---|\n")[2].partition("\n\n")[0]
    return [re.findall(r"`([\w.]+)/?`", line.split("|")[1]) for line in table.splitlines()]


ROW_OF = {name: number for number, row in enumerate(rows()) for name in row}


def row_of(module: str) -> int:
    """Return the row of a module: its own, where the table names it, else that of its room."""
    return ROW_OF.get(module.removeprefix("draftdiff."), ROW_OF[part(module)])


def test_the_table_names_every_module_once() -> None:
    named = [name for row in rows() for name in row]
    assert len(named) == len(set(named))
    assert {name for name in named if "." not in name} == {part(module) for module in MODULES}
    assert {f"draftdiff.{name}" for name in named if "." in name} <= set(MODULES)


def test_imports_go_up_the_table() -> None:
    wrong = [
        f"{module} imports {other}" for module in MODULES for other in within(module) if row_of(other) > row_of(module)
    ]
    assert not wrong


def test_no_imports_in_a_circle() -> None:
    # `from package import part` names the package too, which is no import of its parts' parts.
    graph = {module: {other for other in within(module) if not module.startswith(f"{other}.")} for module in MODULES}
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("module", MODULES)
def test_only_the_doors_touch_the_outside(module: str) -> None:
    names = {name for found in imported(module) for name in (found, found.partition(".")[0])}
    assert not {name for name, allowed in DOORS.items() if name in names and part(module) not in allowed}


@pytest.mark.parametrize("module", MODULES)
def test_only_files_reads_and_writes(module: str) -> None:
    if module == "draftdiff.writing.files":
        return
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Call):
            assert not (isinstance(node.func, ast.Name) and node.func.id in {"open", "eval", "exec", "__import__"})
            assert not (isinstance(node.func, ast.Attribute) and node.func.attr in READS_AND_WRITES)


def loaded(*arguments: str) -> set[str]:
    """Run the command line in a fresh interpreter, piped, and return the modules that it loaded."""
    program = (
        "import sys\nfrom draftdiff.cli import main\n"
        f"try:\n    main({list(arguments)!r})\nexcept SystemExit as ended:\n    assert not ended.code, ended.code\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert done.stdout
    return set(done.stderr.split())


DIFF = ("diff", "initial-us-offer", "improved-us-draft")


def test_json_loads_no_other_format() -> None:
    assert not {"rich", "draftdiff.render.markdown", "draftdiff.render.terminal"} & loaded(*DIFF, "--format", "json")


def test_text_without_colour_loads_no_painter() -> None:
    assert "rich.console" not in loaded(*DIFF)


def test_help_loads_neither_parser_nor_painter() -> None:
    assert not {"yaml", "rich"} & loaded("--help")
