"""A reconciliation service: its manifest, and its answers to batches of queries."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from teiwright.errors import ServiceError
from teiwright.reconcile import protocol
from teiwright.reconcile.transport import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.reconcile.pace import Caller
    from teiwright.reconcile.protocol import Query
    from teiwright.reconcile.transport import Reply

__all__ = ["Service"]

OK = 200
REDIRECTIONS = range(300, 400)
NO_POST = {405, 501}
TOO_LARGE = {413, 414, 431}
LONGEST_ADDRESS = 6000
"""Characters of an address that every server and proxy takes (RFC 9110, 4.1, asks for 8,000)."""


@dataclass(slots=True)
class Service:
    """The service at `url`.

    Attributes:
        url: from `teiwright.reconcile.transport.address`.
        caller: sends the requests.
        posts: false after it has refused a POST; then queries go by GET.
        largest: how many queries it takes at once, as far as it has shown.
    """

    url: str
    caller: Caller
    posts: bool = True
    largest: int = sys.maxsize

    @property
    def name(self) -> str:
        """What messages call it."""
        return shown(self.url)

    def manifest(self) -> dict[str, Any]:
        """What it says about itself, a JSON object that is not looked into yet.

        Raises:
            ServiceError: it cannot be had.
        """
        return self._object(self.caller.call(self.url))

    def answers(self, queries: Sequence[Query]) -> list[list[Any]]:
        """For each of the queries its answer, in one request, or in more where the service finds one too large.

        Raises:
            ServiceError: they cannot be had.
        """
        if len(queries) <= self.largest:
            reply = self._sent(urlencode({"queries": protocol.batch(queries)}))
            if reply is not None and reply.status not in TOO_LARGE:
                return protocol.results(self._object(reply), queries, self.name)
            if len(queries) == 1:
                raise ServiceError(
                    f'{self.name}: finds the query for "{queries[0].text}" too large; give fewer properties'
                )
            self.largest = len(queries) // 2
        half = len(queries) // 2
        return [*self.answers(queries[:half]), *self.answers(queries[half:])]

    def _sent(self, form: str) -> Reply | None:
        """The reply to the form by POST, else by GET; nothing where that makes the address too long."""
        if self.posts:
            reply = self.caller.call(self.url, form.encode())
            if reply.status not in NO_POST:
                return reply
            self.posts = False
        url = f"{self.url}{'&' if '?' in self.url else '?'}{form}"
        return None if len(url) > LONGEST_ADDRESS else self.caller.call(url)

    def _object(self, reply: Reply) -> dict[str, Any]:
        if reply.status in REDIRECTIONS:
            place = reply.location if reply.location.isprintable() else ""
            raise ServiceError(
                f"{self.name}: has moved{f' to {shown(place)}' if place else ''}; give the new address if you trust it"
            )
        if reply.status != OK:
            raise ServiceError(
                f"{self.name}: answers with the status {reply.status}; "
                "check that this is the address of a reconciliation service"
            )
        return protocol.decoded(reply.body, self.name)
