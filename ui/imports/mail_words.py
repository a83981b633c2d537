"""In words: what speaks for a person or a case, how far a message is, and a message as a row."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from caseworker.desk.imports.mail_proposals import Why
from caseworker.domain.interactions import Direction
from caseworker.formats.mail import Message
from caseworker.formats.mail_parts import Attached
from ui.imports.mail_model import Letter, Standing
from ui.isolates import isolate
from ui.widgets.row_values import TwoLine
from ui.wording import Wording

translate = QCoreApplication.translate


def reasons(why: Iterable[Why], wording: Wording) -> str:
    """Return what speaks for a choice, the strongest first."""
    known = {
        Why.NUMBER: translate("Mail", "Its number stands in the subject"),
        Why.THREAD: translate("Mail", "An earlier message of this exchange is there"),
        Why.ADDRESS: translate("Mail", "This e-mail address is theirs"),
        Why.PART: translate("Mail", "They have a part in the case"),
        Why.ONLY_CASE: translate("Mail", "Their only case at work"),
        Why.ONE_OF_CASES: translate("Mail", "One of their cases at work"),
        Why.NAME: translate("Mail", "The name is the same, the address is not known"),
    }
    found = tuple(why)
    shown = [one for one in found if one is not Why.NAME or Why.ADDRESS not in found]
    return wording.facts(*(known[one] for one in shown))


def standing_words(standing: Standing) -> tuple[str, str]:
    """Return how far a message is, and the tone; no words while it waits to be looked at."""
    return {
        Standing.CERTAIN: (translate("Mail", "Certain"), "success"),
        Standing.OPEN: ("", "neutral"),
        Standing.SKIPPED: (translate("Mail", "Skipped"), "neutral"),
        Standing.FILED: (translate("Mail", "Filed"), "info"),
    }[standing]


def subject_of(message: Message) -> str:
    """Return the subject, or words for a message without one."""
    return message.subject or translate("Mail", "No subject")


def sender_of(message: Message) -> str:
    """Return who wrote it, or words where it does not say."""
    return message.sender.shown if message.sender else translate("Mail", "Sender not named")


def row_of(letter: Letter, wording: Wording) -> TwoLine:
    """Return a message as a row of the list."""
    message, (chip, tone) = letter.item.message, standing_words(letter.standing)
    icon = "send" if letter.proposal.direction is Direction.OUT else "mail"
    sender = message.sender.name or message.sender.address if message.sender else sender_of(message)
    return TwoLine(
        key=letter.key,
        title=subject_of(message),
        second=sender,
        trailing=wording.row_time(message.sent_at) if message.sent_at else "",
        icon="mail-open" if letter.standing in {Standing.FILED, Standing.SKIPPED} else icon,
        chip=chip,
        chip_tone=tone,
        done=letter.standing in {Standing.FILED, Standing.SKIPPED},
    )


def file_row(file: Attached, number: int, wording: Wording) -> TwoLine:
    """Return an attached file as a row: its name, what it is and how large."""
    icon = "image" if file.media_type.startswith("image/") else "file-text"
    second = wording.facts(kind_words(file.media_type), wording.size(file.size))
    return TwoLine(key=number, title=isolate(file.name), second=second, icon=icon)


def kind_words(media_type: str) -> str:
    """Return what a file is, in words where they are known."""
    known = {
        "text/html": translate("Mail", "Web page"),
        "text/plain": translate("Mail", "Text"),
        "application/pdf": translate("Mail", "PDF document"),
        "message/rfc822": translate("Mail", "E-mail message"),
        "text/calendar": translate("Mail", "Calendar"),
        "text/vcard": translate("Mail", "Contact"),
        "application/zip": translate("Mail", "Archive"),
        "application/x-msdownload": translate("Mail", "Program"),
        "application/octet-stream": translate("Mail", "Unknown kind"),
    }
    if media_type in known:
        return known[media_type]
    family = media_type.partition("/")[0]
    words = {"image": translate("Mail", "Picture"), "audio": translate("Mail", "Sound")}
    return words.get(family) or media_type
