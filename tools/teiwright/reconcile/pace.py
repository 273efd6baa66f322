"""How often a service is asked: not too fast, again where it fails for a while, and not for ever."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from teiwright.errors import ServiceError
from teiwright.reconcile.transport import Unreached, request, shown

if TYPE_CHECKING:
    from teiwright.reconcile.transport import Reply

__all__ = ["Caller", "Pace", "wished"]

PASSING = {408, 429, 500, 502, 503, 504}
"""The statuses of faults that may be over in a while."""

LONGEST_WAIT = 120.0
"""Seconds that a run waits before one request; a service that wants more is asked in a later run."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a service is treated.

    Attributes:
        rate: requests per second, at most.
        retries: how often a request that failed is sent again.
        timeout: seconds to wait for an answer.
        first_wait: seconds before the first repetition; each later one waits twice as long as the one before.
    """

    rate: float = 1.0
    retries: int = 4
    timeout: float = 30.0
    first_wait: float = 1.0


@dataclass(slots=True)
class Caller:
    """Sends requests one after the other; `free` is the moment of the clock from which the next one may go."""

    pace: Pace
    free: float = field(default=0.0)

    def call(self, url: str, form: bytes | None = None) -> Reply:
        """The reply to a request, whatever its status but one that may be over in a while.

        Raises:
            ServiceError: the service does not answer, or goes on to fail, or asks for a long wait.
        """
        wait = self.pace.first_wait
        for left in range(self.pace.retries, -1, -1):
            reason, asked = "", 0.0
            try:
                reply = self._once(url, form)
            except Unreached as error:
                reason = str(error)
            else:
                if reply.status not in PASSING:
                    return reply
                reason, asked = f"answers with the status {reply.status}", wished(reply.retry_after)
            if asked > LONGEST_WAIT:
                raise ServiceError(
                    f"{shown(url)}: {reason} and asks to wait for {asked:.0f} s; go on after that time"
                )
            if left:
                self.free = max(self.free, time.monotonic() + max(min(wait, LONGEST_WAIT), asked))
                wait *= 2
        times = f"{self.pace.retries + 1} times" if self.pace.retries else "once"
        raise ServiceError(
            f"{shown(url)}: {reason}, asked {times}; see that the service runs, or wait a while"
        )

    def _once(self, url: str, form: bytes | None) -> Reply:
        time.sleep(max(0.0, self.free - time.monotonic()))
        self.free = time.monotonic() + 1 / self.pace.rate
        return request(url, form, self.pace.timeout)


def wished(retry_after: str) -> float:
    """The seconds that a header ``Retry-After`` asks for, which holds seconds or a date (RFC 9110, 10.2.3); 0 for any other."""
    if retry_after.strip().isdecimal():
        return float(retry_after[:12])
    try:
        moment = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
