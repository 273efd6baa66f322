"""The page of differences: one HTML file without script and without anything remote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import E

from teiwright.score.compare import NOTHING, Difference, Fault, Figures, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["page"]

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid #8888; padding: .2rem .6rem; text-align: left; vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
mark { background: light-dark(#fe9, #650); color: inherit; }
summary { cursor: pointer; font-weight: 600; }
"""
HEADS = (
    "type",
    "gold",
    "predicted",
    "precision",
    "recall",
    "strict F1",
    "relaxed F1",
    "links right",
    "linked F1",
)
TITLES = {
    Fault.MISSED: "Missed",
    Fault.EXTRA: "Extra",
    Fault.BOUNDARY: "Other boundaries",
    Fault.LINK: "Other target",
}


def page(report: Report) -> bytes:
    """The page for `report`, as UTF-8."""
    html = E.html(
        {"lang": "en"},
        E.head(
            E.meta({"charset": "utf-8"}),
            E.meta({"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            E.title(f"{report.predicted} against {report.gold}"),
            E.style(STYLE),
        ),
        E.body(
            E.main(
                E.h1("Differences of two encodings"),
                E.p("Gold: ", E.code(report.gold), ". Predicted: ", E.code(report.predicted), "."),
                E.p(_texts(report)),
                E.h2("Figures"),
                _figures(report.figures),
                E.h2("Types taken for each other"),
                _confusion(report),
                E.h2("Differences"),
                *_differences(report.differences),
            )
        ),
    )
    return b"<!DOCTYPE html>\n" + etree.tostring(html, method="html", encoding="utf-8") + b"\n"


def _texts(report: Report) -> str:
    if report.same_text:
        return "Both have the same letters and digits."
    lost = f" {report.unplaced} predicted spans stand nowhere in the gold text." if report.unplaced else ""
    return f"The two texts differ; they were aligned by their words.{lost}"


def _figures(figures: Sequence[Figures]) -> etree._Element:
    head = E.tr(*(E.th({"class": "n"} if n else {}, name) for n, name in enumerate(HEADS)))
    return E.div({"class": "wide"}, E.table(E.thead(head), E.tbody(*map(_row, figures))))


def _row(each: Figures) -> etree._Element:
    values = (
        str(each.gold),
        str(each.predicted),
        *(f"{share:.3f}" for share in (each.precision, each.recall, each.strict_f1, each.relaxed_f1)),
        *("" if share is None else f"{share:.3f}" for share in (each.link_accuracy, each.linked_f1)),
    )
    return E.tr(E.th({"scope": "row"}, each.kind), *(E.td({"class": "n"}, value) for value in values))


def _confusion(report: Report) -> etree._Element:
    kinds = [each.kind for each in report.figures]
    columns = [*kinds, NOTHING]
    head = E.tr(E.th("gold, predicted"), *(E.th({"class": "n"}, column) for column in columns))
    rows = [
        E.tr(
            E.th({"scope": "row"}, row),
            *(E.td({"class": "n"}, str(report.confusion.get((row, column), "") or "")) for column in columns),
        )
        for row in (*kinds, NOTHING)
    ]
    return E.div({"class": "wide"}, E.table(E.thead(head), E.tbody(*rows)))


def _differences(found: Sequence[Difference]) -> Iterator[etree._Element]:
    """One folded list for each type and fault."""
    if not found:
        yield E.p("There are none.")
    groups: dict[tuple[str, Fault], list[Difference]] = {}
    for each in found:
        groups.setdefault((each.kind, each.fault), []).append(each)
    for (kind, fault), members in groups.items():
        summary = E.summary(f"{TITLES[fault]}: {kind} ({len(members)})")
        yield E.details(summary, E.ul(*map(_item, members)))


def _item(each: Difference) -> etree._Element:
    """The context with the words of the span marked in it, then what the prediction has instead."""
    surface = each.gold or each.predicted
    before, found, behind = each.context.partition(surface)
    item = E.li(before, E.mark(found), behind) if found else E.li(each.context)
    notes = []
    if each.fault is Fault.BOUNDARY:
        notes.append(f"predicted: {each.predicted}")
    if each.other:
        notes.append(f"there: {each.other}" if each.fault is Fault.MISSED else each.other)
    if notes:
        item.append(E.small(" [" + "; ".join(notes) + "]"))
    return item
