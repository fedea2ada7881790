"""The saved texts of a project, for every command that looks up quotes in them."""

from collections.abc import Iterable
from pathlib import Path

from draftdiff.checks.table import SavedText, checksum
from draftdiff.commands.trouble import Trouble
from draftdiff.quotes import fold
from draftdiff.writing.files import ProjectFiles, TooLargeError, read_texts


def saved_texts(files: ProjectFiles, names: Iterable[str], texts: str | None) -> dict[str, SavedText]:
    """Read the saved texts that are at hand, in the folder that is named or in seeds/texts/."""
    folder = Path(texts) if texts is not None else files.root / "seeds" / "texts"
    if texts is not None and not folder.is_dir():
        raise Trouble(f"there is no folder {texts}", "name the folder of the saved texts with --texts")
    try:
        found = read_texts(folder, sorted({*names} - {""}), files.limit)
    except TooLargeError as problem:
        help = "save the article alone as plain text, or allow more with --max-size MIB before the command"
        raise Trouble(f"{problem.filename}: {problem.strerror}", help) from problem
    return {name: SavedText(fold(data.decode("utf-8", "replace")), checksum(data)) for name, data in found.items()}
