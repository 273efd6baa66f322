"""One request over HTTP: only to the address that the user gave, certificates verified, time and size bounded.

The standard library does all that is needed. A redirection is not followed, since it would lead to an address that
nobody named; no handler for any other scheme is installed.
"""

from __future__ import annotations

import http.client
import ssl
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from teiwright import __version__
from teiwright.errors import ServiceError

if TYPE_CHECKING:
    from email.message import Message

__all__ = ["LARGEST", "Reply", "Unreached", "address", "request", "shown"]

LARGEST = 8 * 1024 * 1024
"""The bytes of the largest answer that is read."""

PIECE = 64 * 1024
HEADERS = {"User-Agent": f"teiwright/{__version__}", "Accept": "application/json"}


@dataclass(frozen=True, slots=True)
class Reply:
    """The status of an answer, its body, and what its headers say of waiting and of another place."""

    status: int
    body: bytes = field(repr=False)
    retry_after: str = ""
    location: str = ""


class Unreached(Exception):  # noqa: N818 - no error yet: it is tried again
    """No answer came, or not all of it; its text says why."""


def address(text: str) -> str:
    """The `text`, if it is an address on the web that can be asked.

    Raises:
        ServiceError: it has another scheme, no host, a user name, a fragment, or a character that no URL has.
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ServiceError(
            f"{text}: is no URL ({error}); give the http or https address of a service"
        ) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise ServiceError(f"{text}: is no URL of the web; give the http or https address of a service")
    if not text.isascii() or not text.isprintable() or " " in text or "#" in text:
        raise ServiceError(f"{text!r}: has a character that no address of a service has; encode or remove it")
    if parts.username is not None:
        raise ServiceError(f"{shown(text)}: credentials are not sent; leave out what is before the @")
    return text


def shown(url: str) -> str:
    """The address as messages name it: without user name and query, which may hold a key."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def request(url: str, form: bytes | None, timeout: float) -> Reply:
    """What the service answers: to a POST of the `form`, else to a GET.

    Args:
        url: from `address`, perhaps with a longer query.
        form: `application/x-www-form-urlencoded`, or nothing.
        timeout: seconds until all of the answer is there.

    Raises:
        Unreached: there is no answer, or it breaks off; it can be tried again.
        ServiceError: the certificate is not to be trusted, or the answer is too large.
    """
    outcome: list[Reply | Exception] = []

    def ask() -> None:
        try:
            outcome.append(_asked(url, form, timeout))
        except Exception as error:  # noqa: BLE001 - it is raised in the thread that waits
            outcome.append(error)

    # The timeout of a socket begins anew with each byte, and none holds for the look-up of a name: so a thread is waited for.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(timeout)
    found = outcome[0] if outcome else Unreached(f"has not answered within {timeout:g} s")
    if isinstance(found, Exception):
        raise found
    return found


def _asked(url: str, form: bytes | None, timeout: float) -> Reply:
    """What `request` returns; it may take longer than `timeout`, but not for ever."""
    asked = urllib.request.Request(url, data=form, headers=HEADERS)  # noqa: S310 - `address` looks at the scheme
    try:
        with _opener().open(asked, timeout=timeout) as response:
            headers: Message = response.headers
            body = _body(response, time.monotonic() + timeout, url)
            return Reply(response.status, body, headers.get("Retry-After", ""), headers.get("Location", ""))
    except TimeoutError as error:
        raise Unreached(f"has not answered within {timeout:g} s") from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, ssl.SSLCertVerificationError):
            raise ServiceError(
                f"{shown(url)}: has a certificate that is not trusted ({error.reason.verify_message}); "
                "check the address, or SSL_CERT_FILE"
            ) from error
        if isinstance(error.reason, TimeoutError):
            raise Unreached(f"has not answered within {timeout:g} s") from error
        raise Unreached(f"cannot be reached ({_why(error.reason)})") from error
    except (OSError, http.client.HTTPException) as error:
        raise Unreached(f"broke off ({_why(error)})") from error


def _opener() -> urllib.request.OpenerDirector:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),  # the user's own settings
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
    ):
        opener.add_handler(handler)
    return opener


def _body(response: http.client.HTTPResponse, end: float, url: str) -> bytes:
    """All of the body, read in pieces until the moment `end` of the clock."""
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise ServiceError(
                f"{shown(url)}: answers with more than {LARGEST // 1024**2} MB; give a lower --limit"
            )
        if time.monotonic() > end:
            raise TimeoutError
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)


def _why(error: object) -> str:
    """What a fault says, or what it is called."""
    text = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return text or type(error).__name__
