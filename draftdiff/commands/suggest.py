"""`draftdiff suggest`: passages of a saved text that may hold a term nobody cites yet."""

import re
import shlex

import click

from draftdiff.articles.suggestions import FIRST, Suggestion, likeliest, suggest
from draftdiff.commands.output import Colour, paper
from draftdiff.commands.project import Project, load_project, refuse, saved_texts
from draftdiff.commands.settings import Settings, Trouble, not_among
from draftdiff.model import Deal, Source
from draftdiff.quotes import FoldedText
from draftdiff.render.layout import BLANK, cells, row, write
from draftdiff.telling.words import count
from draftdiff.text import TextFile, visible

INDENT = "    "


@click.command("suggest")
@click.argument("source")
@click.option("--texts", metavar="DIR", help="Where the saved texts are, if not in seeds/texts/.")
@click.option("--all", "every", is_flag=True, help=f"List all, not only the likeliest, {FIRST} at most.")
@click.option("--width", type=click.IntRange(40), metavar="COLUMNS", help="Wrap at this many columns.")
@click.pass_obj
def command(settings: Settings, source: str, texts: str | None, every: bool, width: int | None) -> None:
    """List what a source's saved text may say of a clause and no report cites, the likeliest first.

    Each comes with an `add` command to start from. Nothing is written: read the passage, then correct the draft, the
    clause and whatever else the command says. SOURCE is an id that a file under seeds/ declares.
    """
    project = load_project(settings)
    refuse(project.problems, "a record with errors is not searched")
    declared, text = _saved(project, source, texts)
    deals = [(deal, suggest(deal, declared, text)) for deal in project.record.deals.values()]
    found = sorted(((deal, made) for deal, listed in deals for made in listed), key=lambda pair: -pair[1].score)
    likely = likeliest([made for _, made in found])
    shown = found if every else found[: len(likely)]
    sheet = paper(Colour.NEVER, width, None)
    file = TextFile(declared.text, text.text)
    many = len(project.record.deals) > 1
    heading = "nothing that speaks of a clause and is not cited yet"
    if found:
        more = f", the likeliest {len(shown)} of them (--all lists every one)" if len(shown) < len(found) else ""
        heading = f"{count(len(found), 'suggestion')}{more}; none is written before you have read and added it"
    click.echo(write([row(2, f"{declared.id}: {heading}")], sheet), nl=False)
    for number, (deal, made) in enumerate(shown, start=1):
        line = file.position(made.span.start).line
        rows = [BLANK, row(4, f"{number:>2}  {deal.clauses[made.clause].label}?  line {line}")]
        rows.append(row(4, f"    {' '.join(made.passage.split())}"))
        if made.denial:
            told = "--is absent only if it says that the draft does not have it"
            rows.append(row(4, f"    may deny it (“{made.denial}”): {told}"))
        click.echo(write(rows, sheet), nl=False)
        click.echo("\n".join(shell_lines(add_command(deal, declared, made, many), sheet.width)))


def add_command(deal: Deal, source: Source, made: Suggestion, many: bool = False) -> list[list[str]]:
    """Return the command that adds a suggestion, by the words that stand together, each option with its own.

    What the passage does not say is left out.
    """
    draft = f"{deal.id}/{made.draft}" if many else made.draft
    command = [["draftdiff", "add", draft], [made.clause], *([[made.value]] if made.value else [])]
    options = {"--of": made.of, "--source": source.id, "--relays": made.relays, "--who": made.who}
    options |= {"--basis": made.basis, "--quote": made.quote}
    return [*command, *([option, value] for option, value in options.items() if value)]


def shell_lines(command: list[list[str]], width: int | None) -> list[str]:
    """Write a command for the shell, on lines that it puts together again; without a width, on one."""
    parts = [" ".join(map(_quoted, words)) for words in command]
    if width is None:
        return [INDENT + " ".join(parts)]
    room = width - len(" \\")
    lines = [INDENT + parts[0]]
    for words, part in zip(command[1:], parts[1:], strict=True):
        if cells(f"{lines[-1]} {part}") <= room:
            lines[-1] += f" {part}"
            continue
        lines[-1] += " \\"
        lines += [2 * INDENT + part] if cells(2 * INDENT + part) <= room else _broken(words, room)
    return lines


def _broken(words: list[str], room: int) -> list[str]:
    """Break the last word at blanks into quoted pieces; the shell joins pieces that nothing stands between."""
    *option, value = words
    start, pieces = 2 * INDENT + "".join(f"{word} " for word in option), [""]
    for word in re.findall(r"\S+ *| +", value):
        before = start if len(pieces) == 1 else ""
        if pieces[-1] and cells(f"{before}{_quoted(pieces[-1] + word)}") > room:
            pieces.append("")
        pieces[-1] += word
    quoted = [_quoted(piece) for piece in pieces]
    quoted[0] = start + quoted[0]
    return [*(f"{one}\\" for one in quoted[:-1]), quoted[-1]]


def _quoted(word: str) -> str:
    """Quote a word for the shell, an apostrophe so that it can be read."""
    word = visible(word)
    return f'"{word}"' if "'" in word and not set(word) & set('"$`\\!') else shlex.quote(word)


def _saved(project: Project, name: str, texts: str | None) -> tuple[Source, FoldedText]:
    """Find a source and read its saved text, which must be the one that was declared."""
    sources = project.record.sources
    if name not in sources:
        raise not_among(f"no source `{name}` is declared", name, sources, "see the files under seeds/")
    source = sources[name]
    if not source.text:
        raise Trouble(f"`{name}` has no saved text", "save the article and declare it with `draftdiff new source FILE`")
    saved = saved_texts(project, texts).get(source.text)
    if saved is None:
        raise Trouble(f"{source.text} is not in {texts or 'seeds/texts/'}", "name its folder with --texts DIR")
    if source.sha256 and saved.sha256 != source.sha256:
        raise Trouble(f"{source.text} is not the text that was declared", "`draftdiff check` says what to do")
    return source, saved.text
