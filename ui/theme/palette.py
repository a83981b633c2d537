"""The palettes of the application, for everything that Qt paints itself."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

_ROLES = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "onAccent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "onAccent",
    QPalette.ColorRole.Link: "accentText",
    QPalette.ColorRole.LinkVisited: "accentText",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "borderStrong",
    QPalette.ColorRole.Shadow: "shadow",
    QPalette.ColorRole.Accent: "accent",
}
_WORDS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette(colour: Callable[[str], QColor]) -> QPalette:
    """Return the palette of the application: white sheet, dark words, one blue."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, colour(token))
    for role in _WORDS:
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("textDisabled"))
    return made


def for_views(colour: Callable[[str], QColor]) -> QPalette:
    """Return the palette of lists: what is selected keeps dark words on a light ground."""
    made = palette(colour)
    made.setColor(QPalette.ColorRole.Highlight, colour("selected"))
    made.setColor(QPalette.ColorRole.HighlightedText, colour("text"))
    return made
