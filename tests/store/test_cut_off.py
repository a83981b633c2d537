"""Making a profile that was cut off, at its very first step or while an earlier attempt was cleared away."""

from pathlib import Path
from uuid import UUID

import pytest

from caseworker.store import entrance
from caseworker.store.profile import Profile, ProfileExists
from tests.fakes.keyring import FakeSecrets
from tests.store.profiles import NOW, prepare, wish

FIRST, SECOND = UUID(int=1), UUID(int=2)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile(tmp_path / "profile")
    made.make()
    return made


def test_cut_off_before_its_marker_stands_it_is_made_again(profile: Profile) -> None:
    (profile.directory / "lock").touch()
    (profile.directory / "creating.new").write_text("0190")

    entrance.create(profile.directory, wish(FakeSecrets()), prepare=prepare).close(now=NOW)

    assert not (profile.directory / "creating.new").exists()


@pytest.mark.parametrize("cut_off_at", range(5))
def test_cut_off_while_clearing_up_it_is_cleared_up_again(
    cut_off_at: int, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile.start(FIRST)
    for name in ("case.db", "case.db-wal", "state.json", "zzz"):
        (profile.directory / name).write_text("of the first attempt")
    left, unlink = [cut_off_at], Path.unlink

    def unlink_until_cut_off(path: Path, missing_ok: bool = False) -> None:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", unlink_until_cut_off)
        with pytest.raises(KeyboardInterrupt):
            profile.start(SECOND)

    assert profile.start(SECOND) == FIRST
    assert sorted(path.name for path in profile.directory.iterdir()) == ["att", "creating"]


def test_anything_else_in_the_directory_is_still_refused(profile: Profile) -> None:
    (profile.directory / "letter.new").write_text("mine")
    with pytest.raises(ProfileExists):
        profile.start(FIRST)
    assert (profile.directory / "letter.new").read_text() == "mine"
