"""Made-up drafts laid out in every odd way that YAML allows, and odd texts to add to them."""

import random
from dataclasses import dataclass
from textwrap import indent

CLAUSES = ("revenue-share", "berth-fees", "dredging", "arbitration")
TEXTS = (
    "plain words",
    "yes",
    "50%",
    "- x",
    "a: b",
    "#1",
    "x # y",
    "  leading",
    "trailing  ",
    "it's",
    'say "no"',
    "'",
    '"',
    "two\nlines",
    "end\n",
    "\n",
    "tab\there",
    "[a, b]",
    "{a: b}",
    "a, b",
    "&x",
    "*x",
    "!x",
    "|",
    ">",
    "%x",
    "@x",
    "`x`",
    "?",
    "? x",
    "a ? b",
    ":",
    "a:",
    "-",
    "---",
    "...",
    "~",
    "null",
    "0750",
    "12:30",
    "1_000",
    "2031-04-10",
    "港の収入",
    "🚢 of 🚢🚢",
    "e\u0301tude",
    "\u00a0odd\u00a0blank",
    "back\\slash",
    "a\\nb",
    "# ",
    "<<",
    "=",
    "x" * 300,
)


@dataclass(frozen=True, slots=True)
class Odd:
    """A file of a draft as bytes, and the clause and report to add."""

    data: bytes
    clause: str
    report: dict[str, str | list[str]]


def odd_file(seed: int) -> Odd:
    """Make one; the same seed makes the same."""
    return _Maker(random.Random(seed)).make()


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.gap = chance.choice([1, 1, 1, 3])
        self.dash = chance.choice([0, 2, 2, 4, 1])
        self.step = chance.choice([2, 2, 4, 1])

    def make(self) -> Odd:
        root = self.flow_root() if self.often(0.05) else self.block_root()
        ending = self.chance.choice(["\n", "\n", "\r\n", "\r"])
        text = root.replace("\n", ending)
        mark = "\ufeff" if self.often(0.15) else ""
        report: dict[str, str | list[str]] = {"value": self.text()}
        if self.often(0.2):
            report["value"] = [self.text() for _ in range(self.chance.randint(1, 3))]
        for key in ("of", "source", "who", "basis", "quote", "note"):
            if self.often(0.6):
                report[key] = self.text()
        return Odd((mark + text).encode(), self.chance.choice(CLAUSES), report)

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def text(self) -> str:
        if self.often(0.7):
            return self.chance.choice(TEXTS)
        letters = "ab 09:-#'\"[]{},&*!|>%@`?~\\\n\téß港🚢"
        return "".join(self.chance.choices(letters, k=self.chance.randint(1, 12)))

    def block_root(self) -> str:
        parts = ["draft: first-offer", "title: First offer", "by: A", self.pair("note")]
        if self.often(0.9):
            parts.insert(self.chance.choice([len(parts), len(parts), self.chance.randint(0, len(parts))]), self.terms())
        if self.often(0.2):
            parts.append("rulings: {dredging: {accept: post, because: it saw the text}}")
        head = self.chance.choice(["", "", "---\n", "# first\n", "# first\n\n---\n", "\n\n"])
        tail = self.chance.choice(["\n", "\n", "\n", "", "\n\n\n", "\n# the end", "\n  # the end\n", "\n...\n", "   "])
        body = "\n".join(self.around(part, 0) for part in parts)
        return head + (indent(body, "  ") if self.often(0.05) else body) + tail

    def flow_root(self) -> str:
        inner = self.chance.choice(
            ["terms: {}", "terms: {dredging: []}", f"terms: {{dredging: [{self.braces()}]}}", ""]
        )
        pieces = ["draft: first-offer", "by: A", *([inner] if inner else [])]
        return (
            "{"
            + self.chance.choice([", ", ",\n  ", ", # why\n  "]).join(pieces)
            + self.chance.choice(["}", "}\n", ",\n}"])
        )

    def around(self, part: str, least: int) -> str:
        """Put comments and blank lines before, behind and after a part."""
        before = self.chance.choice(["", "", "", "\n", "# before\n", "\n# before: x\n\n"])
        after = self.chance.choice(["", "", "", "\n", "\n# after", "\n    # after, further in", "\n\n\n"])
        return before + part + after

    def terms(self) -> str:
        if self.often(0.2):
            return self.chance.choice(
                ["terms:", "terms: # nothing yet", "terms: {}", "terms: { }", "terms: {dredging: []}"]
            )
        names = self.chance.sample(CLAUSES, self.chance.randint(1, 3))
        body = "\n".join(self.around(self.entry(name), 1) for name in names)
        return f"{self.key('terms')}:{self.comment()}\n{indent(body, ' ' * self.step)}"

    def entry(self, name: str) -> str:
        if self.often(0.2):
            listed = self.chance.choice([", ", ",\n      "]).join(
                self.braces() for _ in range(self.chance.randint(0, 2))
            )
            return f"{self.key(name)}: [{listed}]{self.comment()}"
        if self.often(0.05):
            return f"{name}:{self.comment()}"
        items = [self.around(self.item(), 2) for _ in range(self.chance.randint(1, 3))]
        return f"{self.key(name)}:{self.comment()}\n{indent(chr(10).join(items), ' ' * self.dash)}"

    def braces(self) -> str:
        return self.chance.choice(
            ["{value: 50%, source: post}", "{ value: '5, 6' }", '{"value": "a # b", source: post, }']
        )

    def item(self) -> str:
        if self.often(0.1):
            return f"-{' ' * self.gap}{self.braces()}{self.comment()}"
        pairs = [self.pair(key) for key in self.chance.sample(["value", "source", "who", "quote", "note"], 3)]
        inner = indent("\n".join(pairs), " " * (1 + self.gap))
        if self.often(0.1):
            return f"-{self.comment()}\n{inner}"
        return f"-{inner[1:]}"

    def key(self, name: str) -> str:
        return self.chance.choice([name] * 8 + [f'"{name}"', f"'{name}'", f"{name} "])

    def comment(self) -> str:
        return self.chance.choice(["", "", "", " # behind", "   # 港"])

    def pair(self, key: str) -> str:
        """Write a key with a value in any style."""
        words = self.chance.choice(["some words", "港の収入", "a 🚢", "50% of it"])
        forms = [
            f"{words}{self.comment()}",
            f"'{words}, it''s'{self.comment()}",
            f'"{words} # \\n \\u00e9"{self.comment()}',
            f"{words}\n    folded on",
            f'"{words}\n    folded # on"{self.comment()}',
        ]
        mark = self.chance.choice(["|", ">", "|-", ">-", "|+", ">+", "|2", "| # why"])
        lead = "    " if mark[-1] == "2" else "  "
        listed = "\n    - a # why\n    - 'b'"
        block = f"{mark}\n{lead}{words}\n\n{lead}# {words}: x" + self.chance.choice(["", "\n", "\n\n", f"\n{lead}  "])
        value = self.chance.choice([*forms, *forms, block, block, listed, "[a, # why\n    b]"])
        return f"{self.key(key)}: {value}"
