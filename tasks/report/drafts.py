"""`messages/ID.eml`: the message to each family as a draft that a mail client opens, ready to be sent."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from config.campaign import Campaign
from tasks.report import letter
from tasks.report.case_view import CaseView
from tasks.report.snapshot import Snapshot
from tasks.report.worklist import worklist

FOLDER = "messages"


def write_drafts(snapshot: Snapshot, folder: Path, campaign: Campaign) -> None:
    """Makes the folder, with a draft for each family that something is asked of. The same snapshot, the same bytes."""
    folder.mkdir(mode=0o700)
    for number, case in enumerate(worklist(snapshot, campaign).cases, 1):
        view = CaseView(case, number, campaign)
        if view.message:
            (folder / view.draft).write_bytes(draft(view))


def draft(view: CaseView) -> bytes:
    """The message without a sender, nor a recipient where the portal has no plain address of the family's."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"  # mail clients open it to be sent, not as one that was received
    address = letter.plain_address(view.case.family.email) if view.case.family else ""
    if address:
        mail["To"] = address
    mail["Subject"] = letter.subject(view.campaign)
    mail.set_content(view.message + "\n", charset="utf-8", cte="quoted-printable")
    return mail.as_bytes()
