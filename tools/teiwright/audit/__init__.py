"""An edition against itself: its citations against its bibliography, its names against its mentions."""

from teiwright.audit.reference import audit_page
from teiwright.audit.report import audit
from teiwright.audit.standoff import annotate
from teiwright.audit.suggest import Kind, Suggestion, suggest
from teiwright.audit.table import table
from teiwright.audit_codes import CODES, Code

__all__ = ["CODES", "Code", "Kind", "Suggestion", "annotate", "audit", "audit_page", "suggest", "table"]
