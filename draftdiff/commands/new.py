"""`draftdiff new`: start a deal, a draft, a source or a clause."""

import click

from draftdiff.commands.new_clause import new_clause
from draftdiff.commands.new_deal import new_deal
from draftdiff.commands.new_draft import new_draft
from draftdiff.commands.new_source import new_source


@click.group("new")
def command() -> None:
    """Start a deal, a draft, a source or a clause.

    Asks for what is missing. Nothing is ever overwritten, and what is written passes `draftdiff check`.
    """


for part in (new_deal, new_draft, new_source, new_clause):
    command.add_command(part)
