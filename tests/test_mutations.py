"""Whatever becomes of a file in an editor: no crash, and every problem points into its file."""

from functools import cache
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from draftdiff.checks.table import all_problems
from draftdiff.comparing.standing import Standings
from draftdiff.reading.record import Blob, load_record
from draftdiff.render.diagnostics import REPORTERS, Report
from draftdiff.render.layout import Paper, cells
from draftdiff.telling.facts import compared
from draftdiff.telling.plain import as_data
from draftdiff.text import Place
from draftdiff.writing.files import read_project
from tests.hostile import DEALS

TOKENS = [
    *(": ", "- ", "-", ":", "{", "}", "[", "]", "'", '"', "|", ">", "#", "&a", "*a", "!x", "%", "?", "<<: ", "~", "…"),
    *(
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        " ",
        "  ",
        "\u00a0",
        "\ufeff",
        "\x00",
        "\u202e",
        "\u2028",
        "港",
        "e\u0301",
        "👩‍🚀",
    ),
    *("value: 50%", "is: absent", "change: removed", "since: first-offer", "of: x", "relays: foghorn", "terms:"),
    *("draft: first-offer", "follows: second-draft", "rulings: {rent-share: {accept: foghorn, because: x}}"),
    *("100000000000000000000000000000000", "0000-00-00", "½", "٥"),
]

edits = st.lists(
    st.tuples(
        st.sampled_from(["drop line", "repeat line", "swap lines", "cut", "insert", "swap letters", "end here"]),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(TOKENS),
    ),
    min_size=1,
    max_size=4,
)


@cache
def made_up_files() -> tuple[tuple[Blob, ...], tuple[tuple[str, tuple[Blob, ...]], ...]]:
    """Read a deal with a key a line and one with a report a line."""
    one, other = (read_project(DEALS / deal) for deal in ("pier", "harbour"))
    return (*one.seeds, *other.seeds), (*one.folders, *other.folders)


def mutated(text: str, edit: tuple[str, float, float, str]) -> str:
    kind, where, there, token = edit
    lines = text.splitlines(keepends=True) or [""]
    line, other = int(where * len(lines)), int(there * len(lines))
    at, end = int(where * len(text)), int(where * len(text)) + int(there * 12)
    match kind:
        case "drop line":
            return "".join(lines[:line] + lines[line + 1 :])
        case "repeat line":
            return "".join(lines[: line + 1] + lines[line:])
        case "swap lines":
            lines[line], lines[other] = lines[other], lines[line]
            return "".join(lines)
        case "cut":
            return text[:at] + text[end:]
        case "swap letters":
            return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
        case "end here":
            return text[:at]
        case _:
            return text[:at] + token + text[at:]


def assert_inside(place: Place) -> None:
    assert 0 <= place.span.start <= place.span.end <= len(place.file.text)
    assert 1 <= place.start.line <= place.file.text.count("\n") + place.file.text.count("\r") + 1


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_spoilt_file_is_a_list_of_problems(data: st.DataObject) -> None:
    seeds, folders = made_up_files()
    blobs = [*seeds, *(blob for _, files in folders for blob in files)]
    spoilt = {}
    for blob in data.draw(st.lists(st.sampled_from(blobs), min_size=1, max_size=2, unique=True)):
        text = blob.data.decode()
        for edit in data.draw(edits):
            text = mutated(text, edit)
        spoilt[blob.name] = Blob(blob.name, text.encode())
    record = load_record(
        [spoilt.get(blob.name, blob) for blob in seeds],
        [(name, [spoilt.get(blob.name, blob) for blob in files]) for name, files in folders],
    )
    problems = all_problems(record, {})
    for problem in problems:
        for place in (problem.place, *(related.place for related in problem.related)):
            assert_inside(place)
        assert problem.place.file.name in {blob.name for blob in blobs} | {name for name, _ in folders}
    shown = {report: write(problems, Paper(80)) for report, write in REPORTERS.items()}
    assert all(cells(line) <= 80 for line in shown[Report.TEXT].splitlines())
    # As `diff` would, if it did not refuse files with errors.
    for deal in record.deals.values():
        for before, after in permutations(deal.drafts, 2):
            as_data(compared(Standings(deal), before, after), deal)
