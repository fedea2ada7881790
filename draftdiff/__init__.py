"""Compare the reported terms of the drafts of a deal.

>>> import draftdiff
>>> deal = draftdiff.load_deal("drafts/us-ukraine-minerals")
>>> comparison = draftdiff.compare(deal, "initial-us-offer", "improved-us-draft")
>>> [(change.clause, change.kind.value) for change in comparison.changes if change.favours == "UA"]
[('ukrainian-law', 'changed')]
>>> {change.kind.value for change in comparison.changes if change.clause == "dispute-jurisdiction"}
{'not-reported'}
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftdiff.api import RecordError, compare, load_deal
    from draftdiff.comparing.changes import Change, Kind
    from draftdiff.comparing.diff import Comparison
    from draftdiff.comparing.standing import Lens, Standings
    from draftdiff.model import Deal
    from draftdiff.telling.facts import compared, shown
    from draftdiff.telling.plain import as_data

__version__ = "0.1.0"

__all__ = [
    "Change", "Comparison", "Deal", "Kind", "Lens", "RecordError", "Standings",
    "as_data", "compare", "compared", "load_deal", "shown",
]  # fmt: skip

_NAMES = {
    "api": ("RecordError", "compare", "load_deal"),
    "comparing.changes": ("Change", "Kind"),
    "comparing.diff": ("Comparison",),
    "comparing.standing": ("Lens", "Standings"),
    "model": ("Deal",),
    "telling.facts": ("compared", "shown"),
    "telling.plain": ("as_data",),
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that the command line starts fast."""
    if name not in _HOMES:
        raise AttributeError(f"module 'draftdiff' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"draftdiff.{_HOMES[name]}"), name)
