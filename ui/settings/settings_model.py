"""What can be set, with what is set now. No widgets: the page makes a control for each setting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from ui.languages import offered
from ui.messages import say
from ui.preferences import ThemeChoice
from ui.shell.doings import TEXT_SIZES
from ui.shell.rooms import rooms
from ui.work import Work


class Kind(StrEnum):
    """What a setting is set with."""

    CHOICE = "choice"
    CHECK = "check"
    MINUTES = "minutes"
    FOLDER = "folder"
    PIN = "pin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting. `name` is that of the preference; `value` is what is set; `options` are (key, words).

    A PIN is no preference: it is kept in memory only, and `value` says whether there is one.
    """

    name: str
    group: str
    title: str
    hint: str
    kind: Kind
    value: object
    options: Sequence[tuple[str, str]] = ()
    most: int = 0

    def says(self, words: str) -> bool:
        """Whether all of these words stand in what the setting says."""
        whole = " ".join((self.group, self.title, self.hint, *(text for _, text in self.options))).casefold()
        return all(word in whole for word in words.casefold().split())


class SettingsModel(QObject):
    """`settings` is everything that can be set; `change` sets it, at once."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self.settings = self._made()
        work.preferences.changed.connect(self._read_again)

    def change(self, name: str, value: object) -> None:
        """Set one; the key of an option is taken for what it stands for."""
        if name == "text_percent":
            value = int(str(value))
        elif name == "theme":
            value = ThemeChoice(str(value))
        self._work.preferences.change(**{name: value})

    def choose_pin(self, pin: str, refused: Callable[[str], None], chosen: Callable[[], None]) -> None:
        """Let this PIN open the profile after a lock; `refused` is told why it may not be."""
        locking = self._work.office.locking

        def done(_done: None) -> None:
            self._read_again(None)
            chosen()

        self._work.lanes.write(
            lambda: locking.choose_pin(pin), done, lambda error: refused(say(error)), owner=self, key="pin"
        )

    def forget_pin(self) -> None:
        """Go on without a PIN."""
        locking = self._work.office.locking
        self._work.lanes.write(locking.forget_pin, self._read_again, owner=self)

    def _read_again(self, _names: object) -> None:
        self.settings = self._made()
        self.changed.emit()

    def _made(self) -> tuple[Setting, ...]:
        return (*self._appearance(), *self._language(), *self._lock(), *self._start(), *self._documents())

    def _appearance(self) -> tuple[Setting, ...]:
        chosen, group = self._work.preferences.chosen, self.tr("Appearance")
        themes = (
            (ThemeChoice.SYSTEM, self.tr("As the system")),
            (ThemeChoice.LIGHT, self.tr("Light")),
            (ThemeChoice.DARK, self.tr("Dark")),
            (ThemeChoice.HIGH_CONTRAST_LIGHT, self.tr("High contrast, light")),
            (ThemeChoice.HIGH_CONTRAST_DARK, self.tr("High contrast, dark")),
        )
        sizes = [(str(size), self.tr("{percent}%").format(percent=size)) for size in TEXT_SIZES]
        if (now := str(chosen.text_percent)) not in dict(sizes):
            sizes.append((now, self.tr("{percent}%").format(percent=now)))
        return (
            Setting(name="theme", group=group, title=self.tr("Colours"), hint="", kind=Kind.CHOICE,
                    value=chosen.theme.value, options=[(theme.value, words) for theme, words in themes]),
            Setting(name="text_percent", group=group, title=self.tr("Text size"),
                    hint=self.tr("Everything grows with it. Independent of the system."), kind=Kind.CHOICE, value=now,
                    options=sizes),
            Setting(name="system_font", group=group, title=self.tr("Use the font of the system"), hint="",
                    kind=Kind.CHECK, value=chosen.system_font),
            Setting(name="reduced_motion", group=group, title=self.tr("Less motion"),
                    hint=self.tr("Nothing fades or slides."), kind=Kind.CHECK, value=chosen.reduced_motion),
        )  # fmt: skip

    def _language(self) -> tuple[Setting, ...]:
        chosen, group = self._work.preferences.chosen, self.tr("Language")
        options = [("", self.tr("As the system")), *((one.code, one.name) for one in offered())]
        return (
            Setting(name="language", group=group, title=self.tr("Language"),
                    hint=self.tr("What you and others typed stays as it is."), kind=Kind.CHOICE,
                    value=chosen.language, options=options),
            Setting(name="mirrored", group=group, title=self.tr("Mirrored layout"),
                    hint=self.tr("For those who are used to reading from the other side."), kind=Kind.CHECK,
                    value=chosen.mirrored),
        )  # fmt: skip

    def _lock(self) -> tuple[Setting, ...]:
        most = max(1, self._work.office.maintenance.settings().idle_lock_s // 60)
        hint = self.tr("Your agency allows up to %n minutes. What you typed is kept.", "", most)
        minutes = (
            Setting(name="lock_after_minutes", group=self.tr("Lock"), title=self.tr("Lock after no activity for"),
                    hint=hint, kind=Kind.MINUTES, value=min(most, self._work.preferences.chosen.lock_after_minutes),
                    most=most),
        )  # fmt: skip
        return (*minutes, *self._pin())

    def _pin(self) -> tuple[Setting, ...]:
        locking = self._work.office.locking
        if not locking.may_choose_pin:
            return ()
        hours = self._work.office.maintenance.settings().passphrase_again_s // 3600
        hint = self.tr(
            "Opens this profile after the screen was locked, for %n hours at most. After sleep, after five wrong tries"
            " and when the program was closed, your passphrase is needed.", "", hours,
        )  # fmt: skip
        return (
            Setting(name="pin", group=self.tr("Lock"), title=self.tr("PIN"), hint=hint, kind=Kind.PIN,
                    value=locking.has_pin),
        )  # fmt: skip

    def _start(self) -> tuple[Setting, ...]:
        chosen, group = self._work.preferences.chosen, self.tr("Pages")
        entries = rooms([self._work.office.card.role])
        options = [("", self.tr("Page for your role")), *((room.page, room.words) for room in entries)]
        return (
            Setting(name="landing", group=group, title=self.tr("Begin with"), hint="", kind=Kind.CHOICE,
                    value=chosen.landing, options=options),
            Setting(name="short_names_in_queue", group=group, title=self.tr("Short names in the waiting list"),
                    hint=self.tr("“Rosa D.” instead of the whole name, where others can see the screen."),
                    kind=Kind.CHECK, value=chosen.short_names_in_queue),
        )  # fmt: skip

    def _documents(self) -> tuple[Setting, ...]:
        return (
            Setting(name="camera_folder", group=self.tr("Documents"), title=self.tr("Camera folder"),
                    hint=self.tr("New pictures in this folder are offered on visits and for documents."),
                    kind=Kind.FOLDER, value=self._work.preferences.chosen.camera_folder),
        )  # fmt: skip
