"""Sending by mail through SMTP with STARTTLS (RFC 3207). The Message-ID follows from the key, so a repeat is known."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from sync.server.effects.sending import Message, NotSent

TIMEOUT_S = 20.0
_LASTING_FROM = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """Where mail is handed over. Without `tls` a password is never sent: for a relay on the same machine only."""

    host: str
    port: int = 587
    sender: str = "caseworker@localhost"
    user: str = ""
    password: str = ""
    tls: bool = True
    ca_file: str = ""


class MailSender:
    """Sends mail, one connection each."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings

    def send(self, message: Message) -> None:
        """Hand one message over; raises NotSent."""
        told = self._letter(message)
        try:
            with smtplib.SMTP(self._settings.host, self._settings.port, timeout=TIMEOUT_S) as server:
                self._greet(server)
                server.send_message(told)
        except smtplib.SMTPResponseException as error:  # a wrong password is put right one day
            raise NotSent(word=str(error.smtp_code)) from error
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise NotSent(word=str(max(codes)), lasting=min(codes) >= _LASTING_FROM) from error
        except (smtplib.SMTPException, OSError) as error:
            raise NotSent(word=type(error).__name__) from error

    def _greet(self, server: smtplib.SMTP) -> None:
        if self._settings.tls:
            context = ssl.create_default_context(cafile=self._settings.ca_file or None)
            context.minimum_version = ssl.TLSVersion.TLSv1_2
            server.starttls(context=context)
            if self._settings.user:
                server.login(self._settings.user, self._settings.password)

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage(policy=SMTP)
        letter["From"] = self._settings.sender
        letter["To"] = message.target
        letter["Subject"] = message.subject
        letter["Date"] = format_datetime(message.at)
        letter["Message-ID"] = f"<{message.key}@{self._settings.sender.rpartition('@')[2]}>"
        letter["Auto-Submitted"] = "auto-generated"  # RFC 3834
        letter.set_content(message.words or message.body)
        return letter
