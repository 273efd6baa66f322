"""Publishing an edition: a page, its plain text, its tables, and the TEI itself."""

from teiwright.publish.authority import find_authority
from teiwright.publish.coverage import Coverage, Missing
from teiwright.publish.edition import Options, publish
from teiwright.publish.report import Published, Report

__all__ = ["Coverage", "Missing", "Options", "Published", "Report", "find_authority", "publish"]
