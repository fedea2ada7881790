"""`draftdiff new source`: a saved article, declared with its checksum and kept beside the record."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from draftdiff.articles.formats import NotText
from draftdiff.articles.saved import Article, read_article
from draftdiff.checks.shape import plain_id
from draftdiff.checks.table import checksum
from draftdiff.commands.asking import Form, Question, id_question, question
from draftdiff.commands.options import key_option
from draftdiff.commands.output import on_terminal
from draftdiff.commands.project import Project, file_of, load_project
from draftdiff.commands.settings import Settings, Trouble, not_among
from draftdiff.commands.writing import Change, edited, new_file, said, write
from draftdiff.keys import SOURCE
from draftdiff.reading.record import Blob
from draftdiff.telling.words import count
from draftdiff.text import visible
from draftdiff.writing.edit import add_entry
from draftdiff.writing.files import read_blob
from draftdiff.writing.new import sources_text
from draftdiff.writing.placing import entry_lines
from draftdiff.writing.quoting import Entry, Plain

IGNORE = "# The saved texts are other people's copyright and stay on this machine.\n*\n"
TEXTS = "seeds/texts"
Given = Mapping[str, str | None]


@click.command("source")
@click.argument("file", metavar="FILE", required=False)
@key_option(SOURCE["outlet"])
@key_option(SOURCE["title"])
@key_option(SOURCE["published"])
@key_option(SOURCE["url"])
@key_option(SOURCE["covers"])
@key_option(SOURCE["copy-of"])
@click.option("--id", "id", metavar="ID", help="The id by which reports cite it.")
@click.option("--yes", is_flag=True, help="Take what was guessed without asking.")
@click.pass_obj
def new_source(settings: Settings, /, file: str | None, yes: bool, **given: str | None) -> None:
    """Declare a saved article as a source, and keep its text in seeds/texts/.

    FILE is plain text, a saved web page, which is reduced to its text, a mail, a .docx or a PDF. Outlet, title and
    day are guessed and shown; what cannot be guessed is asked for.
    """
    project = load_project(settings)
    form = Form(takes_guesses=yes)

    def judge(typed: str) -> Trouble | None:
        blob = read_blob(Path(typed), typed)
        return None if isinstance(blob, Blob) else Trouble(f"{typed} cannot be read", blob.message)

    file = file or form.get("FILE", None, Question("which file holds the article, as text or as a web page", judge))
    form.require()
    blob = read_blob(Path(file), file, settings.limit)
    if not isinstance(blob, Blob):
        raise Trouble(f"{file} cannot be read", blob.message)
    article = read_article(blob.data, [source.outlet for source in project.record.sources.values()])
    if isinstance(article, NotText):
        raise Trouble(f"{file} cannot be read: {article.message}", article.help)
    if not article.text.strip():
        raise Trouble(f"{file} holds no text", "save the article as plain text and name that file")
    # Its own bytes are kept where they are the text, else the text.
    text = article.text.encode("utf-8")
    data = blob.data if blob.data.removeprefix(b"\xef\xbb\xbf") == text else text
    for note in _notes(article):
        click.echo(f"note: {note}", err=True)
    id, entry = _describe(project, article, given, form, checksum(data))
    _confirm(entry_lines(id, entry), given, yes)
    # The entry goes into the only file, the one named as the only deal is, or a common one.
    files, deals = [seed.name for seed in project.files.seeds], list(project.record.deals)
    own = f"seeds/{deals[0]}.yaml" if len(deals) == 1 else "seeds/sources.yaml"
    target = files[0] if len(files) == 1 else own
    write(settings, lambda now: _declared(now, target, id, entry, data))
    said(f"{TEXTS}/{entry['text']}, and the entry `{id}` in {target}", f"draftdiff suggest {id}")


def _notes(article: Article) -> Iterator[str]:
    """Say what was done to the text that its reader may want to undo."""
    if article.encoding:
        yield f"the file does not say its encoding; it was read as {article.encoding}: look at the text"
    if article.hidden:
        yield f"{count(article.hidden, 'word')} that no reader sees left out"
    if article.struck:
        yield f"{count(article.struck, 'word')} struck out in the article left out"
    if article.from_data:
        yield f"the page shows little text; {count(article.from_data, 'word')} are from what it declares as its article"


def _describe(project: Project, article: Article, given: Given, form: Form, sha256: str) -> tuple[str, Entry]:
    """Put together what was given, guessed or answered: the id, and what the entry holds."""
    sources = project.record.sources
    guesses = {"outlet": article.outlet, "title": article.title, "published": article.published}
    entry: dict[str, str] = {
        key: form.get(f"--{key}", given[key], replace(question(SOURCE[key], default=guess), optional=False))
        for key, guess in guesses.items()
    }
    if given["copy_of"] is not None and given["copy_of"] not in sources:
        raise not_among(f"no source `{given['copy_of']}` is declared", given["copy_of"], sources)
    form.require()
    known = next((source for source in sources.values() if source.sha256 == sha256 and source.text), None)
    if known is not None and known.outlet == entry["outlet"] and given["id"] is None:
        raise Trouble(
            f"this text is declared as `{known.id}` already", "for another article in it name its id with --id"
        )
    stem = plain_id(f"{entry['outlet']}-{entry['published']}")
    taken = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
    by_id = id_question("the id by which reports cite it", sources, next(n for n in taken if n not in sources))
    id = form.get("--id", given["id"], by_id)
    if known is not None:
        click.echo(f"the same text is declared as `{known.id}` already; {known.text} is used for both", err=True)
    kept = {"text": known.text if known else f"{id}.txt", "sha256": Plain(sha256)}
    told = {"url": given["url"] or article.url, "covers": given["covers"] or "", "copy-of": given["copy_of"] or ""}
    entry |= {"published": Plain(entry["published"]), **told, **kept}
    return id, Entry({key: entry[key] for key in SOURCE if entry.get(key)})


def _confirm(lines: list[str], given: Given, yes: bool) -> None:
    """Show what is to be written and ask; where nobody can be asked, a guess needs --yes."""
    guessed = [f"--{name}" for name in ("outlet", "title", "published", "id") if given[name] is None]
    if yes or not (guessed or on_terminal()):
        return
    for line in lines:
        click.echo(f"  {visible(line)}", err=not on_terminal())
    if not on_terminal():
        raise Trouble(
            f"guessed and not confirmed: {', '.join(guessed)}",
            "look at the entry above; repeat with --yes if it is right",
        )
    click.confirm("Write this?", default=True, abort=True)


def _declared(project: Project, target: str, id: str, entry: Entry, data: bytes) -> Change:
    """Return the file of sources with the entry, and the text beside it; one that is there must be the same."""
    root = project.files.root
    text = f"{TEXTS}/{entry['text']}"
    there = read_blob(root / text, text)
    if isinstance(there, Blob) and there.data != data:
        raise Trouble(f"{root / text} is there already and is another text", "name another id with --id")
    ignore = {} if (root / TEXTS).exists() else {f"{TEXTS}/.gitignore": IGNORE.encode()}
    beside = {**ignore, text: data}
    if target in {seed.name for seed in project.files.seeds}:
        file = file_of(project, target)
        return replace(edited(file, add_entry(file, (id,), entry)), beside=beside)
    new = new_file(project, "sources", target, partial(sources_text, id, entry))
    return replace(new, beside={**beside, **new.beside})
