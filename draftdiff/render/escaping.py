"""Text as Markdown that shows just that text: no markup, no links, no one pinged."""

import re

from draftdiff.text import visible

# Word joiners have no width. GitHub looks for names, numbers and addresses after it has undone escapes,
# so that a backslash does not stop it.
JOINER = "\u2060"

PUNCTUATION = r"!-/:-@\[-`{-~"

ESCAPED = re.compile(
    rf"""\\(?=[{PUNCTUATION}]|$)      # would take its meaning from what follows
    | [*`\[<|]                         # emphasis, code, links and notes, HTML, cells
    | (?<=\S)~ | ~(?!\d)               # strikethrough; "~50%" after a blank cannot end one
    | (?<![^\W_])_ | _(?![^\W_])       # emphasis, except inside a word
    | &(?=\#?\w+;)                     # a character by its name or number
    | \$(?!\d)                         # mathematics; before a digit it cannot end, so nothing begins
    | ^> | ^-(?=[\s-]|$) | ^\+(?=\s|$)  # quotations and lists
    | ^\#+ | \#+$                      # headings, from either end
    | [!^]$                            # would join with a footnote mark
    | (?<=\{{)[{{%]                     # templates of static sites
    """,
    re.VERBOSE,
)

NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")

JOINED = re.compile(
    r"""@(?=\w)                        # a person
    | \#(?=\d) | \bGH-(?=\d)           # an issue
    | :(?=//)                          # an address
    | \bwww(?=\.)                      # an address
    | :(?=[\w+-]+:)                    # an emoji by its name
    """,
    re.VERBOSE | re.IGNORECASE,
)


def escape(text: str) -> str:
    r"""Turn text into one line of Markdown that shows just that text.

    Only what could do harm is escaped, so that "Black-Sea" and "$500 billion" stay as they are.

    >>> escape("*bold* | @someone")
    '\\*bold\\* \\| @\u2060someone'
    """
    text = visible(" ".join(text.split()))
    text = JOINED.sub(lambda match: match[0] + JOINER, text)
    text = ESCAPED.sub(lambda match: "".join(f"\\{character}" for character in match[0]), text)
    return NUMBERED.sub(r"\1\\\2", text)
