"""The visit one is at: risks first, then how far it is, the note with its photos, what is done and what comes next."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseworker.domain.attachments import AttachmentId
from caseworker.domain.tasks import TaskId
from caseworker.domain.visits import Check, VisitState
from ui.my_day.photos_model import PhotosModel
from ui.my_day.risk_bars import RiskBars
from ui.my_day.visit_model import Entered, VisitModel, began_at
from ui.places import Place
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.choosers import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField, Number
from ui.widgets.flow import FlowLayout
from ui.widgets.foot_bar import FootBar
from ui.widgets.icon_labels import IconLabel
from ui.widgets.labels import Heading, Label
from ui.widgets.lines import HLine
from ui.widgets.person_header import PersonHeader
from ui.widgets.photo_strip import Photo, PhotoStrip
from ui.widgets.states import Empty
from ui.widgets.text_area import TextArea
from ui.work import Work

_LONGEST_MINUTES = 24 * 60


class VisitView(QFrame):
    """Draws a `VisitModel` and its `PhotosModel`. `plan_asked` when the empty day asks for a visit."""

    plan_asked = Signal()

    def __init__(self, work: Work, model: VisitModel, photos: PhotosModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self.model, self.photos = work, model, photos
        self.setAccessibleName(self.tr("Visit"))
        self._is_filling = False
        self._make_head()
        self._make_note()
        self._make_after()
        self._lay_out()
        self._connect()
        self._draw()

    def focus_note(self) -> None:
        """Give the focus to the note."""
        self.note.setFocus()

    def choose_files(self) -> None:
        """Ask for photos, and attach them."""
        kinds = self.tr("Photos and scans (*.jpg *.jpeg *.png *.webp *.heic *.pdf);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Add photos"), "", kinds)
        self.photos.attach_files([Path(one) for one in chosen])

    def paste(self) -> bool:
        """Attach what is on the clipboard: files, or a picture. False when it is only words."""
        return self._take(QGuiApplication.clipboard().mimeData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Attach a picture that is pasted while the note has the focus; words go into the note."""
        if isinstance(event, QKeyEvent) and self._is_paste(event) and self.paste():
            return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _is_paste(event: QKeyEvent) -> bool:
        return event.type() == QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Paste)

    # Building

    def _make_head(self) -> None:
        self._open = Button(self.tr("Open person"), keys="", size="sm")
        self.header = PersonHeader(actions=(self._open,), compact=True)
        self._where = Label("", "body", wrap=True, selectable=True)
        self._place = self._beside_icon("map-pin", self._where)
        self._risks = RiskBars(self._work, self.model)
        self._way = Label("", "small", "text2", wrap=True)
        self.set_out = Button(self.tr("Set out"), icon="navigation", size="sm")
        self.arrive = Button(self.tr("At the door"), icon="door-open", size="sm")
        self.check_in = Button(self.tr("All is well"), icon="shield-check", size="sm")
        self._fetch = Button(self.tr("Fetch when online"), icon="cloud-download", kind="link", size="sm")

    def _make_note(self) -> None:
        self.note = TextArea(self.tr("How it went"), rows=5)
        self.note.editor.setMaximumHeight(self.note.editor.minimumHeight())
        self._kept = Label("", "small", "text2")
        self.add = Button(self.tr("Add photos"), icon="camera", size="sm")
        self._paste = Button(self.tr("Paste"), icon="clipboard", kind="ghost", size="sm")
        self.strip = PhotoStrip(self.tr("Photos of this visit"))
        self._camera = Label("", "small", "text2", wrap=True)

    def _make_after(self) -> None:
        self._tasks_title = Label(self.tr("Done at this visit"), "smallMedium")
        self._tasks = QVBoxLayout()
        self._tasks.setSpacing(theme().px(4))
        self.boxes: dict[TaskId, CheckBox] = {}
        self.minutes = Number(self.tr("How long, in minutes"))
        self.minutes.spin.setRange(0, _LONGEST_MINUTES)
        self.minutes.spin.setSpecialValueText(self.tr("Not said"))
        self.next = LineField(self.tr("What comes next, if anything"), placeholder=self.tr("Such as: ring in a month"))
        self.due = DateField(self.tr("Due"))
        self.finish = Button(self.tr("Finish visit"), kind="primary", icon="check", keys="Ctrl+Return")
        self.nobody = Button(self.tr("Nobody home"))
        self.foot = FootBar(self.finish, (self.nobody,))
        self._outcome = Label("", "body", wrap=True, selectable=True)

    def _lay_out(self) -> None:
        px = theme().px
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(px(28), px(18), px(28), px(18))
        rows.setSpacing(px(12))
        rows.addWidget(self.header)
        rows.addWidget(self._place)
        rows.addWidget(self._risks)
        rows.addWidget(self._flowing(self.set_out, self.arrive, self.check_in, self._way, self._fetch))
        rows.addWidget(HLine())
        rows.addWidget(self._note_head())
        rows.addWidget(self.note)
        rows.addWidget(self._outcome)
        rows.addWidget(self.strip)
        rows.addWidget(self._camera)
        rows.addLayout(self._after())
        rows.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Visit"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        area.setWidget(inside)
        self._area = area
        self._empty = Empty(
            "sun",
            self.tr("No visits on this day."),
            self.tr("A visit you plan appears here, ready for the road."),
            self.tr("Add a visit"),
            keys="Ctrl+N",
        )
        self._empty.acted.connect(self.plan_asked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        beside = QVBoxLayout()
        beside.setContentsMargins(px(28), px(18), px(28), px(18))
        beside.addWidget(self._empty)
        beside.addStretch(1)
        self._beside = QWidget()
        self._beside.setLayout(beside)
        whole.addWidget(self._beside, 1)
        whole.addWidget(area, 1)
        whole.addWidget(self.foot)

    @staticmethod
    def _beside_icon(icon: str, words: Label) -> QWidget:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return held

    @staticmethod
    def _flowing(*widgets: QWidget, pushed: Sequence[QWidget] = ()) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, gap=theme().px(8))
        for widget in widgets:
            flow.addWidget(widget)
        for widget in pushed:
            flow.push(widget)
        return line

    def _note_head(self) -> QWidget:
        self._note_title = Heading(self.tr("Note and photos"))
        return self._flowing(self._note_title, pushed=(self._kept, self.add, self._paste))

    def _after(self) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(theme().px(10))
        rows.addWidget(self._tasks_title)
        rows.addLayout(self._tasks)
        rows.addWidget(self.next)
        line = QHBoxLayout()
        line.setSpacing(theme().px(12))
        line.addWidget(self.due, 1)
        line.addWidget(self.minutes, 1)
        rows.addLayout(line)
        return rows

    def _connect(self) -> None:
        model = self.model
        for button, act in (
            (self.set_out, model.set_out),
            (self.arrive, model.arrive),
            (self.check_in, model.check_in),
            (self.finish, model.finish),
            (self.nobody, model.nobody_home),
            (self.add, self.choose_files),
            (self._paste, self.paste),
            (self._open, self._go_to_person),
            (self._fetch, self._fetch_now),
        ):
            button.clicked.connect(partial(_without_state, act))
        for field in (self.note, self.next, self.due, self.minutes):
            field.edited.connect(self._enter)
        self.note.editor.installEventFilter(self)
        self.strip.opened.connect(lambda key: self._work.window.go(Place("document", about=key)))
        model.opened.connect(self._fill)
        model.changed.connect(self._draw)
        model.refused.connect(self._refuse)
        model.kept.connect(self._show_kept)
        self.photos.changed.connect(self._draw_photos)

    # Drawing

    def _fill(self) -> None:
        """Show what was entered about another visit."""
        entered = self.model.entered
        self._is_filling = True
        self.note.set_text(entered.note)
        self.note.clear_error()
        self.minutes.set_value(entered.minutes)
        self.next.set_text(entered.next)
        self.due.set_value(entered.due)
        self._kept.set_text("")
        self._make_boxes()
        self._is_filling = False

    def _make_boxes(self) -> None:
        while (item := self._tasks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = {}
        for todo in self.model.tasks():
            box = CheckBox(todo.task.title)
            box.set_value(todo.task.id in self.model.entered.done)
            box.toggled.connect(self._enter)
            self.boxes[todo.task.id] = box
            self._tasks.addWidget(box)

    def _draw(self) -> None:
        readiness, model = self.model.readiness, self.model
        self._area.setVisible(readiness is not None)
        self.foot.setVisible(readiness is not None and not model.is_over)
        mine = model.day.state.mine
        self._beside.setVisible(readiness is None)
        self._empty.setVisible(readiness is None and mine is not None)
        if readiness is None:
            return
        if set(self.boxes) != {one.task.id for one in model.tasks()}:
            self._make_boxes()
        visit, wording = readiness.visit, self._work.wording
        hours = wording.span(visit.planned_from, visit.planned_to)
        self.header.show_person(model.name(), (hours, visit.purpose))
        where = wording.facts(visit.place, visit.way_in)
        self._where.set_text(where)
        self._place.setVisible(bool(where))
        self._open.setVisible(readiness.person is not None)
        self._risks.show_risks()
        self._draw_way()
        self._draw_form()

    def _draw_form(self) -> None:
        over, visit = self.model.is_over, self.model.visit
        for widget in (self.note, self.next, self.due, self.minutes, self.add, self._paste):
            widget.setVisible(not over)
        shown = bool(self.boxes) and not over
        self._tasks_title.setVisible(shown)
        for box in self.boxes.values():
            box.setVisible(shown)
        self._outcome.setVisible(over)
        self._outcome.set_text(visit.outcome if visit is not None and over else "")
        watched = self.photos.camera.is_watched and visit is not None and began_at(visit) is not None and not over
        self._camera.setVisible(watched)
        self._camera.set_text(self.tr("Photos from the camera folder are added by themselves during the visit."))
        self._draw_foot()

    def _draw_way(self) -> None:
        readiness, model = self.model.readiness, self.model
        assert readiness is not None, "it is drawn for a visit"
        visit, wording = readiness.visit, self._work.wording
        self.set_out.setVisible(not model.is_over and visit.state is VisitState.PLANNED)
        self.arrive.setVisible(not model.is_over and visit.state is not VisitState.AT_THE_DOOR)
        self.check_in.setVisible(visit.state is VisitState.AT_THE_DOOR)
        here = readiness.checks.get(Check.RECORDS_HERE, True)
        self._fetch.setVisible(not here and not model.is_over and self._work.sending is not None)
        words = wording.visit_state(visit.state)
        if visit.state is VisitState.AT_THE_DOOR and visit.check_in_by is not None:
            words = self.tr("At the door. Say by {time} that all is well.").format(time=wording.time(visit.check_in_by))
        elif model.is_over and visit.ended_at is not None:
            words = wording.facts(words, wording.day_time(visit.ended_at))
        self._way.set_text(wording.facts(words, *self._lacking()))

    def _lacking(self) -> list[str]:
        readiness = self.model.readiness
        if readiness is None or self.model.is_over:
            return []
        words = {
            Check.RECORDS_HERE: self.tr("only name and address here"),
            Check.PLACE_KNOWN: self.tr("no address yet"),
            Check.FORM_HERE: self.tr("a form is not here"),
            Check.INTERPRETER: self.tr("no interpreter yet"),
        }
        return [words[check] for check, fine in readiness.checks.items() if not fine and check in words]

    def _draw_foot(self) -> None:
        visit = self.model.visit
        began = None if visit is None else began_at(visit)
        words = "" if began is None else self.tr("Started {time}").format(time=self._work.wording.time(began))
        self.foot.say(words)

    def _draw_photos(self) -> None:
        shown = []
        for one in self.photos.photos:
            picture = self.photos.pictures.get(AttachmentId(one.id))
            shown.append(Photo(one.id, one.name, None if picture is None or picture.isNull() else picture))
        self.strip.set_photos(shown, self.photos.words())

    # What is done

    def _enter(self) -> None:
        if self._is_filling:
            return
        self.note.clear_error()
        self.model.enter(
            Entered(
                note=self.note.text(),
                minutes=self.minutes.value(),
                next=self.next.text(),
                due=self.due.value(),
                done=tuple(task for task, box in self.boxes.items() if box.value()),
            )
        )

    def _refuse(self, sentence: str) -> None:
        self.note.show_error(sentence)
        self.note.setFocus()

    def _show_kept(self, moment: object) -> None:
        words = self.tr("Draft saved {time}").format(time=self._work.wording.time(moment))  # type: ignore[arg-type]  # the signal carries a moment
        self._kept.set_text(words)

    def _go_to_person(self) -> None:
        if self.model.visit is not None:
            self._work.window.go(Place("person", self.model.visit.person))

    def _fetch_now(self) -> None:
        if self._work.sending is not None:
            self._work.sending.send_now()
            self._work.window.toast(self.tr("The record is fetched as soon as there is a connection"))

    def _take(self, brought: QMimeData | None) -> bool:
        if brought is None or self.model.is_over:
            return False
        paths = [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
        picture = brought.imageData() if brought.hasImage() else None
        if paths:
            self.photos.attach_files(paths)
        elif isinstance(picture, QImage):
            self.photos.attach_picture(_png(picture))
        return bool(paths) or isinstance(picture, QImage)


def _without_state(act: Callable[[], object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002
    act()


def _png(picture: QImage) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know only of file names
    return bytes(kept.data())
