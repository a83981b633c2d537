"""The cards of the first run: the ticket, or what a profile without a server needs; then the waiting."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QWidget

from caseworker.domain.actions import Role
from ui.entrance.begin_model import BeginModel
from ui.entrance.keeper import NewAlone, PackTold
from ui.entrance.step_card import StepCard
from ui.state_words import StateWords
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice, LineField
from ui.widgets.labels import Heading, Label

_ROLES = (Role.OFFICER, Role.FRONT_DESK, Role.SUPERVISOR)


class TicketCard(StepCard):
    """Asks for the ticket: typed, pasted, or from a file."""

    def __init__(self, model: BeginModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._model = model
        self.say(
            self.tr("Enrol this device"),
            self.tr("Your administrator gave you a ticket: a line of letters, or a file. It is good for a day."),
        )
        self._ticket = LineField(self.tr("Ticket"), icon="ticket")
        self._ticket.set_text(model.state.ticket)
        self.box.addWidget(self._ticket)
        self.box.addLayout(self._helpers())
        self._device = LineField(self.tr("What colleagues call this machine"))
        self._device.set_text(model.state.device_name)
        self.box.addWidget(self._device)
        self.add_wrong()
        main = self.add_main(self.tr("Go on"))
        for one in (self._ticket.line, self._device.line):
            one.returnPressed.connect(self._go_on)
        main.clicked.connect(self._go_on)
        model.changed.connect(self._draw)
        self.setFocusProxy(self._ticket.line)
        self._draw()

    def _helpers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        paste = Button(self.tr("Paste"), size="sm", icon="clipboard")
        paste.clicked.connect(self._paste)
        file = Button(self.tr("Choose the file…"), size="sm", icon="file")
        file.clicked.connect(self._choose_file)
        row.addWidget(paste)
        row.addWidget(file)
        row.addStretch(1)
        return row

    @Slot()
    def _paste(self) -> None:
        self._ticket.set_text(QApplication.clipboard().text().strip())

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose the ticket's file"))
        if name:
            self._model.read_ticket(Path(name))

    @Slot()
    def _go_on(self) -> None:
        self._model.give_ticket(self._ticket.text(), self._device.text().strip())

    @Slot()
    def _draw(self) -> None:
        state = self._model.state
        if state.ticket and not self._ticket.text():
            self._ticket.set_text(state.ticket)
        self.say_wrong(state.error)


class AloneCard(StepCard):
    """Asks who works here, and under which agency pack, for a profile that belongs to no server."""

    def __init__(self, model: BeginModel, packs: Path | None, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._model, self._pack = model, packs
        self.say(
            self.tr("Begin without a server"),
            self.tr("Nothing is sent anywhere: this device is the only place where your work is. Make backups."),
        )
        self._name = LineField(self.tr("Your name, as colleagues know you"))
        words = StateWords()
        self._role = Choice(self.tr("What you do"), [(role.value, words.role(role)) for role in _ROLES])
        self._folder = Button("", size="sm", icon="folder")
        self._folder.clicked.connect(self._choose_folder)
        self._territory = Choice(self.tr("Where you work"), [])
        self._team = Choice(self.tr("Your team"), [])
        self._counter = Choice(self.tr("Your counter"), [])
        self.box.addWidget(self._name)
        self.box.addWidget(Label(self.tr("Agency pack"), "smallMedium"))
        self.box.addWidget(self._folder)
        for one in (self._role, self._territory, self._team, self._counter):
            self.box.addWidget(one)
        self.add_wrong()
        self.add_main(self.tr("Go on")).clicked.connect(self._go_on)
        self._name.line.returnPressed.connect(self._go_on)
        self._role.edited.connect(self._draw)
        model.changed.connect(self._draw)
        self.setFocusProxy(self._name.line)
        self._shown: PackTold | None = None
        self._draw()
        if packs is not None:
            model.read_pack(packs)

    @Slot()
    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of the agency pack"))
        if name:
            self._pack = Path(name)
            self._model.read_pack(self._pack)

    @Slot()
    def _go_on(self) -> None:
        if self._pack is None or self._model.state.pack is None:
            self.say_wrong(self.tr("Choose the folder of your agency's pack first."))
            self._folder.setFocus()
            return
        role = Role(self._role.value())
        wish = NewAlone(
            name=self._name.text().strip(),
            role=role,
            pack=self._pack,
            territory=self._territory.value(),
            team=self._team.value(),
            counter=self._counter.value() if role is Role.FRONT_DESK else "",
        )
        self._model.give_wish(wish)

    @Slot()
    def _draw(self) -> None:
        state = self._model.state
        if state.pack is not None and state.pack is not self._shown:
            self._shown = state.pack
            self._territory.set_options(state.pack.territories)
            self._team.set_options(state.pack.teams)
            self._counter.set_options(state.pack.counters)
        agency = "" if state.pack is None else state.pack.agency
        self._folder.set_words(agency or self.tr("Choose the folder…"))
        self._counter.setVisible(self._role.value() == Role.FRONT_DESK.value)
        self.say_wrong(state.error)


class MakingCard(StepCard):
    """While a profile is being made: what happens, and the digits to compare."""

    def __init__(self, model: BeginModel, parent: QWidget | None = None) -> None:
        super().__init__("", can_go_back=False, parent=parent)
        self._model = model
        self.say(self.tr("Making your profile"), self.tr("Your keys are being made. This takes a few seconds."))
        self._digits = Heading("", role="display")
        self._compare = Label("", "body", "text2", wrap=True)
        self.box.addWidget(self._digits)
        self.box.addWidget(self._compare)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # there is nothing to press: the card itself is read out
        model.changed.connect(self._draw)
        self._draw()

    def digits(self) -> str:
        """Return the digits that are shown."""
        return self._digits.text()

    @Slot()
    def _draw(self) -> None:
        digits = self._model.state.digits
        self._digits.set_text(f"{digits[:3]} {digits[3:]}" if digits else "")
        self._digits.setVisible(bool(digits))
        compare = self.tr("Compare these digits with your administrator’s screen. They must be the same.")
        self._compare.set_text(compare if digits else "")
        self._compare.setVisible(bool(digits))
