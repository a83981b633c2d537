"""A disk that will take no more: refused with a sentence, nothing lost, and work goes on when there is room again.

The limit is real: a child process whose files may not grow beyond a size set by the system.
"""

from pathlib import Path

import pytest

from caseworker.errors import CaseworkerError
from caseworker.store import entrance
from tests.fakes.keyring import FileSecrets
from tests.store.killing import Told, killed, needs_fork
from tests.store.profiles import FIVE_WORDS, NOW, PHRASE, MadeProfile, add_words, made_profile, visit, words_in

resource = pytest.importorskip("resource", reason="this system has no limits on file sizes")
pytestmark = needs_fork


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> MadeProfile:
    made = made_profile(tmp_path_factory.mktemp("template") / "profile")
    vault = made.unlock()
    add_words(vault, *("x" * 2000 for _ in range(300)))
    vault.close(now=NOW)
    return made


def in_a_small_child(made: MadeProfile, secrets: FileSecrets, attempt: str) -> Told:
    def work(tell: object) -> None:
        assert callable(tell)
        vault = entrance.unlock(made.directory, visit(secrets), passphrase=PHRASE)
        limit = 200_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        try:
            if attempt == "epoch":
                vault.new_epoch(passphrase=PHRASE)
            else:
                add_words(vault, *("y" * 2000 for _ in range(300)))
            tell("done")
        except CaseworkerError as error:
            tell(error.key)
        tell(str(len(words_in(vault))))
        tell(str(vault.epoch))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        add_words(vault, "there is room again")
        vault.close(now=NOW)
        tell("closed")

    return killed(work, after_s=60)


@pytest.mark.parametrize("attempt", ["edit", "epoch"])
def test_what_finds_no_room_is_refused_and_work_goes_on(attempt: str, template: MadeProfile, tmp_path: Path) -> None:
    made = template.copied(tmp_path / "profile")
    secrets = FileSecrets(tmp_path / "keyring")
    for name, value in made.secrets.entries.items():
        secrets.write(name, value)

    told = in_a_small_child(made, secrets, attempt)

    assert told.words[0] in {"store.disk-full", "store.not-writable"}
    assert told.words[1:] == ["305", "1", "closed"]
    vault = entrance.unlock(made.directory, visit(secrets), passphrase=PHRASE)
    words = words_in(vault)
    assert words[:5] == FIVE_WORDS
    assert words[-1] == "there is room again"
    assert len(words) == 306
    assert vault.verify(now=NOW).sound
    vault.close(now=NOW)
    assert len([name for name in secrets._entries() if "device-secret" in name]) == 1
    assert list((made.directory / "tmp").iterdir()) == []
