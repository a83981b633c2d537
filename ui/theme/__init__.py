"""Colours, sizes, fonts and icons, all from `resources/theme/tokens.json`; widgets keep token names, never values."""
