"""Our nouns as those of the Language Server Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from teiwright.lsp.complete import Offer, Sort
from teiwright.lsp.page import Repair
from teiwright.model import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.lsp.lines import Lines
    from teiwright.lsp.outline import Division
    from teiwright.lsp.page import Located

__all__ = ["completion", "diagnostic", "fix_all", "markdown", "quick_fixes", "symbol"]

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
KINDS = {
    Sort.ELEMENT: types.CompletionItemKind.Class,
    Sort.END_TAG: types.CompletionItemKind.Class,
    Sort.ATTRIBUTE: types.CompletionItemKind.Property,
    Sort.VALUE: types.CompletionItemKind.EnumMember,
    Sort.ID: types.CompletionItemKind.Reference,
}


def markdown(text: str) -> types.MarkupContent:
    """`text` as Markdown."""
    return types.MarkupContent(types.MarkupKind.Markdown, text)


def diagnostic(located: Located, lines: Lines, uri: str) -> types.Diagnostic:
    """A finding as a diagnostic of the document `uri`, whose text has the `lines`."""
    finding = located.finding
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri, lines.range(remark.start, remark.end)), remark.message
        )
        for remark in located.related
    ]
    return types.Diagnostic(
        range=lines.range(located.start, located.end),
        message=finding.message + (f"\n{finding.help}" if finding.help else ""),
        severity=SEVERITIES[finding.severity],
        code=finding.code,
        source="teiwright",
        related_information=related or None,
    )


def quick_fixes(located: Located, lines: Lines, uri: str) -> list[types.CodeAction]:
    """The fixes of a finding in the document `uri`; one that is safe is the one to take."""
    return [
        types.CodeAction(
            title=repair.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(located, lines, uri)],
            is_preferred=repair.is_safe,
            edit=types.WorkspaceEdit(changes={uri: _edits(repair, lines)}),
        )
        for repair in located.repairs
    ]


def fix_all(found: Sequence[Located], lines: Lines, uri: str) -> list[types.CodeAction]:
    """All safe fixes of the document `uri` as one action; none where there are none."""
    safe = [repair for located in found for repair in located.repairs if repair.is_safe]
    if not safe:
        return []
    edits = list(dict.fromkeys(edit for repair in safe for edit in repair.edits))
    whole = Repair("Make all safe fixes", tuple(edits))
    edit = types.WorkspaceEdit(changes={uri: _edits(whole, lines)})
    return [types.CodeAction(title=whole.title, kind=types.CodeActionKind.SourceFixAll, edit=edit)]


def _edits(repair: Repair, lines: Lines) -> list[types.TextEdit]:
    return [types.TextEdit(lines.range(start, end), text) for start, end, text in repair.edits]


def completion(rank: int, offer: Offer, offset: int, lines: Lines, *, snippets: bool) -> types.CompletionItem:
    """An offer at the cursor `offset` as a completion, shown at its `rank`; with `snippets` the cursor goes into its hole."""
    hole = snippets and offer.hole < len(offer.text)
    written = _snippet(offer) if hole else offer.text
    return types.CompletionItem(
        label=offer.label,
        kind=KINDS[offer.sort],
        detail=offer.detail or None,
        documentation=markdown(offer.words) if offer.words else None,
        sort_text=f"{rank:04}",
        filter_text=offer.text,
        insert_text_format=types.InsertTextFormat.Snippet if hole else types.InsertTextFormat.PlainText,
        text_edit=types.TextEdit(lines.range(offer.start, offset), written),
    )


def symbol(division: Division, lines: Lines) -> types.DocumentSymbol:
    """A division as a symbol, with those in it."""
    tag = division.tag
    return types.DocumentSymbol(
        name=division.name,
        detail=tag.name,
        kind=types.SymbolKind.Module,
        range=lines.range(tag.start, max(division.end, tag.end)),
        selection_range=lines.range(tag.start, tag.end),
        children=_symbols(division.parts, lines),
    )


def _symbols(divisions: Sequence[Division], lines: Lines) -> list[types.DocumentSymbol]:
    return [symbol(each, lines) for each in divisions]


def _snippet(offer: Offer) -> str:
    before, behind = offer.text[: offer.hole], offer.text[offer.hole :]
    return f"{_literal(before)}$0{_literal(behind)}"


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
