"""A file of a message, looked at before it is filed: pictures, and texts as plain text. Nothing runs or is fetched."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caseworker.formats.mail_parts import Attached
from ui.documents import reading
from ui.documents.picture_view import PictureView
from ui.documents.reading import Picture, Shown, Unreadable, Words
from ui.imports.mail_words import kind_words
from ui.theme.current import theme
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.work import Work

_PAGE = "text/html"
_LINES = 22


class MailPreview(Panel):
    """Shows one attached file over the page."""

    def __init__(self, work: Work, file: Attached, over: QWidget) -> None:
        super().__init__(file.name, over, width=760, name="mail-preview")
        self._work, self._file = work, file
        facts = work.wording.facts(kind_words(file.media_type), work.wording.size(file.size))
        self.facts = Label(facts, "small", "text2", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme().font("body"))
        self.text.setAccessibleName(self.tr("Text of the file"))
        self.picture = PictureView(self.tr("Picture"))
        self.close_button = Button(self.tr("Close"), keys="Esc")
        self.close_button.clicked.connect(self.close_panel)
        self._lay_out()
        self.open(self.close_button)
        self._read()

    def _lay_out(self) -> None:
        self.body.addWidget(self.facts)
        for widget in (self.text, self.picture):
            widget.setFixedHeight(theme().line("body") * _LINES)
            widget.hide()
            self.body.addWidget(widget)
        self.foot.addWidget(self.close_button)
        self.foot.addStretch(1)

    def _read(self) -> None:
        one = self._file
        if not reading.can_show(one.media_type, one.name, one.size):
            self._on_shown(Unreadable())
            return
        self._work.lanes.read(
            lambda: reading.read([one.content], media_type=one.media_type, name=one.name),
            self._on_shown,
            self._work.window.trouble,
            owner=self,
            key="file",
        )

    def _on_shown(self, shown: Shown) -> None:
        if isinstance(shown, Words):
            self.text.setPlainText(shown.pages[0])
            self.text.show()
            self._say_plain()
        elif isinstance(shown, Picture):
            self.picture.show_picture(shown.image)
            self.picture.show()
        else:
            words = self.tr(
                "This cannot be shown here. Once the message is filed, it can be opened in another program."
            )
            self.body.addWidget(Label(words, wrap=True))
        self.place()

    def _say_plain(self) -> None:
        if self._file.media_type == _PAGE:
            words = self.tr("Shown as plain text. Nothing in it is run, and nothing is fetched from outside.")
            self.facts.set_text(f"{self.facts.text()}\n{words}")
