"""The audit trail: who did what, narrowed, about one person, checked whole, and without names for an auditor."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseworker.domain.actions import Role
from caseworker.domain.people import Person
from caseworker.store import sql
from caseworker.store.audit import Entry
from tests.ui.conftest import OpenPage
from tests.ui.workplaces import Workplace
from ui.audit.page import AuditPage
from ui.places import Place

Shot = Callable[..., None]


@pytest.fixture
def page(open_page: OpenPage[AuditPage], supervisor: Workplace) -> AuditPage:
    supervisor.office.trails.changes(Person, supervisor.known.marta)
    sitting = supervisor.office.sitting
    supervisor.office.store.witness(
        Entry(author=sitting.author, at=sitting.clock(), act="break_glass.open", reason="A child was alone at night.")
    )
    return open_page(AuditPage, Place("audit-trail"), supervisor, size=(1180, 760))


def whats(page: AuditPage) -> list[str]:
    return [page.rows.row(row).sentence for row in range(page.rows.rowCount())]


def test_the_newest_stands_first_and_a_broken_glass_stands_out(page: AuditPage, shot: Shot) -> None:
    found = whats(page)
    glass = next(one for one in found[:3] if "Broke the glass to open a case" in one)
    assert "A child was alone at night." in glass
    assert any("Added a person" in one and "Marta Kowalska" in one for one in found)
    shot(page.window(), "audit")


def test_the_list_is_narrowed_by_kind_and_day(page: AuditPage, qtbot: QtBot) -> None:
    page.model.filter("group", "glass")
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1)
    page.model.filter("group", "looked")
    qtbot.waitUntil(lambda: page.rows.rowCount() > 0 and "Opened the record" in whats(page)[0])
    page.show_all()
    qtbot.waitUntil(lambda: page.rows.rowCount() > 5)
    page.model.filter("days", "today")
    qtbot.waitUntil(lambda: 0 < page.rows.rowCount() < 10)


def test_who_read_or_changed_a_person_is_one_place_away(
    open_page: OpenPage[AuditPage], supervisor: Workplace, page: AuditPage
) -> None:
    about = open_page(AuditPage, Place("audit-trail", supervisor.known.marta), supervisor)
    assert all("Marta Kowalska" in one for one in whats(about))
    assert any("Opened the record" in one for one in whats(about))
    assert about.path() == ("Audit trail", "Marta Kowalska")


def test_enter_opens_what_a_row_is_about(page: AuditPage, supervisor: Workplace) -> None:
    row = next(at for at, one in enumerate(whats(page)) if "Marta Kowalska" in one)
    page.table.choose_row(row)
    page.open_chosen()
    assert supervisor.plain.places[0].about is not None


def test_the_whole_chain_is_checked_and_the_result_is_a_sentence(page: AuditPage, qtbot: QtBot) -> None:
    page.model.verify()
    qtbot.waitUntil(lambda: page.model.state.result.startswith("The audit trail is whole."))
    assert page.model.state.is_whole


def test_a_changed_record_is_found_and_named(page: AuditPage, supervisor: Workplace, qtbot: QtBot) -> None:
    with supervisor.office.store.writing() as connection:
        sql.run(connection, "UPDATE audit SET record = replace(CAST(record AS TEXT), 'unlock', 'locked') WHERE seq = 2")
        sql.run(connection, "UPDATE audit SET leaf = x'00' WHERE seq = 2")
    page.model.verify()
    qtbot.waitUntil(lambda: not page.model.state.is_whole)
    assert "record 2" in page.model.state.result


def test_only_an_auditor_exports_and_sees_no_names(
    workplace: Callable[[Role], Workplace],
    page: AuditPage,
    open_page: OpenPage[AuditPage],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    assert page.model.why_not_export()
    auditor = workplace(Role.AUDITOR)
    audited = open_page(AuditPage, Place("audit-trail"), auditor)
    assert len(audited.rows.columns) == 4
    assert "Unlocked this profile" in " ".join(whats(audited))
    target = tmp_path / "trail.jsonl"
    audited.model.export(target)
    qtbot.waitUntil(lambda: bool(auditor.plain.toasts))
    assert target.stat().st_size > 0
