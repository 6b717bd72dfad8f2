"""The morning's mail: sent after a night and after one that failed. It never changes how the night ends."""

import sys
from collections.abc import Callable
from contextlib import suppress
from time import sleep

from pydantic import ValidationError

from config.campaign import Campaign
from config.location import Location
from config.settings import SmtpSettings
from flows.log import LOG
from tasks.current_run import now
from tasks.report import mail_text, summary
from tasks.report.mail_text import Mail
from tasks.report.page import FILE as PAGE
from tasks.report.snapshot import Snapshot
from tasks.tools import smtp


def tell_done(snapshot: Snapshot, campaign: Campaign, out: Location, *, is_stale: bool) -> None:
    """Sends the figures of a night that is done, and adds to `resume.json` what became of the mail."""
    outcome = _post(lambda: mail_text.done(snapshot, campaign, out.absolute() / PAGE, is_stale=is_stale))
    try:
        summary.note_mail(out, outcome)
    except OSError as error:  # the report stands; only this line of it could not be added
        LOG.error("mail not noted in %s: %s", summary.FILE, type(error).__name__)


def tell_failure(sentence: str, status: int) -> None:
    """Sends why a night came to nothing, with its exit status."""
    _post(lambda: mail_text.failed(sentence, status, now()))


def _post(compose: Callable[[], Mail]) -> dict[str, str]:
    """What became of it, in the words of `resume.json`; said on stderr and in the log where it could not be sent."""
    try:
        settings = SmtpSettings()
        if not settings.host:
            return {"etat": "non_configure"}
        mail = compose()
        _send(mail, settings)
    except ValidationError as error:
        names = sorted({_variable(place) for one in error.errors() for place in one["loc"]})
        return _not_sent(f"réglage non valable : {', '.join(names)}")
    except smtp.MailNotSent as error:
        return _not_sent(str(error))
    except Exception as error:  # whatever is wrong with the mail, the night stands as it is
        return _not_sent(f"erreur imprévue : {type(error).__name__}")
    LOG.info("mail sent")
    return {"etat": "envoye"}


def _send(mail: Mail, settings: SmtpSettings) -> None:
    """Once more where the server may be back by then, or takes at the second time what it does not at the first."""
    try:
        smtp.send(mail.subject, mail.body, settings)
    except smtp.MailNotSent:
        if not settings.retry_seconds:
            raise
        sleep(settings.retry_seconds)
        smtp.send(mail.subject, mail.body, settings)


def _not_sent(cause: str) -> dict[str, str]:
    if LOG.handlers:
        LOG.error("mail not sent: %s", cause)
    with suppress(OSError):
        print(f"dossiers : le courriel n'a pas été envoyé ({cause})", file=sys.stderr)
    return {"etat": "non_envoye", "cause": cause}


def _variable(place: int | str) -> str:
    name = str(place).upper()
    return name if name.startswith("DOSSIERS_") else f"DOSSIERS_SMTP_{name}"
