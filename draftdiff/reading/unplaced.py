"""Nodes of `unplaced.yaml` to the reports that name no version, one for each draft that they may speak of."""

from draftdiff import keys
from draftdiff.checks import shape
from draftdiff.diagnostics import Diagnostic
from draftdiff.model import Report
from draftdiff.reading.draft import read_terms
from draftdiff.reading.fields import Fields, text_of
from draftdiff.reading.known import Known
from draftdiff.reading.report import Context
from draftdiff.reading.yamltree import MapNode, Node


def read_unplaced(node: Node, known: Known, problems: list[Diagnostic]) -> tuple[Report, ...]:
    """Read the reports of a deal that do not say of which draft they speak."""
    if not isinstance(node, MapNode):
        what = "a file of reports that name no version"
        problems.append(shape.wrong_shape(what, shape.GROUP, node.place, "unplaced: a-deal", text_of(node)))
        return ()
    fields = Fields(node, keys.UNPLACED, problems)
    deal = fields.needed("unplaced", known.header.id)
    if deal is not None and known.header.id and deal.text != known.header.id:
        problems.append(shape.other_deal(deal.text, deal.place, known.header.id))
    fields.text("note")  # Read for its problems only.
    return read_terms(Context("", known), fields)
