"""One writer at a time: a lock on a project that every process of draftdiff respects."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from draftdiff.writing.files import LOCK

SECONDS = 60


@contextmanager
def locked(root: Path, seconds: float = SECONDS) -> Iterator[None]:
    """Hold the lock of a project; the system frees it when the process ends, in whatever way.

    Raises TimeoutError when another process holds it for that long, and OSError where no lock can be made.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(root / "drafts" / LOCK, timeout=seconds, poll_interval=0.01):
            yield
    except Timeout as problem:
        raise TimeoutError(f"another draftdiff has been writing here for {seconds:.0f} seconds") from problem
