"""Checks of drafts: their order, their dates, and reports that stand twice."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from draftdiff.checks.cells import all_cells
from draftdiff.checks.texts import Texts
from draftdiff.comparing.lens import is_printing
from draftdiff.diagnostics import Problem, Related, error, warning
from draftdiff.model import Deal, Draft, DraftKind, Report, Shift
from draftdiff.reading.record import Record
from draftdiff.text import Place
from draftdiff.values import Quantity, days, written_date

YEARS = 15
Graph = Mapping[str, set[str]]


@error("DD207")
def refers_in_a_circle(record: Record, texts: Texts) -> Iterator[Problem]:
    """Drafts that follow, or refer to, each other in a circle.

    A draft follows an earlier one, and a reported change is one since an earlier draft. A circle has no first
    draft. Change the `follows:` or `since:` that points to a later draft. `maybe:` names another draft than its own.
    """
    for deal in record.deals.values():
        yield from _circles("follows", _followed(deal))
        for reports in _shifts_by_clause(deal).values():
            yield from _circles("since", reports)
        for draft in deal.drafts.values():
            if draft.id in draft.maybe and draft.maybe_place:
                message = f"`{draft.id}` is said to be maybe itself"
                yield Problem(message, draft.maybe_place, "write `maybe:` with another draft, or take the line out")


def _followed(deal: Deal) -> list[tuple[str, str, Place]]:
    drafts = deal.drafts.values()
    return [(d.id, d.follows, d.follows_place) for d in drafts if d.follows and d.follows_place]


def _shifts_by_clause(deal: Deal) -> dict[str, list[tuple[str, str, Place]]]:
    shifts = defaultdict(list)
    for draft in deal.drafts.values():
        for report in draft.reports:
            if isinstance(report.claim, Shift):
                shifts[report.clause].append((draft.id, report.claim.since, report.since_place or report.place))
    return shifts


def _circles(key: str, edges: list[tuple[str, str, Place]]) -> Iterator[Problem]:
    """Report the first reference of every circle of drafts."""
    graph = _graph(edges)
    said: set[str] = set()
    for draft, target, place in edges:
        beyond = _reach(graph, target)
        if draft in beyond and draft not in said:
            said |= {other for other in beyond if draft in _reach(graph, other)}
            message = f"`{draft}` and `{target}` refer to each other in a circle"
            message = f"`{draft}` refers to itself" if draft == target else message
            help = f"write `{key}:` with an earlier draft"
            yield Problem(message, place, help if key == "since" else f"{help}, or take the line out")


def _graph(edges: list[tuple[str, str, Place]]) -> Graph:
    graph: dict[str, set[str]] = defaultdict(set)
    for draft, target, _ in edges:
        graph[draft].add(target)
    return graph


def _reach(graph: Graph, start: str) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        draft = waiting.pop()
        if draft not in seen:
            seen.add(draft)
            waiting += graph.get(draft, set())
    return seen


@error("DD307")
def draft_after_source(record: Record, texts: Texts) -> Iterator[Problem]:
    """A draft dated after a source that reports on it was published.

    Nobody reports on a draft before it exists. Correct the draft's `date:`, or the source's `published:`, or move the
    report to an earlier draft.
    """
    for cell in all_cells(record):
        draft = cell.draft
        for report in cell.reports:
            source = record.sources[report.source]
            if source.published and draft.date_place and _is_after(draft.date, source.published):
                message = f"`{draft.id}` is dated after `{source.id}`, which reports on it"
                related = (Related(f"published {written_date(source.published)}", source.place),)
                help = "correct the `date:` of the draft or the `published:` of the source"
                if report.about:
                    help += f", or take `{draft.id}` out of `about:`"
                yield Problem(message, report.place if report.about else draft.date_place, help, related)


def _is_after(one: Quantity | None, other: Quantity | None) -> bool:
    return one is not None and other is not None and days(one)[0] > days(other)[1]


@warning("DD312")
def same_report_twice(record: Record, texts: Texts) -> Iterator[Problem]:
    """The same report twice.

    Two reports of one clause are the same in every key. The second one adds nothing. Take it out.
    """
    for cell in all_cells(record):
        first: dict[Report, Report] = {}
        for report in cell.reports:
            if report in first:
                related = (Related("the first one", first[report].place),)
                yield Problem("the same report stands here a second time", report.place, "take it out", related)
            first.setdefault(report, report)


@warning("DD313")
def dated_before_followed(record: Record, texts: Texts) -> Iterator[Problem]:
    """A draft dated before the draft that it follows.

    Correct one of the dates, or the `follows:` line.
    """
    for deal in record.deals.values():
        graph = _graph(_followed(deal))
        for draft in deal.drafts.values():
            if draft.id in _reach(graph, draft.follows or ""):
                continue
            followed = deal.drafts.get(draft.follows or "")
            if followed and followed.date and draft.date_place and _is_after(followed.date, draft.date):
                message = f"`{draft.id}` is dated before `{followed.id}`, which it follows"
                place = followed.date_place or followed.place
                related = (Related(f"dated {written_date(followed.date)}", place),)
                help = "correct one of the dates, or the `follows:` line"
                yield Problem(message, draft.date_place, help, related)


@warning("DD315")
def printed_and_not_read(record: Record, texts: Texts) -> Iterator[Problem]:
    """A printed text that is not said to be read for some clauses.

    A source with `covers: full-text` and a report with `basis: published` on a draft has printed that draft. What it
    does not say counts as absent only where `read:` of the draft says that you looked for it. Until then these
    clauses are "not read yet". Write down what the text says, then which clauses you looked for, or let
    `draftdiff read` write it:

        read:
          gazette-2031-05-02: [revenue-share, dispute-jurisdiction]
    """
    for deal in record.deals.values():
        for draft in deal.drafts.values():
            said: dict[str, set[str]] = defaultdict(set)
            for report in draft.reports:
                said[report.source].add(report.clause)
            printed = {one.source for one in draft.reports if is_printing(one, deal) and one.retracted is None}
            # What was read in one printing of a text need not be read in a second one.
            known = {id for source in (printed | {*draft.read}) for id in (*draft.read.get(source, ()), *said[source])}
            for source in sorted(printed):
                unread = [id for id in deal.clauses if id not in known]
                if unread:
                    message = (
                        f"`{source}` printed this draft, and it is not said whether it was read for {_few(unread)}"
                    )
                    help = f"read it for them, write what it says, then run `draftdiff read {draft.id} {source} --all`"
                    yield Problem(message, draft.read_place or draft.place, help)


def _few(names: list[str]) -> str:
    """List a few names and say how many more there are."""
    listed, more = ", ".join(names[:6]), len(names) - 6
    return f"{listed} and {more} more" if more > 1 else ", ".join(names)


@warning("DD316")
def read_where_nothing_was_printed(record: Record, texts: Texts) -> Iterator[Problem]:
    """A draft that is said to be read in a source that did not print it whole.

    `read:` makes the silence of a source an absence, which is right only where the source printed the whole draft. Say
    so in its entry under `seeds/`, with `covers: full-text`, or take the source out of `read:`.
    """
    for deal in record.deals.values():
        for draft in deal.drafts.values():
            for source in draft.read:
                if not record.sources[source].full_text and not record.sources[source].faulty and draft.read_place:
                    message = f"`{source}` is read here, and is not said to have printed a whole text"
                    help = f"add a line `covers: full-text` to `{source}` under seeds/, or take it out here"
                    yield Problem(message, draft.read_place, help)


@warning("DD317")
def order_not_known(record: Record, texts: Texts) -> Iterator[Problem]:
    """Drafts of which nobody can say which came first.

    Drafts are in order by `follows:`, else by dates that do not overlap. Where neither says it, two drafts are compared
    without a direction, and nobody moves between them. Write `follows:` where a draft answers or replaces another, or
    dates that tell them apart. Where they may be one document, write `maybe:`.
    """
    for deal in record.deals.values():
        graph = _graph(_followed(deal))
        texts_of = [draft for draft in deal.drafts.values() if draft.kind is DraftKind.TEXT and not _unread_date(draft)]
        behind = {draft.id: _reach(graph, draft.id) for draft in texts_of}
        for number, draft in enumerate(texts_of):
            unknown = [
                one.id
                for one in texts_of[:number]
                if one.id not in behind[draft.id]
                and draft.id not in behind[one.id]
                and not _is_after(draft.date, one.date)
                and not _is_after(one.date, draft.date)
                and one.id not in draft.maybe
                and draft.id not in one.maybe
            ]
            if unknown:
                message = f"nobody can say whether `{draft.id}` came before or after {_few(unknown)}"
                help = f"add a line `follows: {unknown[-1]}` if it came after that, or write dates that do not overlap"
                yield Problem(message, draft.date_place or draft.place, help)


def _unread_date(draft: Draft) -> bool:
    """Tell whether a draft has a date that cannot be read, which is said already."""
    return draft.date is None and draft.date_place is not None


@error("DD318")
def since_what_was_not_there(record: Record, texts: Texts) -> Iterator[Problem]:
    """A change since a draft that came later, or after the article.

    `since:` names an earlier draft, which the source compares with. Correct the id, or the dates, or put the report
    into the file of the draft that is the later one.
    """
    for deal in record.deals.values():
        graph = _graph(_followed(deal))
        behind = {draft: _reach(graph, draft) for draft in deal.drafts}
        for report in (report for draft in deal.drafts.values() for report in draft.reports):
            if not isinstance(report.claim, Shift) or report.claim.since == report.draft:
                continue
            draft, since = deal.drafts[report.draft], deal.drafts.get(report.claim.since)
            place = report.since_place or report.place
            if since is None:
                continue
            published, is_known = deal.sources[report.source].published, since.id in behind[draft.id]
            if not is_known and (draft.id in behind[since.id] or _is_after(since.date, draft.date)):
                message = f"`{since.id}` came after `{draft.id}`, so that nothing can have changed since it"
                help = f"name an earlier draft; where the report is on `{since.id}`, move it there"
                yield Problem(message, place, f"{help}, with `since: {draft.id}`")
            elif _is_after(since.date, published):
                message = f"`{since.id}` is dated after `{report.source}` came out, which compares with it"
                yield Problem(
                    message,
                    place,
                    f"name an earlier draft, or correct the `date:` of `{since.id}` or the `published:` of the source",
                )


@warning("DD322")
def published_years_later(record: Record, texts: Texts) -> Iterator[Problem]:
    """A source dated many years after a draft that it reports on.

    Mostly a digit is wrong in `published:`, or in the `date:` of the draft. If both are right, acknowledge it.
    """
    for cell in all_cells(record):
        for report in cell.reports:
            source, date = record.sources[report.source], cell.draft.date
            if source.published and date and (days(source.published)[0] - days(date)[1]).days > YEARS * 365:
                message = f"`{source.id}` is dated more than {YEARS} years after `{cell.draft.id}`, which it reports on"
                related = (Related(f"dated {written_date(date)}", cell.draft.date_place or cell.draft.place),)
                help = "look at the year in `published:` of the source, and in `date:` of the draft"
                yield Problem(message, source.place, help, related)


@warning("DD328")
def taken_back_before_it_was_out(record: Record, texts: Texts) -> Iterator[Problem]:
    """A report that was taken back before it was out.

    `on:` is the day on which a report was taken back, and `published:` of its source the day on which it came out. One
    of the two is wrong, or the report is that of another source.
    """
    for cell in all_cells(record):
        for report in cell.reports:
            source = record.sources[report.source]
            if report.retracted and _is_after(source.published, report.retracted.on):
                message = f"`{source.id}` came out after its report was taken back"
                help = "look at the day in `on:`, and at the one on which the source came out"
                yield Problem(message, report.place, help)
