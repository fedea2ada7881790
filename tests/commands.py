"""Every command that tells something of a deal, for tests that hold for all of them."""

from collections.abc import Sequence

from draftdiff.model import Deal


def asked(deal: Deal) -> dict[str, Sequence[str]]:
    """Return what is asked for in tests, by a name for each, with the arguments of the command."""
    drafts, clauses = list(deal.drafts), list(deal.clauses)
    first, last = drafts[0], drafts[-1]
    return {
        "diff": ("diff", first, last),
        "diff --sources": ("diff", first, last, "--sources"),
        "diff --evidence": ("diff", first, last, "--evidence"),
        "diff of neighbours": ("diff", *drafts[-2:]),
        "show": ("show", first),
        "show --without": ("show", first, "--without", next(iter(deal.sources))),
        "changelog": ("changelog",),
        "matrix": ("matrix",),
        "matrix --sources": ("matrix", "--sources"),
        "trace": ("trace", clauses[0]),
        "ledger": ("ledger",),
        "gaps": ("gaps",),
        "same": ("same", first, last),
    }
