"""`draftdiff new source`: a saved article, declared with its checksum and kept beside the record."""

from dataclasses import dataclass
from pathlib import Path

import click

from draftdiff.articles.saved import Article, decoded, read_article
from draftdiff.checks.shape import plain_id
from draftdiff.checks.table import checksum
from draftdiff.commands.asking import on_terminal
from draftdiff.commands.project import Project, load_project
from draftdiff.commands.settings import Settings
from draftdiff.commands.starting import (
    Answers,
    Written,
    blob_of,
    modeline,
    refuse_new_problems,
    said,
    save,
)
from draftdiff.commands.trouble import Trouble
from draftdiff.reading.record import Blob
from draftdiff.reading.yamltext import decode
from draftdiff.text import visible
from draftdiff.writing.draft import NewSource, source_lines, sources_text
from draftdiff.writing.files import read_blob, write_new
from draftdiff.writing.insertion import with_source

IGNORE = "# The saved texts are other people's copyright and stay on this machine.\n*\n"


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says of a source."""

    outlet: str | None
    title: str | None
    published: str | None
    id: str | None


@click.command("source")
@click.argument("file", metavar="FILE")
@click.option("--outlet", help="Who published it.")
@click.option("--title", help="Its headline.")
@click.option("--published", metavar="DATE", help="The day on which it came out, such as 2025-02-20.")
@click.option("--id", "id", help="The id by which reports cite it.")
@click.option("--yes", is_flag=True, help="Take what was guessed without asking.")
@click.pass_obj
def new_source(
    settings: Settings,
    file: str,
    outlet: str | None,
    title: str | None,
    published: str | None,
    id: str | None,
    yes: bool,
) -> None:
    """Declare a saved article as a source, and keep its text in seeds/texts/.

    FILE is plain text or a saved web page, which is reduced to its text. Outlet, title and day are guessed and shown;
    what cannot be guessed is asked for.
    """
    project = load_project(settings)
    blob = read_blob(Path(file), file, settings.limit)
    if not isinstance(blob, Blob):
        raise Trouble(f"{file} cannot be read", blob.message)
    article = read_article(blob.data, [source.outlet for source in project.record.sources.values()])
    if not article.text.strip():
        raise Trouble(f"{file} holds no text", "save the article as plain text and name that file")
    data = _kept(blob.data, article)
    source = _describe(project, article, Given(outlet, title, published, id), checksum(data))
    _confirm(source, Given(outlet, title, published, id), yes)
    entry = _write(settings, project, source, data)
    said(f"seeds/texts/{source.text}, and the entry `{source.id}` in {entry}", f"draftdiff suggest {source.id}")


def _kept(data: bytes, article: Article) -> bytes:
    """Return what is kept of a file: its own bytes where they are the text, else the text."""
    same = decode("", data)[0].text.removeprefix("\ufeff") == article.text == decoded(data)
    return data if same else article.text.encode("utf-8")


def _describe(project: Project, article: Article, given: Given, sha256: str) -> NewSource:
    """Put together what was given, guessed or answered."""
    answers = Answers()
    sources = project.record.sources
    outlet = answers.get("--outlet", "Outlet", given.outlet, article.outlet)
    title = answers.get("--title", "Title", given.title, article.title)
    published = answers.get("--published", "Published (year first)", given.published, article.published)
    answers.require()
    known = next((source for source in sources.values() if source.sha256 == sha256 and source.text), None)
    if known is not None and known.outlet == outlet and given.id is None:
        raise Trouble(
            f"this text is declared as `{known.id}` already", "for another article in it name its id with --id"
        )
    stem = plain_id(f"{outlet}-{published}")
    taken = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
    id = answers.get("--id", "Id", given.id, next(name for name in taken if name not in sources))
    if id in sources:
        raise Trouble(f"there is a source `{id}` already", "name another id with --id")
    if plain_id(id) != id:
        raise Trouble(f"the id `{id}` is not made of a-z, 0-9 and single hyphens", f"write --id {plain_id(id)}")
    if known is not None:
        click.echo(f"the same text is declared as `{known.id}` already; {known.text} is used for both", err=True)
    return NewSource(id, outlet, title, published, article.url, known.text if known else f"{id}.txt", sha256)


def _confirm(source: NewSource, given: Given, yes: bool) -> None:
    """Show what is to be written and ask; where nobody can be asked, a guess needs --yes."""
    guessed = [f"--{name}" for name in ("outlet", "title", "published", "id") if getattr(given, name) is None]
    if yes or not (guessed or on_terminal()):
        return
    for line in source_lines(source):
        click.echo(f"  {visible(line)}", err=not on_terminal())
    if not on_terminal():
        raise Trouble(
            f"guessed and not confirmed: {', '.join(guessed)}",
            "look at the entry above; repeat with --yes if it is right",
        )
    click.confirm("Write this?", default=True, abort=True)


def _write(settings: Settings, project: Project, source: NewSource, data: bytes) -> str:
    """Keep the text first, then write the entry; return the file that has got it."""
    # An entry without its text is worse than a text without its entry.
    root = project.files.root
    target = _sources_file(project)
    blob = blob_of(project, target) if target in {seed.name for seed in project.files.seeds} else None
    if blob is None:
        text: str | None = sources_text(source, modeline(root, "sources", "../"))
    else:
        text = with_source(decode(target, blob.data)[0], source)
    if text is None:
        raise Trouble(f"{target} cannot be added to safely", "add the entry in an editor, as docs/file-format.md shows")
    written = Written(target, blob.data if blob else None, text, "" if blob else "sources")
    refuse_new_problems(settings, project, written)
    _keep_text(root / "seeds" / "texts", source, data)
    save(settings, project, root, written)
    return target


def _sources_file(project: Project) -> str:
    """Choose the file that gets the entry: the only one, the one named as the only deal is, or a common one."""
    names = [seed.name for seed in project.files.seeds]
    deals = list(project.record.deals)
    own = f"seeds/{deals[0]}.yaml" if len(deals) == 1 else "seeds/sources.yaml"
    return names[0] if len(names) == 1 else own


def _keep_text(folder: Path, source: NewSource, data: bytes) -> None:
    """Put the text where quotes are looked up; one that is there already must be the same."""
    path = folder / source.text
    try:
        if not folder.exists():
            write_new(folder / ".gitignore", IGNORE.encode("utf-8"))
        write_new(path, data)
    except FileExistsError as problem:
        found = read_blob(path, source.text)
        if not isinstance(found, Blob) or found.data != data:
            raise Trouble(f"{path} is there already and is another text", "name another id with --id") from problem
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise Trouble(f"{path} cannot be written: {reason}", "nothing was changed") from problem
