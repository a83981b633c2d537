"""The service offers only what a device would believe, whole; its commands; who may fetch."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.protocol.trust import NO_UPDATES
from sync.protocol.updates import UPDATES, UpdateRefused, UpdatesOutOfDate
from sync.server.blobs.objects import Objects, open_objects
from sync.server.blobs.shelf import RangeUnsatisfiable
from sync.server.cli.main import DONE, FAILED, main
from sync.server.database import Database, open_database
from sync.server.updates import NoSuchUpdate, NotUpdateFiles, NoUpdateRoot, PackageMissing, Updates
from tests.sync.running import a_running_server
from tests.sync.server.contents import sum_of
from tests.sync.server.test_packs import RIVERSIDE
from tests.sync.server.test_server_commands import acts
from tests.sync.signed_updates import NOW, PLATFORM, Signers, days, signers


class Shop:
    """The updates of one stream and those who sign them."""

    def __init__(self, database: Database, objects: Objects, made: Signers) -> None:
        self.signers, self.objects = made, objects
        self.updates = Updates(database, objects, pinned=made.pinned, entropy=os.urandom)
        self.done = 0

    def add(self, *packages: Path, lists: list[Path] | None = None) -> list[str]:
        def done(_: object) -> None:
            self.done += 1

        files = [*(self.signers.paths if lists is None else lists), *packages]
        return [one.version for one in self.updates.add(files, now=NOW, done=done)]

    def offered(self) -> list[str]:
        return [one.version for one in self.updates.releases(now=NOW)]

    def kept(self) -> int:
        found = self.objects.strays("update/", before=datetime.now(UTC) + days(1), known=lambda _: ())
        return len(list(found))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    database = open_database(f"sqlite:///{tmp_path / 'server.db'}")
    database.create()
    yield Shop(database, open_objects((tmp_path / "blobs").as_uri()), signers(tmp_path / "signers"))
    database.close()


@pytest.fixture
def first(shop: Shop) -> Path:
    """Version 1.0.0, which is offered."""
    package = shop.signers.packages / "caseworker-1.0.0.bin"
    assert shop.add(package) == ["1.0.0"]
    return package


def test_what_was_added_is_offered_and_given_in_parts(shop: Shop, first: Path) -> None:
    content = first.read_bytes()
    part = shop.updates.package(sum_of(content), asked="bytes=10-19")

    assert (part.data, part.span.content_range()) == (content[10:20], f"bytes 10-19/{len(content)}")
    assert shop.updates.package(sum_of(content), asked=None).data == content
    assert shop.updates.document("timestamp.json") == shop.signers.files["timestamp.json"]
    assert shop.done == 1
    with pytest.raises(RangeUnsatisfiable):
        shop.updates.package(sum_of(content), asked="bytes=999999-")


def test_the_next_version_takes_the_place_of_the_last(shop: Shop, first: Path) -> None:
    second = shop.signers.release("1.1.0", b"better")

    assert shop.add(second) == ["1.1.0"] == shop.offered()

    assert shop.kept() == 1
    with pytest.raises(NoSuchUpdate):
        shop.updates.package(sum_of(first.read_bytes()), asked=None)
    assert shop.updates.document("1.targets.json"), "devices in the middle of looking find what they began with"


def test_a_list_that_is_renewed_needs_no_package_again(shop: Shop, first: Path) -> None:
    shop.signers.run("renew", str(shop.signers.lists), "--key", str(shop.signers.key("release")))

    assert shop.add() == ["1.0.0"]
    assert shop.updates.package(sum_of(first.read_bytes()), asked=None).data == first.read_bytes()


def test_a_package_that_is_gone_from_the_storage_is_put_there_again(shop: Shop, first: Path) -> None:
    shutil.rmtree(shop.signers.folder.parent / "blobs" / "update")
    with pytest.raises(PackageMissing):
        shop.add()

    shop.add(first)

    assert shop.updates.package(sum_of(first.read_bytes()), asked=None).data == first.read_bytes()


def of_foreign_key(made: Signers) -> list[Path]:
    return [made.release("1.1.0", b"worse", by="foreign"), *made.paths]


def of_one_root_key(made: Signers) -> list[Path]:
    return [made.root(after=1, by="a"), *made.paths]


def without_package(made: Signers) -> list[Path]:
    made.release("1.1.0", b"better")
    return made.paths


def of_other_package(made: Signers) -> list[Path]:
    package = made.release("1.1.0", b"better")
    package.write_bytes(b"worse!")
    return [package, *made.paths]


def too_long(made: Signers) -> list[Path]:
    (made.lists / "timestamp.json").write_bytes(bytes(600_000))
    return made.paths


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (of_foreign_key, UpdateRefused),
        (of_one_root_key, UpdateRefused),
        (without_package, PackageMissing),
        (of_other_package, NotUpdateFiles),
        (too_long, NotUpdateFiles),
    ],
)
def test_what_no_device_would_believe_changes_nothing(
    shop: Shop, first: Path, make: Callable[[Signers], list[Path]], error: type[Exception]
) -> None:
    with pytest.raises(error):
        shop.add(lists=make(shop.signers))

    assert shop.offered() == ["1.0.0"]
    assert (shop.done, shop.kept()) == (1, 1)
    assert shop.updates.package(sum_of(first.read_bytes()), asked=None).data == first.read_bytes()


def test_older_lists_are_refused(shop: Shop, first: Path, tmp_path: Path) -> None:
    before = shutil.copytree(shop.signers.lists, tmp_path / "before")
    shop.add(shop.signers.release("1.1.0", b"better"))

    with pytest.raises(UpdateRefused):
        shop.add(first, lists=sorted(before.iterdir()))

    assert shop.offered() == ["1.1.0"]


def test_lists_that_ran_out_are_told(shop: Shop, first: Path) -> None:
    with pytest.raises(UpdatesOutOfDate):
        shop.updates.releases(now=NOW + days(200))


def test_without_a_root_in_the_trust_document_nothing_is_offered(shop: Shop) -> None:
    shop.updates._pinned = NO_UPDATES

    with pytest.raises(NoUpdateRoot):
        shop.add()
    assert shop.offered() == []


def test_only_devices_in_good_standing_fetch(tmp_path: Path) -> None:
    with a_running_server(tmp_path) as server:
        line, stranger = server.device().line(), server.transport()
        for path in (f"{UPDATES}/timestamp.json", f"{UPDATES}/package/{'0' * 64}"):
            assert line.ask("GET", path).status == 404
            assert stranger._client.request("GET", path).status_code == 401
        assert line.ask("GET", f"{UPDATES}/package/odd").status == 400


def test_the_commands_name_a_root_add_and_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, folder = signers(tmp_path / "signers"), tmp_path / "service"

    def run(*words: str) -> int:
        return main(["--folder", str(folder), "--json", *words], environ={})

    assert run("init", "--pack", str(RIVERSIDE), "--admin", "Ada Admin", "--port", "0") == DONE
    files = [str(one) for one in (*made.paths, *made.packages.iterdir())]
    assert run("updates", "add", *files) == FAILED
    root, root_key = str(made.lists / "1.root.json"), str(folder / "keys" / "agency-root.key")
    assert run("updates", "trust", root, "--root-key", root_key) == DONE
    assert run("updates", "add", *files) == DONE
    assert run("updates", "add", str(made.lists / "none.json")) == FAILED
    capsys.readouterr()
    assert run("updates", "list") == DONE

    (found,) = json.loads(capsys.readouterr().out)["updates"]
    assert (found["platform"], found["version"], found["file"]) == (PLATFORM, "1.0.0", "caseworker-1.0.0.bin")
    assert acts(folder)[-2:] == ["updates.trust", "updates.add"]
