"""A picture: boxes, dots, strokes and labels at their places. What is drawn is worked out here, a writer only draws."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 340
"""How wide a picture is that fits on a phone, in the pixels that all its measures are in."""

LETTER, SMALL, SMALLEST = 13, 12, 11
"""The sizes of letters."""

WIDE_FROM = 0x2E80
"""From which character on letters are as wide as they are high."""


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    look: str
    title: str = ""


class Shape(NamedTuple):
    """A closed line through some points."""

    points: tuple[tuple[float, float], ...]
    look: str
    title: str = ""


class Dot(NamedTuple):
    """A circle."""

    x: float
    y: float
    radius: float
    look: str
    title: str = ""


class Stroke(NamedTuple):
    """A line from one point to another."""

    x: float
    y: float
    to_x: float
    to_y: float
    look: str


class Label(NamedTuple):
    """A text that begins at a place, or ends there."""

    x: float
    y: float
    text: str
    look: str = ""
    ends: bool = False
    size: int = SMALL


Mark = Box | Shape | Dot | Stroke | Label


class Picture(NamedTuple):
    """A drawing of a size, with a title and with words for those who do not see it."""

    name: str
    title: str
    description: str
    width: float
    height: float
    marks: tuple[Mark, ...]


def breadth(text: str, size: int = SMALL) -> float:
    """Say how wide a text is at most, whatever the letters of the reader's system are."""
    return sum(1.0 if ord(letter) >= WIDE_FROM else 0.6 for letter in text) * size


def cut(text: str, room: float, size: int = SMALL) -> str:
    """Shorten a text to what there is room for."""
    if breadth(text, size) <= room:
        return text
    used = 0.0
    for place, letter in enumerate(text):
        used += breadth(letter, size)
        if used > room - size:
            return text[:place].rstrip() + "…"
    return text


def stacked(name: str, title: str, pictures: Sequence[Picture]) -> Picture:
    """Put pictures below each other, each under its title."""
    marks: list[Mark] = [Label(0, LETTER + 3, title, "strong", size=LETTER + 3)]
    y = 28.0
    for one in pictures:
        marks.append(Label(0, y + LETTER, cut(one.title, one.width, LETTER), "strong", size=LETTER))
        marks += [_lower(mark, y + 20) for mark in one.marks]
        y += one.height + 34
    width = max((one.width for one in pictures), default=WIDTH)
    description = " ".join(f"{one.title}: {one.description}" for one in pictures)
    return Picture(name, title, description, width, y, tuple(marks))


def _lower(mark: Mark, by: float) -> Mark:
    match mark:
        case Shape(points):
            return mark._replace(points=tuple((x, y + by) for x, y in points))
        case Stroke(y=y, to_y=to_y):
            return mark._replace(y=y + by, to_y=to_y + by)
        case _:
            return mark._replace(y=mark.y + by)


class Counted(NamedTuple):
    """How many of something there are, each with its name."""

    said: str
    look: str
    names: Sequence[str]


def squares(name: str, title: str, rows: Sequence[Counted]) -> Picture:
    """Draw a square for everything that is counted, under the words that count it."""
    most = max((len(row.names) for row in rows), default=0)
    side, gap = (16, 3) if most <= 60 else (8, 2)
    in_row = int(WIDTH // (side + gap))
    marks: list[Mark] = []
    y = 0.0
    for row in rows:
        y += 16
        marks.append(Label(0, y, cut(f"{len(row.names)} {row.said}", WIDTH)))
        y += 5
        for place, one in enumerate(row.names):
            down, across = divmod(place, in_row)
            at = across * (side + gap) + 1, y + down * (side + gap) + 1
            marks.append(Box(*at, side - 2, side - 2, row.look, one))
        y += (1 + (len(row.names) - 1) // in_row) * (side + gap) + 4
    description = ". ".join(f"{len(row.names)} {row.said}: {', '.join(row.names)}" for row in rows)
    return Picture(name, title, f"{description}.", WIDTH, y, tuple(marks))
