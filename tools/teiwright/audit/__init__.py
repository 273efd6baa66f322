"""An edition against itself: its citations against its bibliography, its names against its mentions."""

from teiwright.audit.codes import CODES, Code
from teiwright.audit.report import audit
from teiwright.audit.suggest import Kind, Suggestion, suggest
from teiwright.audit.table import table

__all__ = ["CODES", "Code", "Kind", "Suggestion", "audit", "suggest", "table"]
