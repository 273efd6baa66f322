"""RELAX NG: grammars in its XML syntax, and documents validated by them, with all that is wrong and what would be right."""

from teiwright.relaxng.faults import Allowed, Expected, Fault, Kind
from teiwright.relaxng.grammar import Grammar, compile_bytes, restored
from teiwright.relaxng.grammar import compile_file as compile  # noqa: A004 - `relaxng.compile(path)`, as `re.compile`

__all__ = ["Allowed", "Expected", "Fault", "Grammar", "Kind", "compile", "compile_bytes", "restored"]
