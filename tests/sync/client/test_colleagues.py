"""Who is who comes from the server once, and again only when the list is another."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from caseworker.desk.exchange import News
from tests.sync.running import now_utc
from tests.together.networked import Colleague, Town, a_town


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with a_town(tmp_path_factory.mktemp("town")) as made:
        yield made


@pytest.fixture
def ann(town: Town) -> Colleague:
    return town.hires("Ann")


def asked(at: Colleague, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every path the device asks for from now on."""
    paths, send = list[str](), at.synchronizer._line.send

    def noting(method: str, path: str, body: bytes, *, limit_bytes: int) -> object:
        paths.append(path)
        return send(method, path, body, limit_bytes=limit_bytes)

    monkeypatch.setattr(at.synchronizer._line, "send", noting)
    return paths


def greets_again(at: Colleague) -> None:
    at.synchronizer.engine._hello_at_ms = None
    at.sync()


def called(town: Town, at: Colleague, name: str) -> None:
    """Have the server call somebody otherwise."""
    parts = town.server.assembly.parts
    with parts.database.writing() as connection:
        person = parts.identity.people.get(connection, at.office.card.id)
        parts.identity.people.change(connection, replace(person, name=name), now=now_utc())


def test_names_come_with_the_first_round_and_a_new_one_later(
    town: Town, ann: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = town.hires("Ben")
    ann.sync()
    assert ann.office.colleagues.known()[ben.office.card.id].name == "Ben"
    paths = asked(ann, monkeypatch)

    greets_again(ann)
    assert "/sync/v1/colleagues" not in paths
    called(town, ben, "Ben Ode")
    ann.news.clear()
    greets_again(ann)

    assert paths.count("/sync/v1/colleagues") == 1
    assert ann.office.colleagues.known()[ben.office.card.id].name == "Ben Ode"
    assert sum(one.everything for one in ann.news if isinstance(one, News)) == 1


def test_a_list_that_changed_after_hello_is_not_fetched_over_and_over(
    town: Town, ann: Colleague, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann.sync()
    agreed = ann.synchronizer._agreed
    assert agreed is not None
    paths = asked(ann, monkeypatch)
    monkeypatch.setattr(ann.synchronizer, "_colleagues_in_force", lambda: "")
    errand = next(one for one in ann.synchronizer._errands() if getattr(one, "name", "") == "colleagues")
    assert not errand()  # a server that tells of no list is asked for none
    monkeypatch.setattr(ann.synchronizer, "_colleagues_in_force", lambda: "of a moment ago")
    errand = next(one for one in ann.synchronizer._errands() if getattr(one, "name", "") == "colleagues")

    for _ in range(3):
        errand()

    assert paths == ["/sync/v1/colleagues"]
    assert ann.office.colleagues.version() == agreed.colleagues
