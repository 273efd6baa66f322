"""Editions without their prose, and back: `withhold`, `restore`, and what was kept."""

from teiwright.withhold.bring_back import Sameness, restore, sameness
from teiwright.withhold.differences import CopyDiffersError, Difference
from teiwright.withhold.prose import stream
from teiwright.withhold.remove import withhold
from teiwright.withhold.retention import Limits, Retention, measure

__all__ = [
    "CopyDiffersError",
    "Difference",
    "Limits",
    "Retention",
    "Sameness",
    "measure",
    "restore",
    "sameness",
    "stream",
    "withhold",
]
