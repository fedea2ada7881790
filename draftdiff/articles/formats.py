"""What browsers, mail and office programs save: which kind of file it is, its encoding, and the parts that are text."""

import codecs
import email
import email.policy
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from io import BytesIO
from xml.etree import ElementTree


@dataclass(frozen=True, slots=True)
class NotText:
    """Bytes that no article can be read from, with what to do instead."""

    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding where it had to be guessed."""

    text: str
    guessed: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """The bytes of a page or a text, with what the file around them says."""

    data: bytes
    charset: str = ""
    url: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    struck: int = 0


_SAVE_AS = "open it, save it as plain text or as a web page, and name that file"
_NO_TEXT = (
    (b"{\\rtf", "a rich text file"),
    (b"\xd0\xcf\x11\xe0", "a file of an old office program"),
    (b"\x1f\x8b", "a compressed file"),
    (b"WARC/", "a web archive"),
    (b"bplist", "a web archive"),
    (b"PK\x03\x04", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"%!PS", "a file for printers"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"AT&TFORM", "a scanned book"),
)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}\r?\n")
_MAIL_HEADS = (b"\nmime-version:", b"\nreturn-path:", b"\nreceived:", b"\nmessage-id:")
_DECLARED = (
    re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]+)", re.IGNORECASE),
    re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE),
    re.compile(rb"@charset \"([\w.:-]+)\""),
)
# What browsers read under these names.
_AS_BROWSERS = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
_GUESSES = [
    "cp1251", "koi8_u", "cp866", "iso8859_5", "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1253", "cp1255",
    "cp1256", "cp874",
]  # fmt: skip
_SIGN_IN_WORD = re.compile(r"[^\W\d_][\xa1-\xbf\xd7\xf7][^\W\d_]")
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> Saved | NotText:
    """Take the page or text out of a file, or say why there is none."""
    if data.startswith(b"%PDF-"):
        return _pdf(data)
    if data.startswith(b"PK\x03\x04") and (found := _docx(data)):
        return found
    kind = next((kind for start, kind in _NO_TEXT if data.startswith(start)), "")
    if kind:
        return NotText(f"it is {kind}, and no text", _SAVE_AS)
    head = data[:8000].lower()
    if _MAIL.match(data.lstrip()) and any(name in b"\n" + head for name in _MAIL_HEADS):
        return _mail(data.lstrip())
    if b"\0" in data and _utf_16(data) is None:
        return NotText("it holds bytes that no text holds", _SAVE_AS)
    return Saved(data)


def decode(data: bytes, charset: str = "") -> Decoded:
    """Read bytes as text: by their mark, as UTF-8, as they or the file around them declare, else by a guess."""
    if (wide := _utf_16(data)) is not None:
        return Decoded(wide.removeprefix("\ufeff"))
    declared = [charset, *(found[1].decode("ascii") for how in _DECLARED if (found := how.search(data)))]
    names = [name for name in map(_codec, declared) if name]
    if b"\x1b" not in data:
        # Old declarations are often left in pages that were turned into UTF-8; the other way round does not decode.
        names.insert(0, "utf-8-sig")
    for name in names:
        try:
            return Decoded(data.decode(name))
        except UnicodeDecodeError:
            continue
    # One broken byte makes no other encoding likely.
    if len(re.findall("\ufffd", text := data.decode("utf-8-sig", "replace"))) * 50 < len(
        re.findall("[^\0-\x7f]", text)
    ):
        return Decoded(text)
    if others := [name for name in names if not name.startswith("utf-8")]:
        return Decoded(data.decode(others[0], "replace"))
    return _guessed(data)


def _guessed(data: bytes) -> Decoded:
    plain = re.sub(rb"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", b" ", data, flags=re.DOTALL | re.IGNORECASE)
    high, letters = len(re.findall(rb"[\x80-\xff]", plain)), len(re.findall(rb"[A-Za-z]", plain))
    if high > letters / 3:
        from charset_normalizer import from_bytes

        best = from_bytes(plain, cp_isolation=_GUESSES).best()
        if best is not None:
            return Decoded(data.decode(best.encoding, "replace"), best.encoding.replace("cp125", "windows-125"))
    west, east = (data.decode(name, "replace") for name in ("cp1252", "cp1250"))
    # In the words of central Europe, read as western ones, stand signs that are no letters.
    if len(_SIGN_IN_WORD.findall(east)) < len(_SIGN_IN_WORD.findall(west)):
        return Decoded(east, "windows-1250")
    return Decoded(west, "windows-1252")


def _utf_16(data: bytes) -> str | None:
    for mark, name in _MARKS[1:]:
        if data.startswith(mark):
            return data.decode(name, "replace")
    head = data[:400]
    for name, low, high in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if len(head) > 3 and low.count(0) > 0.6 * len(low) and not high.count(0):
            return data.decode(name, "replace")
    return None


def _codec(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    return _AS_BROWSERS.get(found, found) if name else ""


def _mail(data: bytes) -> Saved | NotText:
    """Take the page out of a mail or of a web page that was saved in one file, which is one in its form."""
    whole = email.message_from_bytes(data, policy=email.policy.compat32)
    address = str(whole["Snapshot-Content-Location"] or "")
    texts = [part for part in whole.walk() if part.get_content_maintype() == "text" and not part.get_filename()]
    pages = [part for part in texts if part.get_content_subtype() in ("html", "plain", "xhtml")]
    pages += [part for part in whole.walk() if part.get_content_type() == "application/xhtml+xml"]
    if not pages:
        return NotText("it is a mail without a text", _SAVE_AS)
    root = next((part for part in pages if address and _header(part, "Content-Location") == address), None)
    root = root or next((part for part in pages if part.get_content_subtype() != "plain"), pages[0])
    content = root.get_payload(decode=True)
    body = content if isinstance(content, bytes) else b""
    charset = root.get_content_charset() or ""
    place = address or _header(root, "Content-Location")
    saved_page = bool(address) or "saved by" in _header(whole, "From").casefold() or bool(place)
    if saved_page:
        return Saved(body, charset, place if place.startswith(("http://", "https://")) else "")
    sender = parseaddr(_header(whole, "From"))[0]
    return Saved(body, charset, "", _header(whole, "Subject"), sender, _header(whole, "Date"))


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(make_header(decode_header(str(message[name] or "")))).split())
    except (LookupError, ValueError):
        return str(message[name] or "")


def _docx(data: bytes) -> Saved | NotText | None:
    """Read the paragraphs of a document as they stand with all its changes accepted; None where it is no document."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            if "word/document.xml" not in file.namelist():
                return None
            limit = file.getinfo("word/document.xml").file_size
            if limit > 100 * 2**20:
                return NotText("it is too large", _SAVE_AS)
            root = ElementTree.fromstring(file.read("word/document.xml"))
            core = file.read("docProps/core.xml") if "docProps/core.xml" in file.namelist() else b"<none/>"
            title = ElementTree.fromstring(core).findtext("{http://purl.org/dc/elements/1.1/}title", "")
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, RuntimeError, NotImplementedError):
        return NotText("it is a document that cannot be read", _SAVE_AS)
    struck: list[str] = []
    lines = "".join(_runs(root, struck)).splitlines()
    text = "\n".join(" ".join(line.split()) for line in lines if line.strip())
    return Saved(f"{text}\n".encode(), title=title, struck=len(" ".join(struck).split()))


def _runs(node: ElementTree.Element, struck: list[str]) -> Iterator[str]:
    name = node.tag.removeprefix(_WORDS)
    if name in ("del", "moveFrom"):
        struck.extend(part.text or "" for part in node.iter(f"{_WORDS}delText"))
        return
    if name == "r" and (look := node.find(f"{_WORDS}rPr")) is not None:
        marks = [look.find(_WORDS + mark) for mark in ("strike", "dstrike", "vanish")]
        if any(mark is not None and mark.get(f"{_WORDS}val") not in ("0", "false") for mark in marks):
            struck.extend(part.text or "" for part in node.iter(f"{_WORDS}t"))
            return
    if name == "footnoteReference":
        yield f"[{node.get(f'{_WORDS}id')}]"
    if name == "t":
        yield node.text or ""
    if name in ("tab", "br", "cr", "noBreakHyphen", "softHyphen"):
        yield {"tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}.get(name, "\n")
    # A text box is there twice, for new programs and for old ones.
    if name.endswith("}Fallback"):
        return
    for below in node:
        yield from _runs(below, struck)
    if name == "p":
        yield "\n"


def _pdf(data: bytes) -> Saved | NotText:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        return NotText("it is a PDF, which needs a reader that is not installed", "install it: `pip install pypdf`")
    try:
        reader = PdfReader(BytesIO(data))
        text = "\n".join(page.extract_text() for page in reader.pages)
        title = str((reader.metadata and reader.metadata.title) or "")
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
    ) as problem:
        return NotText(f"it is a PDF that cannot be read: {str(problem).lower() or 'it is broken'}", _SAVE_AS)
    if not text.strip():
        return NotText("it is a PDF of pictures, without a text", "have its text recognised, and name a file of that")
    lines = (" ".join(line.split()) for line in text.splitlines())
    return Saved(("\n".join(line for line in lines if line) + "\n").encode("utf-8", "replace"), title=title)
