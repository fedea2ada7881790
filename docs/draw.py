"""Draws the pictures of the docs: each shows a command and what that command really prints."""

import io
import math
import re
import subprocess
import sys
from pathlib import Path

from rich.color import Color
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from draftdiff.pages.page import Tone
from draftdiff.render.layout import HUES, Paint

DOCS = Path(__file__).parent
COLUMNS = 80

PICTURES = {"diff": "draftdiff diff initial-us-offer improved-us-draft"}
"""What each picture shows: a command and what it prints."""

PAINTED = ("--color", "light", "--width", str(COLUMNS))

GROUNDS = (Paint.LIGHT, Paint.DARK)
CELL = 12.2, 24.4
MARGIN = 24

# Rich writes colours into its styles; as `currentColor` and variables they follow the reader's light or dark mode.
INK = (1, 2, 3)
THEME = TerminalTheme((255, 255, 255), INK, [(0, 0, 0)] * 8)

FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 @WIDTH@ @HEIGHT@" role="img">
<title>@TITLE@</title>
<style>
svg {{ color: #1f2328; @LIGHT@ }}
.frame {{ fill: #ffffff; stroke: #d1d9e0 }}
@media (prefers-color-scheme: dark) {{
svg {{ color: #e6edf3; @DARK@ }}
.frame {{ fill: #0d1117; stroke: #3d444d }}
}}
text {{ font: {char_height}px ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace }}
{styles}
</style>
<defs>
{lines}
</defs>
<rect class="frame" x="0.5" y="0.5" width="@INNER_WIDTH@" height="@INNER_HEIGHT@" rx="8"/>
<g transform="translate(@MARGIN@ @MARGIN@)">
{backgrounds}
{matrix}
</g>
</svg>
"""


def drawings() -> dict[str, str]:
    """Run the commands of all pictures and draw them."""
    terminal = {f"{name}.svg": draw(name, command) for name, command in PICTURES.items()}
    return {"grid.svg": printed(["report", "--picture", "grid"]) + "\n", **terminal}


def draw(name: str, command: str) -> str:
    """Draw a command above its output."""
    lines = Text.from_ansi(f"$ {command}\n\n{printed([*command.split()[1:], *PAINTED])}").split("\n")
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    for line in lines:
        console.print(line, soft_wrap=True, highlight=False)
    frame = framed(command, len(lines))
    svg = console.export_svg(theme=THEME, code_format=frame, unique_id=name)
    svg = re.sub(r"<text[^>]*>\n</text>", "", svg)
    svg = svg.replace("#{:02x}{:02x}{:02x}".format(*INK), "currentColor")
    for tone in HUES[Paint.LIGHT]:
        svg = svg.replace(f"fill: {hue(tone, Paint.LIGHT)}", f"fill: var(--{tone})")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def hue(tone: Tone, paint: Paint) -> str:
    """Return the colour of a tone on a ground, as a page writes it."""
    return Color.parse(HUES[paint][tone]).get_truecolor().hex


def printed(arguments: list[str]) -> str:
    """Run draftdiff and return what it prints."""
    command = [sys.executable, "-m", "draftdiff", *arguments]
    ran = subprocess.run(command, cwd=DOCS.parent, capture_output=True, check=True)
    return ran.stdout.decode().rstrip("\n")


def framed(title: str, lines: int) -> str:
    """Give the frame the size that so many lines need."""
    width = math.ceil(COLUMNS * CELL[0]) + 2 * MARGIN
    height = math.ceil(lines * CELL[1]) + 2 * MARGIN
    sizes = {
        "TITLE": title,
        **{paint.name: "; ".join(f"--{tone}: {hue(tone, paint)}" for tone in HUES[paint]) for paint in GROUNDS},
        "WIDTH": width,
        "HEIGHT": height,
        "INNER_WIDTH": width - 1,
        "INNER_HEIGHT": height - 1,
        "MARGIN": MARGIN,
    }
    frame = FRAME
    for key, size in sizes.items():
        frame = frame.replace(f"@{key}@", str(size))
    return frame


if __name__ == "__main__":
    for name, svg in drawings().items():
        (DOCS / name).write_bytes(svg.encode())
