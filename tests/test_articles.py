"""Saved articles: `pages/` holds a page in each shape that outlets and savers write, with what is right in `.right`."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from draftdiff.articles.days import first_day
from draftdiff.articles.formats import NotText
from draftdiff.articles.saved import Article, read_article
from tests.conftest import Run
from tests.test_new import ferry as ferry

PAGES = Path(__file__).parent / "pages"
ARTICLES = sorted(path for path in PAGES.iterdir() if path.suffix != ".right")
FIELDS = ("outlet", "title", "published", "url", "text")


def right(path: Path) -> dict[str, str]:
    """Read what is right of a page: four fields, a blank line, the text."""
    head, _, text = path.with_name(f"{path.name}.right").read_text(encoding="utf-8").partition("\n\n")
    fields = {key: value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
    return {**fields, "text": text}


def article(data: bytes | str) -> Article:
    found = read_article(data.encode() if isinstance(data, str) else data)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_a_page_is_read_as_its_reader_sees_it(path: Path) -> None:
    found = article(path.read_bytes())
    assert {field: getattr(found, field) for field in FIELDS} == right(path)


def test_there_are_pages_and_each_has_what_is_right() -> None:
    names = {path.name for path in PAGES.iterdir()}
    assert len([name for name in names if name.endswith(".right")]) >= 60
    assert {f"{name.removesuffix('.right')}.right" for name in names} <= names


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"{\\rtf1\\ansi Half of it.}", "a rich text file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old office program"),
        (b"\x1f\x8b\x08\x00", "a compressed file"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "a web archive"),
        (b"bplist00\xd1\x01", "a web archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"Half\0of\0\0\0it \x01", "bytes that no text holds"),
        (b"%PDF-1.7\nbroken", "a PDF that cannot be read"),
        (b"PK\x03\x04broken", "a document that cannot be read"),
    ],
)
def test_what_is_no_text_is_refused_by_its_first_bytes(run: Run, ferry: Path, start: bytes, kind: str) -> None:
    (ferry / "saved").write_bytes(start)
    done = run("new", "source", "saved", "--yes", cwd=ferry)
    assert done.status == 2
    assert kind in done.err
    assert "save it as plain text or as a web page" in done.err
    assert not (ferry / "seeds" / "texts").exists()


def document(body: str) -> bytes:
    file = BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
        title = '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ferry talks open again</dc:title></p>'
        made.writestr("docProps/core.xml", title)
    return file.getvalue()


def test_a_document_is_read_as_it_stands_with_its_changes() -> None:
    found = article(
        document(
            "<w:p><w:r><w:t>4 March 2031</w:t></w:r></w:p><w:p><w:r><w:t>It gives </w:t></w:r>"
            "<w:del><w:r><w:delText>all of it</w:delText></w:r></w:del><w:ins><w:r><w:t>half</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:strike/></w:rPr><w:t> New York</w:t></w:r>"
            "<w:r><w:t>,</w:t><w:br/><w:t>he said.</w:t></w:r></w:p>"
        )
    )
    assert found.text == "4 March 2031\nIt gives half,\nhe said.\n"
    assert (found.title, found.published, found.struck) == ("Ferry talks open again", "2031-03-04", 5)


def pdf(text: str) -> bytes:
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /MediaBox [0 0 9 9] >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return f"{made}xref\n0 6\n0000000000 65535 f \n{table}{end}".encode()


def test_a_pdf_is_read_where_its_reader_is_installed() -> None:
    assert (
        article(pdf("Posted 4 March 2031. They get half of it.")).text == "Posted 4 March 2031. They get half of it.\n"
    )


def test_a_pdf_without_its_reader_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    found = read_article(pdf("Half of it."))
    assert isinstance(found, NotText)
    assert found.help == "install it: `pip install pypdf`"


def test_a_pdf_of_pictures_is_refused() -> None:
    found = read_article(pdf(""))
    assert isinstance(found, NotText)
    assert "a PDF of pictures" in found.message


def test_what_was_left_out_and_guessed_is_said(run: Run, ferry: Path) -> None:
    page = (
        "<html><head><title>Паром: переговори почалися знову</title></head><body><p>Київ не віддасть половину доходів, "
        "повідомили двоє учасників.</p><p hidden>усе й одразу</p><p><s>десять</s> дванадцять років</p></body></html>"
    )
    (ferry / "page.html").write_bytes(page.encode("cp1251"))
    done = run("new", "source", "page.html", "--outlet", "Post", "--published", "2031-03-04", "--yes", cwd=ferry)
    assert done.status == 0, done.err
    assert done.err == (
        "note: the file does not say its encoding; it was read as windows-1251: look at the text\n"
        "note: 3 words that no reader sees left out\nnote: 1 word struck out in the article left out\n"
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20250220", "2025-02-20"),
        ("20.02.2025", "2025-02-20"),
        ("Feb. 20, 2025", "2025-02-20"),
        ("20th February 2025", "2025-02-20"),
        ("20 лютого 2025 року", "2025-02-20"),
        ("20. Februar 2025", "2025-02-20"),
        ("le 1er février 2025", "2025-02-01"),
        ("20 de febrero de 2025", "2025-02-20"),
        ("2025年2月20日", "2025-02-20"),
        ("02/20/2025", "2025-02-20"),
        ("02/03/2025", ""),
        ("Mayor 20, 2025", ""),
        ("30 February 2025", ""),
        ("version 1.2.2025.7 of 3.4", ""),
    ],
)
def test_a_day_is_read_as_it_is_written_or_not_at_all(text: str, day: str) -> None:
    assert first_day(text) == day


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Die Fähre gehört beiden Häfen, hieß es am Montag.\n"),
        ("cp1250", "Umowa przewiduje połowę przychodów, powiedzieli urzędnicy w środę.\n"),
        ("cp1251", "Київ не віддасть половину доходів від надр, повідомили учасники.\n"),
        ("koi8-r", "Киев не отдаст половину доходов, сообщили участники переговоров во вторник.\n"),
        ("cp1253", "Η συμφωνία προβλέπει το μισό των εσόδων, είπαν αξιωματούχοι.\n"),
        ("cp1255", "ההסכם קובע מחצית מההכנסות, אמרו גורמים רשמיים ביום שלישי.\n"),
        ("gbk", "官员周二说，协议草案规定一半的收入归联合基金所有。\n"),
        ("cp932", "協定案は収入の半分を共同基金に入れると定めている、と当局者は述べた。\n"),
    ],
)
def test_an_encoding_that_is_not_said_is_guessed_and_named(encoding: str, text: str) -> None:
    found = article(text.encode(encoding))
    assert found.text == text
    assert found.encoding
