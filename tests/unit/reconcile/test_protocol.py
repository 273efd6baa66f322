"""What is said to a service and what is believed of its answers."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.errors import ServiceError
from teiwright.reconcile import protocol
from teiwright.reconcile.protocol import Candidate, Query

SERVICE = "http://service/"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
CANDIDATE = st.dictionaries(st.sampled_from(["id", "name", "score", "match", "type", "description"]), JSON)


def test_a_batch_has_what_the_specification_asks_for() -> None:
    queries = [Query("Otlet"), Query("Genève", ("Q515", "Q6256"), 3, (("P17", "CH"),))]
    assert json.loads(protocol.batch(queries)) == {
        "q0": {"query": "Otlet", "limit": 5},
        "q1": {
            "query": "Genève",
            "type": ["Q515", "Q6256"],
            "limit": 3,
            "properties": [{"pid": "P17", "v": "CH"}],
        },
    }


def test_a_single_type_is_no_list() -> None:
    assert Query("Otlet", ("Q5",)).plain()["type"] == "Q5"


def test_a_manifest_of_version_0_1_needs_no_versions() -> None:
    said = {
        "name": "Names",
        "identifierSpace": "http://ids/",
        "view": {"url": "http://v/{{id}}"},
        "batchSize": 7,
    }
    found = protocol.manifest(said, SERVICE)
    assert (found.name, found.identifier_space, found.batch_size) == ("Names", "http://ids/", 7)
    assert found.url("a/b c") == "http://v/a%2Fb%20c"


@pytest.mark.parametrize(
    ("size", "taken"), [(None, 10), (0, 10), (-1, 10), (True, 10), ("5", 10), (4000, 50)]
)
def test_a_batch_size_that_makes_no_sense_is_not_believed(size: object, taken: int) -> None:
    assert protocol.manifest({"name": "N", "batchSize": size}, SERVICE).batch_size == taken


@pytest.mark.parametrize(
    ("view", "url"), [(None, ""), ({"url": "javascript:alert('{{id}}')"}, ""), ("x", "")]
)
def test_an_address_that_is_not_of_the_web_is_not_shown(view: object, url: str) -> None:
    assert protocol.manifest({"name": "N", "view": view}, SERVICE).url("Q1") == url


def test_an_identifier_that_is_an_address_is_its_own_page() -> None:
    assert protocol.manifest({"name": "N"}, SERVICE).url("https://ids/1") == "https://ids/1"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "a service manifest with a name"),
        ({"name": "N", "versions": ["1.0"]}, "speaks version 1.0"),
        ({"name": "N", "versions": "0.2"}, "a service manifest"),
        ({"name": "N", "authentication": {"type": "basic"}}, "asks for credentials"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_an_error(said: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ServiceError, match=sentence):
        protocol.manifest(said, SERVICE)


@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"[]", b"\xff", b'{"a": NaN}', b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"]
)
def test_what_is_no_object_in_json_is_an_error_that_names_the_service(data: bytes) -> None:
    with pytest.raises(ServiceError, match=r"^http://service/: ") as caught:
        protocol.decoded(data, SERVICE)
    assert "\n" not in str(caught.value)


def test_an_error_that_the_service_tells_is_told() -> None:
    with pytest.raises(ServiceError, match='answers "too many names"'):
        protocol.decoded(b'{"status": "error", "message": "too many\\n names"}', SERVICE)


def test_a_query_without_an_answer_is_an_error() -> None:
    with pytest.raises(ServiceError, match='a list of candidates for "Otlet"'):
        protocol.results({"q1": {"result": []}}, [Query("Otlet")], SERVICE)


def test_candidates_come_best_first_and_not_too_many() -> None:
    said: list[Any] = [
        {"id": "a", "name": "A", "score": 1},
        {"id": "b", "name": "B"},
        {"id": 3, "name": "C", "score": 2.5, "match": True, "type": ["Q5", {"id": "Q6", "name": "body"}]},
    ]
    assert protocol.candidates(said, 2, SERVICE) == (
        Candidate("3", "C", "Q5; body", 2.5, match=True),
        Candidate("a", "A", "", 1.0),
    )


@pytest.mark.parametrize(
    "said", ["Q1", {}, {"id": "", "name": "N"}, {"id": "a\nb", "name": "N"}, {"id": "a"}]
)
def test_a_candidate_without_identifier_or_name_is_an_error(said: object) -> None:
    with pytest.raises(ServiceError, match="candidate"):
        protocol.candidates([said], 5, SERVICE)


@given(said=st.lists(CANDIDATE, max_size=3))
def test_whatever_is_answered_is_candidates_or_one_error(said: list[Any]) -> None:
    found: tuple[Candidate, ...] = ()
    with contextlib.suppress(ServiceError):
        found = protocol.candidates(said, 5, SERVICE)
    assert all("\n" not in f"{each.id}{each.name}{each.description}" for each in found)
    assert f"{found}".encode()
