"""What is erased is gone from every page of the file; that it was there, and who acted, stays."""

from pathlib import Path

from caseworker.domain.people import Person
from caseworker.store import audit, travel
from caseworker.store.engine import build, checkpoint, unkeyed
from tests.domain.people_builders import a_name, a_person
from tests.store.stores import a_store, deed


def test_five_hundred_erased_people_leave_no_word_in_the_file(tmp_path: Path) -> None:
    """The store is unencrypted here, so that its pages can be searched."""
    people = [a_person(description=f"quixotry{n}", names=(a_name(f"Zebulon{n} Quagmire{n}"),)) for n in range(500)]
    keeper = a_person(description="steadfast", names=(a_name("Steadfast Keeper"),))
    with a_store(tmp_path, encrypted=False) as store:
        with store.unit(deed(reason="quixotry of the reason")) as unit:
            for one in people:
                unit.add(one)
        with store.unit(deed()) as unit:
            unit.add(keeper)
        with store.unit(deed("person.erase", minutes=1)) as unit:
            for one in people:
                unit.erase(Person, one.id)
        with store.reading() as reader:
            assert reader.count(Person) == 1
            assert audit.verify(reader.connection) == 3
            assert travel.broken_link(reader.connection) is None
            assert reader.connection.exec_driver_sql("SELECT count(*) FROM history").scalar_one() == 1001
        writer = build(unkeyed(tmp_path / "case.db"), name="case.db", write=True, cache_mib=2)
        checkpoint(writer)
        writer.dispose()
        content = b"".join(part.read_bytes() for part in tmp_path.iterdir()).lower()
    assert b"steadfast" in content
    for word in (b"quixotry", b"zebulon", b"quagmire"):
        assert word not in content
