"""What can go wrong that is not a fault of the TEI: one class a kind, one sentence a case.

Each message says what is wrong, where, and what to do. Faults of a TEI document are `Finding`s, never exceptions.
"""

__all__ = [
    "AuthorityError",
    "OutputError",
    "RecipeError",
    "RestoreError",
    "ReviewError",
    "SchemaError",
    "ServiceError",
    "SettingsError",
    "SourceError",
    "TeiwrightError",
    "TransformError",
    "UnreadableError",
    "WithholdError",
]


class TeiwrightError(Exception):
    """The root of all errors that this package raises on purpose."""


class UnreadableError(TeiwrightError):
    """A file cannot be read as what it should be: missing, not UTF-8, empty, not well-formed, or with a DTD."""


class SourceError(TeiwrightError):
    """A source text is not the one that a recipe or an edition was made from."""


class ReviewError(TeiwrightError):
    """The review table cannot be read, or decides something that cannot be."""


class RecipeError(TeiwrightError):
    """A recipe has an unknown key, lacks a needed one, or has a value of the wrong form."""


class AuthorityError(TeiwrightError):
    """An authority file has a duplicate id or a reference that leads nowhere."""


class SchemaError(TeiwrightError):
    """A grammar, a rule file or an ODD cannot be compiled."""


class SettingsError(TeiwrightError):
    """A project's settings have an unknown key or a value of the wrong form, or its baseline is none."""


class TransformError(TeiwrightError):
    """A stylesheet cannot be compiled or stopped while it ran."""


class OutputError(TeiwrightError):
    """A result cannot be written, or would overwrite a file without having been told to."""


class ServiceError(TeiwrightError):
    """A reconciliation service cannot be reached, or answers with something else than its protocol has."""


class WithholdError(TeiwrightError):
    """An edition would keep more prose than the limit allows."""


class RestoreError(TeiwrightError):
    """A withheld edition cannot be restored from this copy of the source."""
