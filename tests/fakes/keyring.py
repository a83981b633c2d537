"""Keyrings for tests: one in memory that can be put in every state, and one in a file for processes that are killed."""

import json
from pathlib import Path

from caseworker.store.keys.device_secret import KeyringLocked, KeyringLost, KeyringSilent


class FakeSecrets:
    """A keyring in memory. `state` is ok, locked, lost or hang; a missing entry is simply not there."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.state = "ok"
        self.calls = 0

    def read(self, name: str) -> str | None:
        self._answer()
        return self.entries.get(name)

    def write(self, name: str, value: str) -> None:
        self._answer()
        self.entries[name] = value

    def erase(self, name: str) -> None:
        self._answer()
        self.entries.pop(name, None)

    def copied(self) -> "FakeSecrets":
        copy = FakeSecrets()
        copy.entries.update(self.entries)
        return copy

    def _answer(self) -> None:
        self.calls += 1
        if self.state == "locked":
            raise KeyringLocked
        if self.state == "lost":
            raise KeyringLost
        if self.state == "hang":
            raise KeyringSilent(limit_s=5)


class FileSecrets:
    """A keyring in a file, replaced whole, so that another process sees what a killed one kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, name: str) -> str | None:
        return self._entries().get(name)

    def write(self, name: str, value: str) -> None:
        self._keep({**self._entries(), name: value})

    def erase(self, name: str) -> None:
        self._keep({known: value for known, value in self._entries().items() if known != name})

    def _entries(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        entries: dict[str, str] = json.loads(self._path.read_text())
        return entries

    def _keep(self, entries: dict[str, str]) -> None:
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(entries))
        fresh.replace(self._path)
