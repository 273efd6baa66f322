"""XSLT 3.0 on saxonche, walled off: a running stylesheet reads and writes no file, and talks to no host.

Saxon runs in an isolate that belongs to the thread which made it. A call from another thread, or from a forked
child, aborts the whole process, so both are refused here: start workers with the `spawn` method instead.

Each stylesheet has a Saxon configuration of its own (0.3 ms to make). While the stylesheet is compiled, the
configuration may read local files, as `xsl:include` must; then it is locked, and Saxon cannot unlock it again. After
that `doc()`, `document()`, `collection()`, `unparsed-text()`, `json-doc()`, `xsl:source-document`, `xsl:result-document`,
`environment-variable()` and external entities are errors or empty.

Saxon writes the line and code of an error to file descriptor 2 and nowhere else. The descriptor is therefore turned
to a temporary file during each call, for all of the process.
"""

from __future__ import annotations

import functools
import logging
import os
import re
import sys
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from lxml import etree

from teiwright.errors import TransformError
from teiwright.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["Stylesheet", "compile_stylesheet", "compile_text"]

Parameter = str | bool | Document

FEATURE = "http://saxon.sf.net/feature/"
LIMITS = (
    "maxElementDepth",
    "elementAttributeLimit",
    "maxXMLNameLimit",
    "maxGeneralEntitySizeLimit",
    "totalEntitySizeLimit",
)
"""What Saxon's parser would refuse from a hundred on; lxml has parsed the same document before, within its own limits."""

NO_PARAMETERS: Mapping[str, Parameter] = MappingProxyType({})
PLACE = re.compile(
    r"\b(?:on|at) line (?P<line>\d+)\)?(?: column \d+)?(?: (?:of|in) (?P<uri>\S+?))?:?(?:\s|$)"
)
CODE = re.compile(
    r"^\s+(?P<code>[A-Z]{4}\d{4}|[\w.-]+:[\w.-]+)\s{2}(?P<message>.+)", re.MULTILINE | re.DOTALL
)
TRACE = re.compile(r"\n\s+(?:In|at|invoked by) .*| at line \d+ in\s+\S+", re.DOTALL)
OTHER_IN_1_1 = re.compile("[\x7f-\x9f\u2028]")
REPORT = re.compile(r"\n\s?(?:Type error|Error)\b")  # where the next error begins

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A compiled stylesheet; `uri` names it in messages."""

    uri: str
    _processor: Any = field(repr=False)
    _executable: Any = field(repr=False)

    def transform(self, document: Document, parameters: Mapping[str, Parameter] = NO_PARAMETERS) -> str:
        """What the stylesheet makes of `document`, serialised as its `xsl:output` says.

        Args:
            document: the source, whose root becomes the only child of the document node; it is not changed.
            parameters: by local name or Clark name; a `Document` is passed as a document node. A parameter that is
                not given has its default, whatever an earlier call set.

        Raises:
            TransformError: the stylesheet stopped, or was called from another thread or a forked process.
        """
        _own_thread()
        with _caught(f"{self.uri}: stopped on {document.uri}"):
            self._executable.clear_parameters()
            for name, value in parameters.items():
                self._executable.set_parameter(name, self._value(value))
            node = self._node(document)
            result: str | None = self._executable.transform_to_string(xdm_node=node)
        return result or ""

    def _value(self, value: Parameter) -> Any:  # noqa: ANN401 - saxonche ships no types
        if isinstance(value, Document):
            return self._node(value)
        if isinstance(value, bool):
            return self._processor.make_boolean_value(value)
        return self._processor.make_string_value(value, encoding="UTF-8")

    def _node(self, document: Document) -> Any:  # noqa: ANN401 - saxonche ships no types
        # The root alone: whatever stands before it, a document type declaration too, never reaches Saxon.
        text = etree.tostring(document.root, encoding="unicode", with_tail=False)
        try:
            return self._processor.parse_xml(xml_text=text, encoding="UTF-8")
        except (
            _failures()
        ):  # a name that XML 1.0 has since its fifth edition, which Saxon's parser knows from XML 1.1
            return self._processor.parse_xml(xml_text=_newer(text), encoding="UTF-8")


def _newer(text: str) -> str:
    """The document `text` as one of XML 1.1, which takes some characters as references only, or as line ends."""
    return f'<?xml version="1.1"?>{OTHER_IN_1_1.sub(lambda found: f"&#{ord(found[0])};", text)}'


@functools.cache
def _failures() -> type[Exception]:
    """What Saxon raises."""
    from saxonche import PySaxonApiError  # noqa: PLC0415 - see _first_processor

    failure: type[Exception] = PySaxonApiError
    return failure


@functools.cache
def compile_stylesheet(path: Path) -> Stylesheet:
    """The stylesheet at `path` with all it includes and imports; compiled once in a process.

    Raises:
        TransformError: it cannot be read or has a static error, or the call came from a thread that may not.
    """
    _own_thread()
    processor = _processor("file")
    with _caught(f"{path.name}: cannot be compiled"):
        executable = _compiler(processor).compile_stylesheet(stylesheet_file=str(path.resolve()))
    return _locked(path.name, processor, executable)


@functools.cache
def compile_text(text: str, uri: str) -> Stylesheet:
    """The stylesheet that `text` holds, which may include no other; compiled once in a process.

    Args:
        text: the stylesheet, without an XML declaration that names another encoding than UTF-8.
        uri: what messages call it.

    Raises:
        TransformError: it has a static error, or the call came from a thread that may not.
    """
    _own_thread()
    processor = _processor("none")
    with _caught(f"{uri}: cannot be compiled"):
        executable = _compiler(processor).compile_stylesheet(stylesheet_text=text, encoding="UTF-8")
    return _locked(uri, processor, executable)


@functools.cache
def _owner() -> tuple[int, int]:
    """The process and thread of the first call, the only ones that may make others."""
    return os.getpid(), threading.get_ident()


def _own_thread() -> None:
    process, thread = _owner()
    if process != os.getpid():
        raise TransformError(
            "Saxon was started before this process was forked and would abort it; "
            "start worker processes with the spawn method"
        )
    if thread != threading.get_ident():
        raise TransformError(
            "Saxon runs in the thread that called it first and would abort the process in another; "
            "call it from that thread, or start worker processes with the spawn method"
        )


@functools.cache
def _first_processor() -> Any:  # noqa: ANN401 - saxonche ships no types
    """A processor that is kept for ever: Saxon shuts its isolate down with the last one, and cannot start it again."""
    from saxonche import PySaxonProcessor  # noqa: PLC0415 - 0.1 s that `--help` must not pay

    return PySaxonProcessor(license=False)


def _processor(protocols: str) -> Any:  # noqa: ANN401 - saxonche ships no types
    """A new configuration that may read URIs of `protocols` only and knows nothing of the machine."""
    processor = type(_first_processor())(license=False)
    processor.set_configuration_property(f"{FEATURE}allow-external-functions", "false")
    processor.set_configuration_property(f"{FEATURE}allowedProtocols", protocols)
    for limit in LIMITS:
        processor.set_configuration_property(f"{FEATURE}parserProperty?uri=jdk.xml.{limit}", "0")
    return processor


def _compiler(processor: Any) -> Any:  # noqa: ANN401 - saxonche ships no types
    compiler = processor.new_xslt30_processor()
    compiler.set_jit_compilation(False)  # all errors now, and none when the first document comes
    return compiler


def _locked(uri: str, processor: Any, executable: Any) -> Stylesheet:  # noqa: ANN401 - saxonche ships no types
    processor.set_configuration_property(f"{FEATURE}allowedProtocols", "none")
    return Stylesheet(uri, processor, executable)


@contextmanager
def _caught(what: str) -> Iterator[None]:
    """Turn whatever Saxon raises into a `TransformError` that begins with `what`; log what it says else."""
    with _captured() as said:
        try:
            yield
        except _failures() as error:
            failure: Exception | None = error
        else:
            failure = None
    report = said.decode("utf-8", "replace").strip()
    if failure is not None:
        raise TransformError(_sentence(what, str(failure), report)) from failure
    if report:
        logger.info("%s", report)


@contextmanager
def _captured() -> Iterator[bytearray]:
    """The bytes that are written to file descriptor 2 inside the block, filled in at its end."""
    said = bytearray()
    sys.stderr.flush()
    saved = os.dup(2)
    try:
        with tempfile.TemporaryFile() as sink:
            os.dup2(sink.fileno(), 2)
            try:
                yield said
            finally:
                os.dup2(saved, 2)
                sink.seek(0)
                said += sink.read()
    finally:
        os.close(saved)


def _sentence(what: str, error: str, report: str) -> str:
    """One line of `what`, the place, the code, the message, and what `xsl:message` said before."""
    full = next((text for text in (report, error) if PLACE.search(text) or CODE.search(text)), error)
    place, code = PLACE.search(full), CODE.search(full)
    message = TRACE.sub("", REPORT.split(code["message"], maxsplit=1)[0]) if code else error
    uri = (place["uri"] or "").rsplit("/", 1)[-1] if place else ""
    where = f" at {uri + ' ' if uri else ''}line {place['line']}" if place else ""
    prefix = f"{code['code']} " if code else ""
    before = REPORT.split(f"\n{report}", maxsplit=1)[0]
    said = f" (it said: {' '.join(before.split())})" if before.strip() else ""
    return f"{what}{where}: {prefix}{' '.join(message.split())}{said}; mend the stylesheet or the document"
