"""Bringing files in: choosing them, saying where columns go, trying, importing, and taking an import back."""
