"""Run the command line with `python -m draftdiff`."""

from draftdiff.cli import main

main()
