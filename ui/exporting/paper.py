"""What is held on a person, on paper: records with their changes, documents, who looked, what is left out."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from caseworker.desk.package_page import changed, kinds_of
from caseworker.desk.subject_access import Held, HeldRecord, LeftOut
from ui.isolates import isolate
from ui.printing.sheet import Sheet
from ui.printing.writer import Writer
from ui.work import Work

translate = QCoreApplication.translate


def paper_of(work: Work, held: Held) -> Sheet:
    """Return the pages. On the screen's thread: documents in formats keep timers."""
    say = work.wording
    name = held.name or held.number
    writer = Writer(work, translate("Export", "What is held on {name}").format(name=isolate(name)))
    writer.title(name, say.facts(held.number, held.agency, say.full_day(held.made_at)))
    writer.facts([(translate("Export", "What it is for"), held.purpose)])
    for kind, records in kinds_of(held):
        writer.heading(f"{kind.replace('_', ' ').capitalize()} ({say.number(len(records))})")
        for one in records:
            _record(writer, work, held, one)
    if held.documents:
        writer.heading(translate("Export", "Documents"))
        writer.points([say.facts(one.name, say.short_day(one.captured_at)) for one in held.documents])
    if held.lookings:
        writer.heading(translate("Export", "Who looked, on this device"))
        looked = ((_moment(work, one.at), held.officer(one.by), one.action) for one in held.lookings)
        writer.points([say.facts(*one) for one in looked])
    writer.heading(translate("Export", "What is not part of this"))
    writer.points([left_out_words(one) for one in held.left_out])
    return writer.done()


def _record(writer: Writer, work: Work, held: Held, record: HeldRecord) -> None:
    say = work.wording
    writer.facts([(name, held.readable(words)) for name, words in record.words])
    if record.made is not None:
        words = translate("Export", "Recorded {moment}, {officer}")
        moment = _moment(work, record.made.at)
        writer.words(words.format(moment=moment, officer=isolate(held.officer(record.made.by))), grey=True)
    told = ((one, changed(held, one)) for one in record.later)
    lines = [say.facts(_moment(work, one.at), held.officer(one.by), words) for one, words in told if words]
    if lines:
        writer.points(lines)


def _moment(work: Work, at: datetime) -> str:
    """A moment with its whole date: paper is read in other years."""
    return work.wording.facts(work.wording.long_date(at), work.wording.time(at))


def left_out_words(why: LeftOut) -> str:
    """Return why something is not part of what goes out."""
    known = {
        LeftOut.NOT_READABLE: translate("Export", "Records that you may not read are not part of it."),
        LeftOut.OTHERS: translate(
            "Export", "Records that are about other people as well are left out, to protect them."
        ),
        LeftOut.REPORTERS: translate("Export", "Who reported a warning is left out, to protect them."),
        LeftOut.SENSITIVE: translate(
            "Export", "Some words are kept for those who work on the matter, and are left out."
        ),
        LeftOut.LOOKINGS: translate("Export", "Who looked at this person may not be read by you, and is left out."),
    }
    return known[why]
