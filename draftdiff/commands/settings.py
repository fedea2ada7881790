"""What every command is given, and what every command ends with."""

from dataclasses import dataclass

DONE, ASKED_FOR, TROUBLE, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every command: the project's folder, and the largest file in bytes."""

    root: str | None
    limit: int
