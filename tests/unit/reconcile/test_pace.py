"""How long a service may make us wait, and which addresses are asked at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from teiwright.errors import ServiceError
from teiwright.reconcile.pace import wished
from teiwright.reconcile.transport import address, shown


@pytest.mark.parametrize(
    ("header", "seconds"), [("", 0), ("3", 3), (" 120 ", 120), ("-1", 0), ("soon", 0), ("²", 0)]
)
def test_retry_after_is_read_in_seconds(header: str, seconds: float) -> None:
    assert wished(header) == seconds


def test_retry_after_is_read_as_a_date() -> None:
    moment = datetime.now(UTC) + timedelta(seconds=90)
    assert 85 < wished(format_datetime(moment, usegmt=True)) <= 90
    assert wished("Wed, 21 Oct 2015 07:28:00 GMT") == 0


@pytest.mark.parametrize(
    "text",
    [
        "", "example.org", "ftp://example.org/", "file:///etc/passwd", "http://", "http:///a", "http://[::1",
        "http://a:99999/", "http://user:secret@a/", "http://a/b c", "http://a/\n", "http://ä/", "http://a/#b",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_of_the_web_is_refused(text: str) -> None:
    with pytest.raises(ServiceError) as caught:
        address(text)
    assert "secret" not in str(caught.value)


def test_a_message_shows_no_key() -> None:
    assert shown(address("https://a:8/b?key=secret")) == "https://a:8/b"
