"""Problems of a file as text and as YAML: the record takes a small, plain part of YAML."""

from draftdiff.diagnostics import Problem, Related, error, warning
from draftdiff.text import Place


@error("DD001")
def unreadable(place: Place, reason: str) -> Problem:
    """The file cannot be opened or read.

    The file is not there, is a folder, or may not be read by you. Check the spelling of its name, and that you may
    open it in an editor.
    """
    message = f"{place.file.name} cannot be opened: {reason}"
    return Problem(message, place, "check the name of the file and that you may read it")


@error("DD002")
def too_large(place: Place, limit: int) -> Problem:
    """The file is too large to be read.

    A record is text written by hand, a few thousand lines at most, so a file of many megabytes is most likely
    something else under a wrong name. Split a large record into one file for each draft.
    """
    message = f"the file holds more than {limit:,} bytes, the most that is read"
    return Problem(message, place, "split the file, one file for each draft, or allow more with --max-size MIB")


@error("DD003")
def not_utf8(place: Place, reason: str) -> Problem:
    """The file is not saved as UTF-8 text.

    Letters outside English are stored in several ways, and only UTF-8 says the same on every computer. Open the
    file in an editor and save it again with the encoding UTF-8; in Notepad, this is a choice in "Save as".
    """
    return Problem(reason, place, "save the file again with the encoding UTF-8")


@error("DD004")
def control_character(place: Place, code: str) -> Problem:
    r"""A control character stands in the text.

    Such a character does not show, yet it can hide text, move the cursor or end a line where no editor ends it. It
    mostly comes along with text pasted from a PDF or a web page. Delete it, or type the words again. In double
    quotes, escapes may not make such a character either:

        wrong: quote: "half\x00"
        right: quote: "half"
    """
    message = f"the character U+{code} stands here and cannot be shown"
    return Problem(message, place, "delete the character, or type this part of the text again")


@error("DD005")
def tab(place: Place) -> Problem:
    r"""A tab stands where only spaces may.

    A tab is shown as two, four or eight spaces, so that nobody can see how far a line is indented. Write spaces
    everywhere, and set your editor to insert spaces when you press the tab key. Where a value must hold a tab, put
    it in double quotes and write \t.
    """
    help = "replace the tab with spaces; inside double quotes, write `\\t` where a tab is meant"
    return Problem("a tab stands here, where only spaces are taken", place, help)


@warning("DD006")
def bidi_control(place: Place, code: str) -> Problem:
    """A hidden mark changes the order of letters.

    Marks for text that runs from right to left do not show, and can make a quote read otherwise than it is stored.
    They are seldom needed, even in Arabic or Hebrew. Delete the mark, or keep it where the text needs it.
    """
    message = f"the hidden mark U+{code} changes the order in which this text is shown"
    return Problem(message, place, "delete the mark, and keep it only where the text needs it")


@error("DD007")
def syntax_error(place: Place, message: str, help: str) -> Problem:
    """The file does not follow the rules of YAML.

    Most often a value holds a colon and a space, starts with a sign that YAML keeps for itself, or is indented
    unlike its neighbours. Putting the value in double quotes is nearly always right:

        wrong: quote: he said: never
        right: quote: "he said: never"
    """
    return Problem(message, place, help)


@error("DD008")
def empty_file(place: Place) -> Problem:
    """The file holds nothing but comments.

    A file of the record says at least what it is about. Write its first lines, or delete the file:

        draft: first-offer
        title: First offer
    """
    return Problem("the file is empty", place, "write the record in it, or delete the file")


@error("DD009")
def second_document(place: Place) -> Problem:
    """The file holds more than one document.

    A line `---` starts a new YAML document, and a file of the record is one document; what follows the second one
    would be lost. Delete the line, or move what follows it to a file of its own.
    """
    help = "delete this line, or move what follows it to a file of its own"
    return Problem("a second document starts here, and a file holds one", place, help)


@error("DD010")
def duplicate_key(key: str, again: Place, first: Place) -> Problem:
    """A key is written twice in one mapping.

    Most programs keep one of the two without a word, and a report is lost. Keep one, or join the two under one
    key:

        wrong: terms: {share: [a], share: [b]}
        right: terms: {share: [a, b]}
    """
    message = f"the key `{key}` on line {again.start.line} is already on line {first.start.line}"
    help = "delete one of the two, or put what both say under one key"
    return Problem(message, again, help, (Related("it is first written here", first),))


@error("DD011")
def anchor_or_alias(place: Place) -> Problem:
    """A value starts with & or *, a YAML reference.

    In YAML these signs name a value and repeat it elsewhere, so that a reader no longer sees what a line says.
    Write the value out each time; where the sign belongs to the text, put the text in double quotes:

        wrong: note: *important* meeting
        right: note: "*important* meeting"
    """
    help = "write the value out, or put the text in double quotes if the sign belongs to it"
    return Problem("a text that starts with `&` or `*` is a reference in YAML", place, help)


@error("DD012")
def tag(place: Place) -> Problem:
    """A value starts with !, which is a YAML tag.

    A tag tells a program what to make of a value. Here, the type of the clause does that, so delete the tag; where
    the sign belongs to the text, put the text in double quotes:

        wrong: note: !important
        right: note: "!important"
    """
    help = "delete the tag, or put the text in double quotes if the `!` belongs to it"
    return Problem("a text that starts with `!` is a tag in YAML", place, help)


@error("DD013")
def merge_key(place: Place) -> Problem:
    """The key << would merge another mapping.

    Merging hides where a value comes from, and a record must show it. Write the keys out that would have been
    merged.
    """
    help = "delete the key `<<` and write the merged keys out"
    return Problem("the key `<<` would merge in what is written elsewhere", place, help)


@error("DD014")
def too_deep(place: Place, limit: int) -> Problem:
    """Lists and mappings are nested too deeply.

    A record needs fewer than ten levels. Hundreds of them come from a damaged file or from one that was made to
    crash a program. Delete the brackets or dashes that open the needless levels.
    """
    message = f"lists and mappings are nested more than {limit} levels deep here"
    return Problem(message, place, "delete the brackets or dashes that open needless levels")


@error("DD015")
def directive(place: Place) -> Problem:
    """A line starts with %, a YAML directive.

    Such a line tells a program how to read the file, and programs do not agree on it. Delete the line; where it is
    the rest of a longer text, indent it.
    """
    help = "delete the line, or indent it if it belongs to the text above"
    return Problem("a line that starts with `%` is a directive in YAML", place, help)


@error("DD016")
def key_not_text(place: Place) -> Problem:
    """A key is empty, a list or a mapping.

    What stands before a colon is a name. Write one; a text that starts with a bracket needs double quotes:

        wrong: [US, UA]: both
        right: "[US, UA]": both
    """
    help = "write a name before the colon, in double quotes if it starts with a bracket"
    return Problem("a key is a plain text, and this one is not", place, help)


@error("DD017")
def odd_blank(place: Place) -> Problem:
    """A blank that is not a plain space stands where a line begins.

    Text copied from a web page or a word processor often has non-breaking spaces. They look like spaces, but to
    YAML they are letters: a line indented with them belongs to another entry, and a key that follows one has
    another name. Type the blanks at the beginning of the line, and the one after the colon, again.
    """
    message = "a blank here is not a plain space but looks like one"
    return Problem(message, place, "type the blank again, with the space bar")


@error("DD018")
def conflict_marker(place: Place) -> Problem:
    """Two versions of the file that were to be merged, both still in it.

    Git leaves both versions in a file where it cannot tell which is right, between lines of `<<<<<<<`, `=======`
    and `>>>>>>>`. Keep what is right of the two and delete the three lines.
    """
    help = "keep what is right of the two versions here, and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`"
    return Problem("a merge left two versions of the file here", place, help)


@warning("DD019")
def lost_behind_hash(place: Place, lost: str) -> Problem:
    """Text that is not read because a number sign stands before it.

    A blank and a `#` begin a remark, which is not read. Put a text in double quotes if the sign belongs to it;
    write a blank behind the sign if it is a remark.

        wrong: value: New York #and London
        right: value: "New York #and London"
    """
    help = "put the whole text in double quotes if this belongs to it, or write a blank behind the `#`"
    return Problem(f"`{lost}` is taken for a remark and not read", place, help)
