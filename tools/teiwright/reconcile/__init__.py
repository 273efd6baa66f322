"""Reconciliation: which entity of a public register is which of ours, asked of a service and decided by the editor.

Any service that speaks the W3C Reconciliation Service API is asked for candidates; nothing is written into an authority
file but what the editor has accepted in the table of candidates.
"""

from teiwright.reconcile.candidates import NO_DECISIONS, Decisions, Row, read, table
from teiwright.reconcile.identify import identify
from teiwright.reconcile.kept import Kept
from teiwright.reconcile.pace import Caller, Pace
from teiwright.reconcile.run import Plan, Reconciled, reconcile
from teiwright.reconcile.service import Service
from teiwright.reconcile.subjects import FACTS, Subject, subjects
from teiwright.reconcile.transport import address

__all__ = [
    "FACTS",
    "NO_DECISIONS",
    "Caller",
    "Decisions",
    "Kept",
    "Pace",
    "Plan",
    "Reconciled",
    "Row",
    "Service",
    "Subject",
    "address",
    "identify",
    "read",
    "reconcile",
    "subjects",
    "table",
]
