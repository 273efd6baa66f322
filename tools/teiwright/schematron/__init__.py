"""ISO Schematron compiled to XSLT 3.0 and run on saxonche, for every stage that has rules to check.

`load` reads a schema (Schematron, or a RELAX NG grammar or TEI ODD that holds one), `run` gives what its rules say of a
document, `svrl` the same as a report of the standard's form, `extract` the schema that a grammar or an ODD holds.
"""

from teiwright.schematron.extract import extract
from teiwright.schematron.model import Assertion, Part, Pattern, QuickFix, Rule, Rules
from teiwright.schematron.read import ALL, DEFAULT, read_rules
from teiwright.schematron.run import Edit, Fix, Place, Result, Schema, load, loads, run
from teiwright.schematron.svrl import svrl

__all__ = [
    "ALL",
    "DEFAULT",
    "Assertion",
    "Edit",
    "Fix",
    "Part",
    "Pattern",
    "Place",
    "QuickFix",
    "Result",
    "Rule",
    "Rules",
    "Schema",
    "extract",
    "load",
    "loads",
    "read_rules",
    "run",
    "svrl",
]
