"""Saved views of a list: choose one, save the present one under a name, remove one."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit

from ui.commands import Command
from ui.lists.giving import command
from ui.lists.head_button import HeadButton
from ui.lists.list_model import ListModel
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.menus import PopupMenu
from ui.widgets.panel import Panel

LONGEST_NAME = 60


class ViewsButton(HeadButton):
    """Opens the saved views of a list."""

    def __init__(self, model: ListModel) -> None:
        super().__init__(QCoreApplication.translate("ViewsButton", "Views"), kind="ghost", icon="bookmark")
        self.setAccessibleDescription(self.tr("Filters and order, saved by a name"))
        self._model = model
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Open the menu of views."""
        menu = PopupMenu(self.commands(), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.open_under(self)

    def commands(self) -> list[Command]:
        """Return what can be done with views: take one, save one, remove one."""
        model, group = self._model, self.tr("Views")
        made = [
            command(f"view.take.{at}", view.name, partial(model.take_view, view), group, "bookmark")
            for at, view in enumerate(model.state.views)
        ]
        made.append(command("view.save", self.tr("Save this view"), self.ask_name, self.tr("Save"), "plus"))
        for at, view in enumerate(model.state.views):
            words = self.tr("Remove “{name}”").format(name=view.name)
            made.append(
                command(f"view.remove.{at}", words, partial(model.remove_view, view.name), self.tr("Remove"), "trash-2")
            )
        return made

    def ask_name(self) -> None:
        """Ask for the name under which the present filters and order are saved."""
        panel = Panel(self.tr("Save this view"), self, width=440, name="save-view")
        field = QLineEdit()
        field.setMaxLength(LONGEST_NAME)
        label = Label(self.tr("Name of the view"), "smallMedium")
        label.setBuddy(field)
        save = Button(self.tr("Save view"), kind="primary", keys="Return")
        panel.body.addWidget(label)
        panel.body.addWidget(field)
        panel.foot.addWidget(save)
        panel.foot.addStretch(1)

        def kept() -> None:
            if not field.text().strip():
                field.setFocus()
                return
            self._model.save_view(field.text())
            panel.close_panel()

        field.returnPressed.connect(kept)
        save.clicked.connect(kept)
        panel.open(field)
