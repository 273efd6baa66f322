"""A service that is slow, broken, busy or hostile: asked again with patience, and never for ever."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from teiwright.errors import ServiceError
from teiwright.model import MentionKind
from teiwright.reconcile import Caller, Kept, Pace, Plan, Reconciled, Service, Subject, reconcile
from teiwright.reconcile.candidates import Accepted, Decisions, Row
from teiwright.reconcile.transport import LARGEST

if TYPE_CHECKING:
    from unit.reconcile.conftest import Act, Handler, Script

PACE = Pace(rate=1000, retries=2, timeout=10, first_wait=0.01)
NAMES = [f"Name {n}" for n in range(25)]


def subject(name: str, *identifiers: tuple[str, str]) -> Subject:
    return Subject(name.lower().replace(" ", "-"), MentionKind.PERSON, name, identifiers)


def ask(script: Script, *names: str, pace: Pace = PACE, plan: Plan | None = None) -> Reconciled:
    service = Service(script.url, Caller(pace))
    return reconcile([subject(n) for n in names], service, Kept(script.url), plan or Plan())


def status(number: int, **headers: str) -> Act:
    return lambda handler, _: handler.say({}, number, **headers)


def raw(data: bytes) -> Act:
    return lambda handler, _: handler.say(data)


def test_a_candidate_is_a_row_without_a_decision(script: Script) -> None:
    found = ask(script, "Paul Otlet")
    url = "https://scripted.example/teltO%20luaP"
    row = Row(
        "paul-otlet", "person", "Paul Otlet", "teltO luaP", "Paul Otlet", "", "1", "yes", url, "scripted"
    )
    assert (found.rows, found.without, found.is_kept) == ((row,), (), True)


def test_names_are_asked_in_batches_of_the_size_that_the_service_takes(script: Script) -> None:
    script.manifest["batchSize"] = 12
    ask(script, *NAMES)
    assert [len(batch) for batch in script.asked] == [12, 12, 1]


def test_a_second_run_asks_nothing(script: Script) -> None:
    first = ask(script, *NAMES)
    before = len(script.seen)
    assert ask(script, *NAMES) == first
    assert len(script.seen) == before


def test_two_entities_of_one_name_are_asked_for_once(script: Script) -> None:
    assert len(ask(script, "Otlet", "Otlet").rows) == 2
    assert script.asked == [["Otlet"]]


def test_types_properties_and_limit_are_sent(script: Script) -> None:
    person = Subject("o", MentionKind.PERSON, "Otlet", (), {"birth": "1868-08-23"})
    place = Subject("m", MentionKind.PLACE, "Mons")
    plan = Plan({MentionKind.PERSON: ("Q5",)}, 3, (("birth", "P569"), ("country", "P17")))
    reconcile([person, place], Service(script.url, Caller(PACE)), Kept(script.url), plan)
    assert script.seen[-1][1] == {
        "q0": {
            "query": "Otlet",
            "type": "Q5",
            "limit": 3,
            "properties": [{"pid": "P569", "v": "1868-08-23"}],
        },
        "q1": {"query": "Mons", "limit": 3},
    }


def test_an_entity_that_has_the_identifier_is_not_asked_for(script: Script) -> None:
    entities = [subject("A", ("scripted", "1")), subject("B", ("other", "1")), subject("C")]
    found = reconcile(entities, Service(script.url, Caller(PACE)), Kept(script.url), Plan())
    assert [row.entity for row in found.rows] == ["b", "c"]
    assert script.asked == [["B", "C"]]


def test_a_decision_once_taken_is_not_asked_again(script: Script) -> None:
    accepted = {("a", "scripted"): Accepted("a", "scripted", "A", 2)}
    decisions = Decisions("c.csv", accepted, {("b", "scripted", "B"), ("c", "other", "C")})
    found = ask(script, "A", "B", "C", plan=Plan(decisions=decisions))
    assert [row.entity for row in found.rows] == ["c"]
    assert (script.asked, found.without) == ([["B", "C"]], ())


def test_an_entity_without_a_candidate_is_told(script: Script) -> None:
    script.acts.append(lambda handler, _: handler.say({"q0": {"result": []}}))
    assert ask(script, "A").without == ("a",)


@pytest.mark.parametrize(
    ("space", "kind"),
    [
        ("http://www.wikidata.org/entity/", "wikidata"),
        ("https://d-nb.info/gnd/", "d-nb"),
        ("http://vocab.getty.edu/doc/#x", "getty"),
        ("http://names.example.co.uk/", "example"),
        ("http://localhost/ids", "localhost"),
    ],
)
def test_the_type_of_the_identifiers_is_the_site_of_their_space(
    script: Script, space: str, kind: str
) -> None:
    script.manifest["identifierSpace"] = space
    assert ask(script, "A").rows[0].idno_type == kind


@pytest.mark.parametrize("space", ["", "ids", "http://127.0.0.1/ids", "http://[x/", 5])
def test_without_a_site_the_type_must_be_given(script: Script, space: object) -> None:
    script.manifest["identifierSpace"] = space
    with pytest.raises(ServiceError, match="give --idno-type"):
        ask(script, "A")
    assert ask(script, "A", plan=Plan(idno_type="mine")).rows[0].idno_type == "mine"


@pytest.mark.parametrize("number", [500, 502, 503, 504, 429, 408])
def test_a_fault_that_passes_is_no_fault(script: Script, number: int) -> None:
    script.acts += [status(number), status(number)]
    assert len(ask(script, "A").rows) == 1


def test_a_wait_that_the_service_asks_for_is_kept(script: Script) -> None:
    script.acts.append(status(429, Retry_After="1"))
    begin = time.monotonic()
    assert len(ask(script, "A").rows) == 1
    assert time.monotonic() - begin >= 1


def test_a_wait_that_is_too_long_ends_the_run(script: Script) -> None:
    script.acts.append(status(429, Retry_After="86400"))
    begin = time.monotonic()
    with pytest.raises(ServiceError, match="429 and asks to wait for 86400 s"):
        ask(script, "A")
    assert time.monotonic() - begin < 5


def test_each_repetition_waits_twice_as_long(script: Script) -> None:
    script.acts += [status(500)] * 3
    begin = time.monotonic()
    with pytest.raises(ServiceError, match="answers with the status 500, asked 3 times"):
        ask(script, "A", pace=Pace(1000, 2, 1, 0.1))
    assert 0.3 <= time.monotonic() - begin < 3


def test_requests_are_not_faster_than_the_rate(script: Script) -> None:
    script.manifest["batchSize"] = 1
    begin = time.monotonic()
    ask(script, *NAMES[:4], pace=Pace(20, 0, 1))
    assert time.monotonic() - begin >= 4 / 20


def test_what_was_answered_before_a_fault_is_kept_and_the_next_run_goes_on(script: Script) -> None:
    def fine(handler: Handler, queries: dict[str, Any]) -> None:
        handler.say({key: {"result": []} for key in queries})

    script.acts += [fine, *[status(500)] * 3]
    with pytest.raises(
        ServiceError, match="the answers for 10 of 25 names are kept, and the same command goes"
    ):
        ask(script, *NAMES)
    script.seen.clear()
    assert ask(script, *NAMES).without == tuple(f"name-{n}" for n in range(10))
    assert script.asked == [NAMES[10:20], NAMES[20:]]


def test_a_service_that_is_not_there_is_told_in_one_line(script: Script) -> None:
    script.url = "http://127.0.0.1:1/reconcile"
    with pytest.raises(
        ServiceError, match=r"^http://127\.0\.0\.1:1/reconcile: cannot be reached \(.+\), asked 3"
    ):
        ask(script, "A")


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (raw(b"<html>502</html>"), 'answers with no JSON but "<html>502</html>"'),
        (raw(b'{"q0": {"result": [{"id": "Q1"'), "answers with no JSON"),
        (raw(b"{}"), 'does not answer with a list of candidates for "A"'),
        (raw(b'{"q0": {"result": [{}]}}'), "does not answer with a candidate with an identifier"),
        (raw(b" " * (LARGEST + 1)), "answers with more than 8 MB"),
        (status(404), "answers with the status 404"),
        (status(401), "answers with the status 401"),
        (status(413), 'finds the query for "A" too large'),
        (status(302, Location="https://elsewhere/?key=1"), "has moved to https://elsewhere/; give the new"),
    ],
)
def test_an_answer_that_is_none_is_one_line_that_names_the_service(
    script: Script, act: Act, sentence: str
) -> None:
    script.acts.append(act)
    with pytest.raises(ServiceError) as caught:
        ask(script, "A")
    text = str(caught.value)
    assert text.startswith(f"{script.url}: {sentence}")
    assert text.endswith("and the same command goes on from there")
    assert "\n" not in text
    assert len(ask(script, "A").rows) == 1, "a bad answer must not be kept"


def test_a_redirection_is_not_followed(script: Script) -> None:
    script.act_on_manifest = True
    script.acts.append(status(301, Location=script.url))
    with pytest.raises(ServiceError, match="has moved to"):
        ask(script, "A")
    assert len(script.seen) == 1


def test_a_service_that_says_nothing_is_waited_for_as_long_as_was_told(script: Script) -> None:
    script.acts += [lambda *_: time.sleep(1)] * 2
    begin = time.monotonic()
    with pytest.raises(ServiceError, match=r"has not answered within 0\.2 s, asked 2 times"):
        ask(script, "A", pace=Pace(1000, 1, 0.2, 0.01))
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize(
    "begin", [b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Long: "]
)
def test_an_answer_that_trickles_is_not_waited_for(script: Script, begin: bytes) -> None:
    def trickle(handler: Handler, _: object) -> None:
        handler.wfile.write(begin)
        for _ in range(60):
            handler.wfile.write(b" ")
            time.sleep(0.05)
        handler.close_connection = True

    script.acts.append(trickle)
    start = time.monotonic()
    with pytest.raises(ServiceError, match=r"has not answered within 0\.3 s, asked once"):
        ask(script, "A", pace=Pace(1000, 0, 0.3))
    assert time.monotonic() - start < 2.5


def test_an_answer_that_breaks_off_is_asked_for_again(script: Script) -> None:
    def broken(handler: Handler, _: object) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"{")
        handler.close_connection = True

    script.acts.append(broken)
    assert len(ask(script, "A").rows) == 1


def test_a_service_without_post_is_asked_by_get(script: Script) -> None:
    script.acts.append(status(405))
    found = ask(script, *NAMES, *("N" * 900 + str(n) for n in range(8)))
    assert len(found.rows) == 33
    assert [method for method, queries in script.seen if queries].count("POST") == 1


def test_a_batch_that_is_too_large_is_divided_and_the_next_ones_are_small(script: Script) -> None:
    script.manifest["batchSize"] = 20
    script.acts += [status(413)]
    assert [row.name for row in ask(script, *NAMES).rows] == NAMES
    assert [len(batch) for batch in script.asked] == [20, 10, 10, 5]
