"""The menu of all commands, by their groups: a bar of the system on macOS, elsewhere it opens by F10."""

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.shell.actions import Actions


def command_menus(actions: Actions, parent: QWidget) -> list[QMenu]:
    """Return a menu for each group, in the order of the commands; rare ones stay in the palette."""
    menus: dict[str, QMenu] = {}
    for command in actions.commands:
        action = actions.action(command.id)
        if command.only_in_palette or action is None:
            continue
        if command.group not in menus:
            menus[command.group] = QMenu(command.group.replace("&", "&&"), parent)
        menus[command.group].addAction(action)
    return list(menus.values())


def open_menu(actions: Actions, under: QWidget) -> QMenu:
    """Open the menu under a widget; it is gone when it closes."""
    menu = QMenu(under)
    menu.setAccessibleName(under.accessibleName())
    for one in command_menus(actions, menu):
        menu.addMenu(one)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
    first = next(iter(menu.actions()), None)
    if first is not None:
        menu.setActiveAction(first)
    return menu


def fill_system_bar(bar: QMenuBar, actions: Actions) -> None:
    """Put the commands into the bar of the system."""
    bar.clear()
    for one in command_menus(actions, bar):
        bar.addMenu(one)
