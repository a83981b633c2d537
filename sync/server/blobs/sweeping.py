"""Removing content that no record mentions, uploads nobody finished, and bytes that a crash left behind."""

from datetime import datetime, timedelta

from sync.server.blobs.book import BlobBook
from sync.server.blobs.objects import Objects
from sync.server.database import Database

UNMENTIONED_DAYS = 7
_STRAY_DAYS = 1


def sweep(database: Database, objects: Objects, *, now: datetime) -> int:
    """Remove what nobody needs and return how many objects that were. For a quiet moment, at least once a day.

    Content goes at once when its records were erased; what no record ever mentioned goes after seven days, and so do
    unfinished uploads. Rows go before bytes, so a crash leaves strays, and they go with the next sweep.
    """
    since = now - timedelta(days=UNMENTIONED_DAYS)
    names = database.transact(lambda connection: _forgotten(BlobBook(connection, database.stream), since))
    objects.remove(names)
    return len(names) + sum(_strays(database, objects, prefix, now) for prefix in ("blob/", "upload/"))


def _forgotten(book: BlobBook, since: datetime) -> tuple[str, ...]:
    book.note_mentioned()
    names = list(book.drop_unmentioned(older_than=since))
    for sha256, device in book.old_uploads(older_than=since):
        names += book.drop_upload(sha256, device)
    return tuple(names)


def _strays(database: Database, objects: Objects, prefix: str, now: datetime) -> int:
    def known(names: object) -> frozenset[str]:
        assert isinstance(names, list)
        with database.reading() as connection:
            return BlobBook(connection, database.stream).known_names(names)

    found = list(objects.strays(prefix, before=now - timedelta(days=_STRAY_DAYS), known=known))
    objects.remove(found)
    return len(found)
