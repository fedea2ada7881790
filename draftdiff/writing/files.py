"""The door to the disk: find the project, read its files, write whole files or nothing, one writer at a time."""

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from draftdiff.checks.shape import outside_deal, saved_as_text
from draftdiff.checks.syntax import too_large, unreadable
from draftdiff.diagnostics import Diagnostic
from draftdiff.reading.record import LIMIT, Blob
from draftdiff.text import Place, Span, TextFile

SUFFIXES = (".yaml", ".yml")
HALF_WRITTEN = ".draftdiff-unfinished"
LOCK = ".draftdiff.lock"
SECONDS = 60


class ProjectFiles(NamedTuple):
    """The files of a project as read, names relative to its root; what could not be read is a problem.

    `limit` is the largest size in bytes of any file that is read, of saved texts and of files from elsewhere too.
    """

    root: Path
    seeds: tuple[Blob, ...]
    folders: tuple[tuple[str, tuple[Blob, ...]], ...]
    problems: tuple[Diagnostic, ...]
    limit: int = LIMIT

    @property
    def blobs(self) -> tuple[Blob, ...]:
        """Every file that was read."""
        return (*self.seeds, *(blob for _, folder in self.folders for blob in folder))


def find_root(start: Path) -> Path | None:
    """Return the nearest folder, from this one upwards, that has a `drafts` folder."""
    return next((folder for folder in (start, *start.parents) if (folder / "drafts").is_dir()), None)


def read_project(root: Path, limit: int = LIMIT) -> ProjectFiles:
    """Read the sources and every folder of drafts below a root; `limit` is the largest size of a file in bytes."""
    problems: list[Diagnostic] = []

    def blobs(folder: Path) -> tuple[Blob, ...]:
        found = [_own_blob(path, root, limit) for path in _yaml_files(folder)]
        problems.extend(problem for problem in found if not isinstance(problem, Blob))
        return tuple(blob for blob in found if isinstance(blob, Blob))

    seeds = blobs(root / "seeds")
    problems += [outside_deal(_start(_name(path, root))) for path in _yaml_files(root / "drafts") if path.is_file()]
    below = [path for path in sorted(_entries(root / "drafts")) if path.is_dir() and not path.name.startswith(".")]
    folders = tuple((_name(folder, root), blobs(folder)) for folder in below)
    for path in (path for folder in (root / "seeds", *below) for path in sorted(_entries(folder))):
        if path.suffix.lower() == ".txt" and Path(path.stem).suffix.lower() in SUFFIXES:
            problems.append(saved_as_text(_start(_name(path, root))))
    return ProjectFiles(root, seeds, folders, tuple(problems), limit)


def _own_blob(path: Path, root: Path, limit: int) -> Blob | Diagnostic:
    """Read a file of the record; a link out of the project is not followed, nor is a pipe waited for."""
    name = _name(path, root)
    if leads_out(path, root):
        return unreadable(_start(name), "it is a link out of the project")
    if path.exists() and not (path.is_file() or path.is_dir()):
        return unreadable(_start(name), "it is a pipe or a device, and no file")
    return read_blob(path, name, limit)


def leads_out(path: Path, root: Path) -> bool:
    """Tell whether a path is or goes through a link that leads out of the folders of a project.

    These folders themselves, `drafts` and `seeds`, may lie elsewhere: nobody but their owner can make them do so.
    """
    inside = [Path(os.path.realpath(folder)) for folder in (root, root / "drafts", root / "seeds")]
    return not any(Path(os.path.realpath(path)).is_relative_to(folder) for folder in inside)


def read_blob(path: Path, name: str, limit: int = LIMIT) -> Blob | Diagnostic:
    """Read one file, or say why it cannot be read; of one that is too large no more than that is read."""
    try:
        data = _bytes(path, limit)
    except OSError as problem:
        return unreadable(_start(name), reason(problem))
    return too_large(_start(name), limit) if len(data) > limit else Blob(name, data)


class TooLargeError(OSError):
    """A file is larger than what is read."""


def read_texts(folder: Path, names: Iterable[str], limit: int = LIMIT) -> dict[str, bytes]:
    """Read the saved texts that are at hand; a name that leads out of the folder is not followed.

    Raises TooLargeError where a text is larger than `limit` bytes.
    """
    found = {}
    for name in names:
        path = folder / name
        if Path(name).name == name and path.is_file() and not leads_out(path, folder):
            with contextlib.suppress(OSError):
                found[name] = _bytes(path, limit)
        if len(found.get(name, b"")) > limit:
            raise TooLargeError(errno.EFBIG, f"it holds more than {limit:,} bytes, the most that is read", str(path))
    return found


def _bytes(path: Path, limit: int) -> bytes:
    """Read a file, but of one that is larger than the limit one byte more than that at most."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def is_read(root: Path, path: Path) -> bool:
    """Tell whether a path is, or would be once it is there, a file that a project reads; links are followed."""
    folders = [root / "drafts", root / "seeds", *(folder for folder in _entries(root / "drafts") if folder.is_dir())]
    target = Path(os.path.realpath(path))
    in_folder = any(is_same(target.parent, folder) for folder in folders) and target.suffix.lower() in SUFFIXES
    is_text = is_same(target.parent, root / "seeds" / "texts")
    is_lock = is_same(target.parent, root / "drafts") and target.name.casefold() == LOCK
    if in_folder or is_text or is_lock:
        return True
    # The same file may have a name elsewhere: a hard link, or a link from the record to it.
    own = [*_entries(root / "seeds" / "texts"), *(name for folder in folders for name in _yaml_files(folder))]
    return any(is_same(target, file) for file in own)


def is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file or folder that is there."""
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return False


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
    with _beside(target, text.encode("utf-8", "backslashreplace"), mode) as temporary:
        temporary.replace(target)


@contextlib.contextmanager
def _beside(target: Path, data: bytes, mode: int) -> Iterator[Path]:
    """Write data to a temporary file in the folder of the one that it is for, and clear it away in the end."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=HALF_WRITTEN)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            temporary.chmod(mode)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


class ChangedMeanwhileError(OSError):
    """A file is no longer what it was when it was read."""


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Put new bytes in the place of those that were read, at once, through a symlink, mode and owner kept.

    Call it under the project's lock: it clears what a killed process has left. Raises OSError, leaving the file as
    it was; ChangedMeanwhileError where it is not what was read.
    """
    from glob import escape

    target = Path(os.path.realpath(path))
    for left in target.parent.glob(f".{escape(target.name)}.*{HALF_WRITTEN}"):
        left.unlink(missing_ok=True)
    status = target.stat()
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with _beside(target, after, status.st_mode & 0o7777) as temporary:
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):
                os.chown(temporary, status.st_uid, status.st_gid)
        if target.read_bytes() != before:
            raise ChangedMeanwhileError(errno.EBUSY, "it was changed since it was read", str(path))
        temporary.replace(target)
    # A rename lasts through a power cut, where folders can be synced.
    with contextlib.suppress(OSError):
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def locked(root: Path, seconds: float = SECONDS) -> Iterator[None]:
    """Hold the lock of a project; the system frees it when the process ends, in whatever way.

    Raises TimeoutError when another process holds it for that long, and OSError where no lock can be made.
    """
    from filelock import FileLock, Timeout

    with contextlib.suppress(FileExistsError):
        (root / "drafts").mkdir()
    try:
        with FileLock(root / "drafts" / LOCK, timeout=seconds, mode=0o666, poll_interval=0.01):
            yield
    except Timeout as problem:
        raise TimeoutError(f"another draftdiff has been writing here for {seconds:.0f} seconds") from problem


def recall(root: Path) -> dict[str, str]:
    """Return the last answers that were given in a project, from the user's cache."""
    import json

    try:
        found = json.loads(_cache().read_bytes()).get(str(root.resolve()), {})
        return {str(key): str(value) for key, value in found.items()}
    except (OSError, ValueError, AttributeError, RuntimeError):
        return {}


def remember(root: Path, answers: dict[str, str]) -> None:
    """Keep the last answers for the next time; where that cannot be, they are forgotten."""
    import json

    with contextlib.suppress(OSError, ValueError, AttributeError, RuntimeError):
        cache = _cache()
        cache.parent.mkdir(parents=True, exist_ok=True)
        kept = json.loads(cache.read_bytes()) if cache.is_file() else {}
        write_whole(cache, json.dumps({**kept, str(root.resolve()): answers}, ensure_ascii=False))


def _cache() -> Path:
    folder = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(folder) if folder else Path.home() / ".cache") / "draftdiff" / "answers.json"


def write_new(path: Path, data: bytes) -> None:
    """Make a file, and the folders above it; never replace one.

    It is there whole or not at all; on a disk without links, a killed process may leave a part. Raises OSError,
    FileExistsError where something of that name is there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, data, 0o666 & ~_umask()) as temporary:
        # Unlike a rename, a link never replaces what is there. Some disks have no links.
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise
        except OSError:
            with path.open("xb") as file:
                file.write(data)


def shipped(name: str) -> str:
    """Return the text of a file that comes with the package."""
    return (Path(__file__).parent.parent / name).read_text(encoding="utf-8")


def shipped_names(folder: str, suffix: str) -> list[str]:
    """Return the names, less the suffix, of the files of a folder of the package."""
    return sorted(path.name.removesuffix(suffix) for path in _entries(Path(__file__).parent.parent / folder))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _yaml_files(folder: Path) -> list[Path]:
    named = (path for path in sorted(_entries(folder)) if not path.name.startswith("."))
    return [path for path in named if path.suffix.lower() in SUFFIXES]


def _start(name: str) -> Place:
    return Place(TextFile(name, ""), Span(0, 0))


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def reason(problem: OSError) -> str:
    """Say why the system refused something."""
    return (problem.strerror or str(problem)).lower()
