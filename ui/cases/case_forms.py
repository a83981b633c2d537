"""The questions that the forms of a case's page share."""

from PySide6.QtCore import QCoreApplication

from ui.person.form import Ask, Asked

translate = QCoreApplication.translate


def reason_asked(label: str = "", *, rows: int = 3, hint: str = "") -> Asked:
    """Ask why; the answer stands under "why"."""
    return Asked(key="why", label=label or translate("Case", "Why"), ask=Ask.AREA, rows=rows, hint=hint)


def day_asked(key: str, label: str, *, hint: str = "", value: str = "", beside: bool = False) -> Asked:
    """Ask for a day."""
    usual = translate("Case", "“28 Nov”, “tomorrow”; empty: no date")
    return Asked(key=key, label=label, hint=hint or usual, value=value, beside=beside)


def choice_asked(
    key: str, label: str, options: tuple[tuple[str, str], ...], *, value: str = "", beside: bool = False
) -> Asked:
    """Ask for one of several."""
    return Asked(key=key, label=label, ask=Ask.CHOICE, options=options, value=value, beside=beside)


def why_missing() -> str:
    """Return what is said where a reason is missing."""
    return translate("Case", "Say why, so that whoever reads this later understands it.")
