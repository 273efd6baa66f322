"""A project's settings: ``teiwright.toml``, or the table ``[tool.teiwright]`` of ``pyproject.toml``.

`docs/reference/settings.md` has the whole form.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping  # noqa: TC003 - the reader of tables asks for the type of each field
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright import tables
from teiwright.audit_codes import CODES as AUDITED
from teiwright.check.codes import CODES, RULE
from teiwright.errors import SettingsError
from teiwright.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from teiwright.model import Finding

__all__ = ["OFF", "Settings", "apply_severity", "find_settings", "read_settings"]

OFF = "off"
"""The severity of a code whose findings are not shown."""

GRADES = (*(grade.value for grade in Severity), OFF)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project says once, so that nobody has to say it at each call.

    Attributes:
        uri: the file they stand in; its folder is what all paths are relative to. Empty where there is none.
        files: patterns of the files to check, such as ``tei/**/*.xml``.
        schemas: the schemas that hold for all of them.
        catalog: an XML catalog.
        severity: by code: ``error``, ``warning``, ``info`` or ``off``.
        baseline: the file of known findings.
        audit: whether each document is audited, too.
    """

    uri: str = ""
    files: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    catalog: str = ""
    severity: Mapping[str, str] = field(default_factory=dict)
    baseline: str = ""
    audit: bool = False

    @property
    def folder(self) -> Path:
        """The folder that the paths are relative to."""
        return Path(self.uri).parent

    def paths(self) -> tuple[Path, ...]:
        """The files that `files` means, each once, in the order of the patterns and sorted within each."""
        found = (
            path for pattern in self.files for path in sorted(self.folder.glob(pattern)) if path.is_file()
        )
        return tuple(dict.fromkeys(found))

    def schema_paths(self) -> tuple[Path, ...]:
        """The paths of `schemas`."""
        return tuple(self.folder / name for name in self.schemas)

    def catalog_path(self) -> Path | None:
        """The path of `catalog`."""
        return self.folder / self.catalog if self.catalog else None

    def baseline_path(self) -> Path | None:
        """The path of `baseline`."""
        return self.folder / self.baseline if self.baseline else None


def find_settings(folder: Path) -> Settings:
    """The settings of the project that `folder` lies in: of the nearest folder, this one or above, that has some.

    In one folder ``teiwright.toml`` goes before ``pyproject.toml``, of which one without ``[tool.teiwright]`` does not
    count. Where no folder has settings, they are those of `Settings()`.

    Raises:
        SettingsError: as `read_settings`.
    """
    here = folder.resolve()
    for place in (here, *here.parents):
        if (place / "teiwright.toml").is_file():
            return read_settings(place / "teiwright.toml")
        if (place / "pyproject.toml").is_file() and _own(place / "pyproject.toml") is not None:
            return read_settings(place / "pyproject.toml")
    return Settings()


def read_settings(path: Path) -> Settings:
    """The settings in `path`, a ``pyproject.toml`` or a file that has nothing but settings.

    Raises:
        SettingsError: the file cannot be read, is not TOML, has an unknown key or code, or a value of the wrong form.
    """
    table = _own(path) or {} if path.name == "pyproject.toml" else tables.parse(path, SettingsError)
    settings = tables.fill(Settings, table, str(path), SettingsError)
    for code, grade in settings.severity.items():
        _check_severity(path, code, grade)
    for pattern in settings.files:
        _check_pattern(path, pattern)
    return settings


def apply_severity(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """The findings with the severities that `settings` give their codes, and without those that are off."""
    for found in findings:
        grade = settings.severity.get(found.code)
        if grade is None:
            yield found
        elif grade != OFF:
            yield replace(found, severity=Severity(grade))


def _own(path: Path) -> dict[str, Any] | None:
    """The table ``[tool.teiwright]`` of a ``pyproject.toml``, or None where it has none."""
    tools = tables.parse(path, SettingsError).get("tool", {})
    own = tools.get("teiwright") if isinstance(tools, dict) else None
    if own is not None and not isinstance(own, dict):
        raise SettingsError(f'{path}: "tool.teiwright" must be a table')
    return own


def _check_severity(path: Path, code: str, grade: str) -> None:
    known = (*CODES, *AUDITED)
    if code not in known and not code.startswith(RULE):
        near = difflib.get_close_matches(code, known, 1)
        advice = f'did you mean "{near[0]}"?' if near else "docs/reference/findings.md has all codes"
        raise SettingsError(f'{path}: severity: no finding has the code "{code}"; {advice}')
    if grade not in GRADES:
        offer = ", ".join(GRADES)
        raise SettingsError(f'{path}: severity.{code} must be one of {offer}, not "{grade}"')


def _check_pattern(path: Path, pattern: str) -> None:
    parts = Path(pattern).parts
    if not parts or Path(pattern).is_absolute() or ".." in parts:
        raise SettingsError(f'{path}: files: "{pattern}" leads out of this folder; name files in it or below')
    if any("**" in part and part != "**" for part in parts):
        raise SettingsError(
            f'{path}: files: "{pattern}" is no pattern; ** stands for whole folders, as in tei/**/*.xml'
        )
