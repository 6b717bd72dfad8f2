"""What the morning's mail says: counts and the report's place. No name, no file, no attachment."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from config.campaign import Campaign
from config.location import Location
from config.messages import filled, french, messages
from tasks.report.changes import Changes, changes
from tasks.report.snapshot import Snapshot
from tasks.report.wording import counted, local, long_day, visible
from validators.model import DossierStatus

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Mail:
    """One line of subject, and a text."""

    subject: str
    body: str


def done(snapshot: Snapshot, campaign: Campaign, report: Location, *, is_stale: bool = False) -> Mail:
    """The figures of a night that is done; `report` is where they can be read whole."""
    said, told, run = messages().mail, changes(snapshot, campaign), snapshot.run
    new = filled(said.new, count=told.new, s="s" if told.new > 1 else "") if told.new else ""
    to_do = filled(said.to_do, count=told.for_staff, new=new, stale=said.stale if is_stale else "")
    notices = [f"- {visible(french(line), _LONGEST)}" for line in run.trouble]
    parts = [
        said.partial if run.outcome == "partiel" else said.done,
        "\n".join(_figures(snapshot, told)),
        *(["\n".join([said.notices, *notices])] if notices else []),
        filled(said.report, place=visible(str(report), _LONGEST)),
        said.no_names,
    ]
    return Mail(_subject(run.started_at, to_do), "\n\n".join(parts))


def failed(sentence: str, status: int, moment: datetime) -> Mail:
    """A night that came to nothing; `sentence` says why and names nobody."""
    said = messages().mail
    cause = visible(french(f"{sentence[:1].upper()}{sentence[1:]}"), _LONGEST)
    body = [filled(said.failed, status=status, cause=cause), said.before_in_place]
    return Mail(_subject(moment, said.failure), "\n\n".join(body))


def _figures(snapshot: Snapshot, told: Changes) -> list[str]:
    said, run = messages().mail, snapshot.run
    dossiers = Counter(dossier.status for dossier in snapshot.dossiers)
    read = counted(run.pieces_read, "lue")
    for_staff = filled(
        said.for_staff,
        pieces=counted(told.for_staff, "pièce"),
        new=counted(told.new, "nouvelle") if told.new else "",
    )
    asked, missing = (
        counted(told.for_family, "pièce demandée", "pièces demandées"),
        counted(told.missing, "pièce manquante", "pièces manquantes"),
    )
    return [
        filled(said.drop, date=long_day(run.drop_date), pieces=counted(len(snapshot.pieces), "pièce"), read=read),
        for_staff if told.for_staff else said.nothing_for_staff,
        filled(said.for_families, asked=asked, missing=missing),
        filled(said.solved, count=told.solved),
        filled(said.dossiers, complete=dossiers[DossierStatus.COMPLETE], total=len(snapshot.dossiers)),
    ]


def _subject(moment: datetime, said: str) -> str:
    return filled(messages().mail.subject, date=f"{local(moment):%d/%m/%Y}", said=said)
