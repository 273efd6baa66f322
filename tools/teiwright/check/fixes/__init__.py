"""Safe fixes of findings, as small edits of the file that leave every other byte alone."""

from teiwright.check.fixes.edits import Edit, Fix, apply, diff
from teiwright.check.fixes.plan import choices, fixes, pointed_to

__all__ = ["Edit", "Fix", "apply", "choices", "diff", "fixes", "pointed_to"]
