"""The head of the form: whom it is about, and what must be known before the first word."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseworker.desk.facing import Facing
from caseworker.desk.front_desk import InLine
from caseworker.domain.interactions import IdentityCheck
from caseworker.domain.people import Person, current_address
from ui.front_desk.words import name_of, needs_interpreter, warnings_line
from ui.isolates import isolate
from ui.theme.current import theme
from ui.widgets.avatars import Avatar
from ui.widgets.bars import Bar, announce
from ui.widgets.buttons import Button
from ui.widgets.choosers import CheckBox
from ui.widgets.labels import Elided, Label
from ui.wording import Wording


class PersonBar(QWidget):
    """Name, facts, warnings and the language of the person at the counter; or that nobody is identified."""

    find_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    interpreter_offered = Signal()
    identity_checked = Signal(bool)

    def __init__(self, wording: Wording, *, can_note: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording, self._can_note = wording, can_note
        self._warned: object = None
        self._build()

    def show_nobody(self) -> None:
        """Show a form that is about nobody: a contact with someone who was not asked for a name."""
        self._warned = None
        self._show_words(
            self.tr("Quick contact"), self.tr("Nobody is at your counter. Press F4 to call the next person.")
        )
        self._find.set_words(self.tr("Find person"))
        self._show(avatar=False, find=True, new=False, open_=False, identity=False)

    def show_line(self, line: InLine, facing: Facing | None, identity: IdentityCheck) -> None:
        """Show who is at the counter."""
        if facing is not None:
            self._show_person(facing, identity)
            return
        known = line.walk_in.person is not None
        name = name_of(line.person, line.walk_in.described_as, self._wording, known=known)
        hint = self.tr("You may not see this person’s record. What you write is kept with it.")
        unknown = self.tr("Find them, add them, or go on without a name.")
        self._show_words(name, hint if known else unknown)
        self._find.set_words(self.tr("Wrong person?") if known else self.tr("Find person"))
        self._show(avatar=False, find=True, new=not known, open_=False, identity=False)

    def show_person(self, facing: Facing, identity: IdentityCheck) -> None:
        """Show a person who is written about without being at the counter."""
        self._show_person(facing, identity)

    def hide_names(self, *, hidden: bool) -> None:
        """Hide or show the name and the facts."""
        for widget in (self._name, self._facts, self._avatar):
            widget.setVisible(not hidden)

    def _show_person(self, facing: Facing, identity: IdentityCheck) -> None:
        person = facing.person
        name = name_of(person, person.description, self._wording)
        self._show_words(name, self._facts_of(person))
        self._avatar.set_name(name)
        self._find.set_words(self.tr("Wrong person?"))
        self._identity.setChecked(identity is IdentityCheck.PASSED)
        self._show(avatar=True, find=True, new=False, open_=True, identity=True)
        self._show_bars(facing, name)

    def _show_bars(self, facing: Facing, name: str) -> None:
        person, wording = facing.person, self._wording
        self._risk.setVisible(bool(facing.safety))
        if facing.safety:
            title = warnings_line([one.kind for one in facing.safety], wording)
            review = min(one.review_on for one in facing.safety)
            told = " ".join(one.what for one in facing.safety if one.what)
            until = self.tr("Looked at again by {day}.").format(day=wording.full_day(review))
            self._risk.show_state("danger", "shield-alert", title, f"{told} {until}".strip())
            if self._warned != (person.id, facing.safety):
                self._warned = (person.id, facing.safety)
                warning = self.tr("Warning about {name}: {warning}").format(name=isolate(name), warning=title)
                announce(self, warning, urgent=True)
        speaks = needs_interpreter(person)
        self._language.setVisible(speaks)
        if speaks:
            words = self.tr("Speaks {language}. Offer an interpreter.")
            self._language.show_state(
                "warning",
                "languages",
                words.format(language=wording.language(person.language)),
                action=self.tr("Note that you offered one") if self._can_note else "",
            )

    def _facts_of(self, person: Person) -> str:
        born = self._wording.born(person.birth_date) if person.birth_date else ""
        address = current_address(person, self._wording.today())
        place = isolate(address.shown) if address else ""
        return self._wording.facts(born, isolate(person.shown_number), place)

    def _show_words(self, name: str, facts: str) -> None:
        self._name.set_text(name)
        self._facts.set_text(facts)

    def _show(self, *, avatar: bool, find: bool, new: bool, open_: bool, identity: bool) -> None:
        self._avatar.setVisible(avatar)
        self._find.setVisible(find)
        self._new.setVisible(new)
        self._open.setVisible(open_)
        self._identity.setVisible(identity)
        if not open_:
            self._risk.hide()
            self._language.hide()

    def _build(self) -> None:
        px = theme().px
        self._avatar = Avatar("", 48)
        self._name = Elided("", "title")
        self._facts = Label("", "small", "text2", wrap=True)
        self._identity = CheckBox(self.tr("ID checked"))
        self._identity.toggled.connect(self.identity_checked)
        self._find = Button(self.tr("Find person"), kind="ghost", size="sm")
        self._find.clicked.connect(self.find_asked)
        self._new = Button(self.tr("New person"), kind="ghost", size="sm")
        self._new.clicked.connect(self.new_asked)
        self._open = Button(self.tr("Open"), size="sm")
        self._open.setAccessibleName(self.tr("Open the person’s page"))
        self._open.clicked.connect(self.open_asked)
        self._risk = Bar("danger", "shield-alert", "")
        self._language = Bar("warning", "languages", "")
        self._language.acted.connect(self.interpreter_offered)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self._name, 1)
        for widget in (self._find, self._new, self._open):
            top.addWidget(widget)
        below = QHBoxLayout()
        below.setSpacing(px(8))
        below.addWidget(self._facts, 1)
        below.addWidget(self._identity, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addLayout(top)
        words.addLayout(below)
        head = QHBoxLayout()
        head.setSpacing(px(14))
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(12))
        whole.addLayout(head)
        whole.addWidget(self._risk)
        whole.addWidget(self._language)
