"""Settings: from the file and the environment, or a sentence about what is wrong."""

from pathlib import Path
from typing import Any

import pytest

from sync.server.settings import BadSetting, SettingsUnreadable, UnknownSetting, read_settings, settings_text


def written(folder: Path, text: str) -> Path:
    (folder / "server.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    settings = read_settings(tmp_path, {})

    assert settings.database_url == f"sqlite:///{tmp_path / 'server.db'}"
    assert settings.blobs_url == (tmp_path / "blobs").as_uri()
    assert (settings.host, settings.workers) == ("127.0.0.1", 1)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    told: dict[str, Any] = {"port": 9, "public_url": 'https://a."b\\c', "body_deadline_s": 1.5, "smtp_starttls": False}

    settings = read_settings(written(tmp_path, settings_text(told)), {})

    assert {name: getattr(settings, name) for name in told} == told


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    environ = {"CASEWORKER_SERVER_PORT": "81", "CASEWORKER_SERVER_BEHIND_PROXY": "yes", "OTHER": "x"}

    settings = read_settings(written(tmp_path, "port = 80\n"), environ)

    assert (settings.port, settings.behind_proxy) == (81, True)


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("port = [", SettingsUnreadable),
        ("x" * 70_000, SettingsUnreadable),
        ("colour = 1", UnknownSetting),
        ("folder = '/'", UnknownSetting),
        ("port = 'many'", BadSetting),
        ("port = true", BadSetting),
        ("port = 70000", BadSetting),
        ("workers = 0", BadSetting),
        ("host = 5", BadSetting),
        ("behind_proxy = 'perhaps'", BadSetting),
        ("public_url = 'ftp://x'", BadSetting),
        ("host = '0.0.0.0'", BadSetting),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(tmp_path: Path, text: str, failure: type[Exception]) -> None:
    with pytest.raises(failure) as refused:
        read_settings(written(tmp_path, text), {})

    assert refused.value.say()  # type: ignore[attr-defined]


def test_others_are_served_only_with_tls_or_behind_a_proxy(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "host = '0.0.0.0'\nbehind_proxy = true"), {}).behind_proxy
    assert read_settings(written(tmp_path, "host = '0.0.0.0'\ntls_certificate = 'a.pem'"), {}).has_tls


def test_no_password_is_shown(tmp_path: Path) -> None:
    text = "database = 'postgresql://u:secret@h/d'\nsmtp_password = 'secret'"

    assert "secret" not in repr(read_settings(written(tmp_path, text), {}))
