"""A mail to an SMTP server (smtplib): one conversation, with a deadline, and never a password in the clear."""

import smtplib
import socket
import ssl
import threading
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from config.settings import SmtpSettings


class MailNotSent(Exception):
    """It could not be sent; the argument says why in French, without an address, a host or a password."""


def send(subject: str, body: str, settings: SmtpSettings) -> None:
    """Sends one text to the addresses of the settings. MailNotSent when the server does not take it in time."""
    if not settings.to:
        raise MailNotSent("réglage non valable : DOSSIERS_SMTP_TO")
    if settings.user and settings.tls == "none":
        raise MailNotSent("un mot de passe ne part pas sans chiffrement : DOSSIERS_SMTP_TLS")
    failures: list[MailNotSent] = []
    message = _message(subject, body, settings)

    def converse() -> None:
        try:
            _converse(message, settings)
        except MailNotSent as failure:
            failures.append(failure)

    # The deadline of a socket is for each answer: a server that says one letter a second would hold a night for ever.
    talk = threading.Thread(target=converse, daemon=True)
    talk.start()
    talk.join(settings.timeout_seconds)
    if talk.is_alive():
        raise MailNotSent("le serveur ne répond pas à temps")
    for failure in failures:
        raise failure


def _message(subject: str, body: str, settings: SmtpSettings) -> EmailMessage:
    sender = settings.sender or settings.to.split(",")[0].strip()
    message = EmailMessage()
    try:
        message["Subject"], message["From"], message["To"] = subject, sender, settings.to
    except ValueError:  # a line break: what follows it would be a header of its own
        raise MailNotSent("un en-tête du courriel n'est pas valable") from None
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message


def _converse(message: EmailMessage, settings: SmtpSettings) -> None:
    try:
        with _server(settings) as server:
            if settings.tls == "starttls":
                server.starttls(context=ssl.create_default_context())
            if settings.user:
                server.login(settings.user, settings.password.get_secret_value())
            if server.send_message(message):
                raise MailNotSent("le serveur refuse l'une des adresses")
    except (OSError, ValueError) as error:  # smtplib's own are OSErrors
        raise MailNotSent(_cause(error)) from None


def _server(settings: SmtpSettings) -> smtplib.SMTP:
    where = settings.host, settings.port
    # Longer than the conversation may take: smtplib would tell its end as a connection that the server cut.
    seconds = 2 * settings.timeout_seconds
    if settings.tls == "tls":
        return smtplib.SMTP_SSL(*where, timeout=seconds, context=ssl.create_default_context())
    return smtplib.SMTP(*where, timeout=seconds)


def _cause(error: Exception) -> str:
    """Why, in French: the server's own words are left out, they may quote what it was told."""
    for kind, said in _CAUSES:
        if isinstance(error, kind):
            return said
    return f"erreur du serveur ({type(error).__name__})"


_CAUSES: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "le serveur refuse l'identifiant ou le mot de passe"),
    (smtplib.SMTPNotSupportedError, "le serveur ne propose pas ce qui est demandé : chiffrement ou identification"),
    (smtplib.SMTPRecipientsRefused, "le serveur refuse les adresses"),
    (smtplib.SMTPSenderRefused, "le serveur refuse l'expéditeur"),
    (smtplib.SMTPServerDisconnected, "le serveur a coupé la connexion"),
    (smtplib.SMTPResponseException, "le serveur refuse le courriel"),
    (ssl.SSLCertVerificationError, "le certificat du serveur n'est pas reconnu"),
    (ssl.SSLError, "le chiffrement avec le serveur échoue"),
    (socket.gaierror, "le serveur n'est pas trouvé"),
    (TimeoutError, "le serveur ne répond pas à temps"),
    (ConnectionRefusedError, "le serveur refuse la connexion"),
)
