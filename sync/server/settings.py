"""The settings of a server, read once at its start from `server.toml` in its data folder and from the environment.

Every setting has a default, so the file may be empty. A variable `CASEWORKER_SERVER_<NAME>` comes before the file; the
mail password is read from there or from a file of its own, never from `server.toml`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from caseworker.errors import CaseworkerError

FILE = "server.toml"
PREFIX = "CASEWORKER_SERVER_"
_LARGEST_BYTES = 64 << 10
_WANTED: Mapping[Any, str] = {str: "a text", bool: "true or false"}
_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


class SettingsUnreadable(CaseworkerError):
    """The settings file is no TOML, or too long."""

    key = "server.settings-unreadable"
    sentence = "The file {file} could not be read as settings (TOML). Correct it, then start the server again."


class UnknownSetting(CaseworkerError):
    """The settings name something that does not exist."""

    key = "server.setting-unknown"
    sentence = "There is no setting {name}. Correct or remove it, then start the server again."


class BadSetting(CaseworkerError):
    """A setting has a value that it cannot have."""

    key = "server.setting-bad"
    sentence = "The setting {name} has a value it cannot have. It must be {wanted}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a server runs. Sizes end in `_bytes`, times in `_s`; relative paths are meant from the data folder.

    `database` is `sqlite:///…` or `postgresql://…`, "" for a file in the folder; `blobs` a URL of object storage, ""
    for a folder beside it. `public_url` is the address that devices use when a proxy stands before the server. Without
    `tls_certificate` the server speaks plain HTTP and accepts only addresses of this machine to listen on, unless
    `behind_proxy` says that a proxy does TLS. `smtp_host` "" sends no mail.
    """

    folder: Path
    stream: str = "agency"
    database: str = ""
    blobs: str = ""
    host: str = "127.0.0.1"
    port: int = 8440
    public_url: str = ""
    behind_proxy: bool = False
    proxy_addresses: str = "127.0.0.1"
    tls_certificate: str = ""
    tls_key: str = ""
    workers: int = 1
    threads: int = 16
    connections: int = 500
    header_deadline_s: float = 10.0
    body_deadline_s: float = 60.0
    requests_a_second: float = 200.0
    requests_at_once: int = 1_000
    attachment_bytes: int = 200 << 20
    stop_within_s: int = 20
    log_level: str = "info"
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_starttls: bool = True
    mail_from: str = ""

    def __repr__(self) -> str:
        """Return what may be logged: no address with a password in it."""
        return f"Settings(folder={str(self.folder)!r}, stream={self.stream!r})"

    @property
    def database_url(self) -> str:
        """The URL of the database."""
        return self.database or f"sqlite:///{self.folder / 'server.db'}"

    @property
    def blobs_url(self) -> str:
        """The URL of the object storage."""
        return self.blobs or (self.folder / "blobs").as_uri()

    @property
    def has_tls(self) -> bool:
        """Whether the server itself speaks TLS."""
        return bool(self.tls_certificate)

    def path(self, told: str) -> Path:
        """Return a path of the settings, from the data folder on."""
        return self.folder / told


def read_settings(folder: Path, environ: Mapping[str, str]) -> Settings:
    """Return the settings of a data folder; raises SettingsUnreadable, UnknownSetting or BadSetting."""
    told: dict[str, Any] = _read_file(folder / FILE)
    names = {one.name for one in fields(Settings)} - {"folder"}
    told |= {name: environ[PREFIX + name.upper()] for name in names if PREFIX + name.upper() in environ}
    unknown = sorted(told.keys() - names)
    if unknown:
        raise UnknownSetting(name=unknown[0])
    given = [one for one in fields(Settings) if one.name in told]
    made = Settings(folder=folder, **{one.name: _read(one, told[one.name]) for one in given})
    _check(made)
    return made


def settings_text(told: Mapping[str, str | int | float | bool]) -> str:
    """Return the text of a settings file with these settings."""
    return "".join(f"{name} = {_as_toml(value)}\n" for name, value in told.items())


def _read_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        raw = path.read_bytes()
        return tomllib.loads(raw[:_LARGEST_BYTES].decode()) if len(raw) <= _LARGEST_BYTES else _too_long(path)
    except (ValueError, OSError) as error:
        raise SettingsUnreadable(file=path.name) from error


def _too_long(path: Path) -> dict[str, Any]:
    raise SettingsUnreadable(file=path.name)


def _read(one: Field[Any], value: Any) -> Any:
    """Return a value of the type its field has, from TOML or from the text of a variable."""
    kind = one.type
    try:
        if kind is bool and isinstance(value, bool):
            return value
        if kind is bool and isinstance(value, str) and value.lower() in _TRUE | _FALSE:
            return value.lower() in _TRUE
        if kind in {int, float} and isinstance(value, str | int | float) and not isinstance(value, bool):
            return int(value) if kind is int else float(value)
    except ValueError as error:
        raise BadSetting(name=one.name, wanted="a number") from error
    if not isinstance(value, str) or kind is not str:
        raise BadSetting(name=one.name, wanted=_WANTED.get(kind, "a number"))
    return value


def _check(made: Settings) -> None:
    if not 0 <= made.port < 1 << 16:
        raise BadSetting(name="port", wanted="a number from 0 to 65535")
    for name in ("workers", "threads", "connections", "requests_at_once"):
        if getattr(made, name) < 1:
            raise BadSetting(name=name, wanted="at least 1")
    if made.public_url and urlsplit(made.public_url).scheme not in {"http", "https"}:
        raise BadSetting(name="public_url", wanted="an address that begins with https://")
    is_local = made.host in {"127.0.0.1", "::1", "localhost"}
    if not (made.has_tls or made.behind_proxy or is_local):
        raise BadSetting(
            name="tls_certificate", wanted="given, when others can reach the address the server listens on"
        )


def _as_toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value)
