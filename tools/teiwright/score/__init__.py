"""How well one encoding of a text agrees with another: spans, links and confusions, by type."""

from teiwright.score.compare import Difference, Fault, Figures, Report, compare
from teiwright.score.page import page
from teiwright.score.spans import Kind, Reading, Span, read

__all__ = ["Difference", "Fault", "Figures", "Kind", "Reading", "Report", "Span", "compare", "page", "read"]
