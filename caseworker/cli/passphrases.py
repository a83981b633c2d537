"""Passphrases and printed codes as a command gets them: typed unseen, or from a file; never as an argument."""

import os
from pathlib import Path

from caseworker.cli.call import Call
from caseworker.cli.files import read_bytes
from caseworker.errors import CaseworkerError
from caseworker.store.keys.passphrases import read_words, suggest

STANDARD_INPUT = "-"
_LONGEST_BYTES = 4096


class SecretIsEmpty(CaseworkerError):
    """The file, or the line of standard input, that should hold a secret holds nothing."""

    key = "cli.secret-empty"
    sentence = "{what} was expected from {source}, and nothing is there. Nothing was changed."


class NotTypedAlike(CaseworkerError):
    """A new passphrase was typed twice, and differently."""

    key = "cli.not-typed-alike"
    sentence = "The two passphrases are not the same. Nothing was changed. Try again."


def passphrase(call: Call) -> str:
    """Return the passphrase that opens the profile."""
    return _secret(call, call.options.passphrase_file, "Passphrase:", what="The passphrase", option="--passphrase-file")


def new_passphrase(call: Call, file: str | None, *, option: str) -> str:
    """Return a new passphrase: from the file, or chosen at the terminal, where four words are offered first."""
    if file is not None:
        return _from(call, file, what="The new passphrase")
    if call.terminal.can_ask:
        offered = suggest(read_words(), os.urandom)
        call.terminal.remark(f"A passphrase made for you: {offered}")
        call.terminal.remark("Press Enter to take it, after you have written it down, or type one of your own.")
        typed = _typed(call, "New passphrase:", option=option)
        if not typed:
            return offered
        if _typed(call, "The same again:", option=option) != typed:
            raise NotTypedAlike
        return typed
    return _typed(call, "New passphrase:", option=option)


def printed_code(call: Call, file: str | None) -> str:
    """Return a printed code; its own check symbol tells typing errors, so it is typed in sight of nobody else."""
    return _secret(call, file, "Code:", what="The code", option="--code-file")


def _secret(call: Call, file: str | None, question: str, *, what: str, option: str) -> str:
    if file is not None:
        return _from(call, file, what=what)
    return call.terminal.ask_secret(question, what=what, option=option)


def _typed(call: Call, question: str, *, option: str) -> str:
    return call.terminal.ask_secret(question, what="The new passphrase", option=option)


def _from(call: Call, file: str, *, what: str) -> str:
    if file == STANDARD_INPUT:
        found, source = call.terminal.read_line(), "standard input"
    else:
        path = Path(file)
        found = read_bytes(path, limit_bytes=_LONGEST_BYTES).decode("utf-8-sig", errors="replace").split("\n", 1)[0]
        found, source = found.rstrip("\r"), path.name
    if not found:
        raise SecretIsEmpty(what=what, source=source)
    return found
