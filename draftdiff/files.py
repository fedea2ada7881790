"""The door to the disk: find the project, read its files, write whole files or nothing."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from draftdiff.diagnostics import Diagnostic
from draftdiff.load import Blob
from draftdiff.rules.shape import outside_deal, saved_as_text
from draftdiff.rules.syntax import unreadable
from draftdiff.text import Place, Span, TextFile

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """The files of a project as read, names relative to its root; what could not be read is a problem."""

    root: Path
    seeds: tuple[Blob, ...]
    folders: tuple[tuple[str, tuple[Blob, ...]], ...]
    problems: tuple[Diagnostic, ...]


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from this one upwards, that has a `drafts` folder."""
    for folder in (start, *start.parents):
        if (folder / "drafts").is_dir():
            return folder
    return None


def read_project(root: Path) -> ProjectFiles:
    """Read the sources and every folder of drafts below a root."""
    problems: list[Diagnostic] = []
    seeds = tuple(_blobs(_yaml_files(root / "seeds"), root, problems))
    folders = []
    for stray in _yaml_files(root / "drafts"):
        if stray.is_file():
            problems.append(outside_deal(_start(stray, root)))
    for folder in sorted(_entries(root / "drafts")):
        if folder.is_dir() and not folder.name.startswith("."):
            folders.append((_name(folder, root), tuple(_blobs(_yaml_files(folder), root, problems))))
    for folder in (root / "seeds", *(root / name for name, _ in folders)):
        problems += [
            saved_as_text(_start(path, root)) for path in sorted(_entries(folder)) if _is_text_by_mistake(path)
        ]
    return ProjectFiles(root, seeds, tuple(folders), tuple(problems))


def read_blob(path: Path, name: str) -> Blob | Diagnostic:
    """Read one file, or say why it cannot be read."""
    try:
        return Blob(name, path.read_bytes())
    except OSError as problem:
        return unreadable(Place(TextFile(name, ""), Span(0, 0)), _reason(problem))


def read_texts(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Read the saved texts that are at hand; a name that leads out of the folder is not followed."""
    found = {}
    for name in names:
        path = folder / name
        if Path(name).name == name and path.is_file():
            with contextlib.suppress(OSError):
                found[name] = path.read_bytes()
    return found


def write_whole(path: Path, text: str) -> None:
    """Replace a file at once, through a symlink and with its mode kept; a device or pipe is written to.

    Raises OSError, leaving the old file as it was.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not path.is_file():
        path.write_bytes(text.encode("utf-8", "backslashreplace"))
        return
    target = Path(os.path.realpath(path))
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _yaml_files(folder: Path) -> Iterator[Path]:
    for path in sorted(_entries(folder)):
        if path.suffix.lower() in SUFFIXES and not path.name.startswith("."):
            yield path


def _is_text_by_mistake(path: Path) -> bool:
    return path.suffix.lower() == ".txt" and Path(path.stem).suffix.lower() in SUFFIXES


def _start(path: Path, root: Path) -> Place:
    return Place(TextFile(_name(path, root), ""), Span(0, 0))


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _blobs(paths: Iterable[Path], root: Path, problems: list[Diagnostic]) -> Iterator[Blob]:
    for path in paths:
        found = read_blob(path, _name(path, root))
        if isinstance(found, Blob):
            yield found
        else:
            problems.append(found)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _reason(problem: OSError) -> str:
    return (problem.strerror or str(problem)).lower()
