"""The staff's decisions: from a workbook that comes back, or one on the command line; and what stands after them."""

import getpass
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from config.settings import Settings
from flows.last_night import expect_a_night, settle_again
from flows.out_folder import expect_room
from flows.refusal import UnusableCall, cause
from flows.stages import sole_run
from tasks.current_run import now
from tasks.decisions import inbox, workbook
from tasks.decisions.inbox import REFUSED, TAKEN, file_away
from tasks.decisions.orders import Answer, Desk, Order
from tasks.decisions.workbook import UnreadableWorkbook
from tasks.store import decisions, engine, standing
from tasks.store.runs import Run
from validators.model import Upload


@dataclass(frozen=True)
class Brought:
    """What one person brings at once. `source` is the workbook's SHA-256, None for the command line."""

    orders: Sequence[Order]
    by: str
    source: str | None = None


def decide_by_workbook(path: Path, by: str, settings: Settings, *, dry_run: bool = False) -> list[Answer]:
    """What becomes of each filled row; UnusableCall when the workbook cannot be read."""
    try:
        return _decide(_read(path, by, settings), settings, dry_run)
    except UnreadableWorkbook as error:
        raise UnusableCall(str(error)) from None
    except OSError as error:
        raise UnusableCall(f"ce classeur ne peut pas être lu ({cause(error)})") from None


def decide_one(order: Order, by: str, settings: Settings, *, dry_run: bool = False) -> Answer:
    """What becomes of one decision; UnusableCall when it is not taken."""
    (answer,) = _decide(Brought([order], by or getpass.getuser()), settings, dry_run)
    if answer.decision is None:
        raise UnusableCall(answer.sentence)
    return answer


def take_workbooks(database: Engine, run: Run, uploads: Mapping[str, Upload], settings: Settings) -> list[str]:
    """Records the decisions of the workbooks that lie in the folder of decisions, and files these away.

    Returns what the report must say, as French sentences. First the decisions are written, then the file is moved:
    killed between the two, the next night finds that this workbook has been counted.
    """
    trouble = []
    for path in inbox.waiting(settings.resolved_decisions):
        try:
            brought = _read(path, "", settings)
            answers = _desk(database, uploads, brought).answer(brought.orders)
            with engine.writing(database) as connection:
                new = [answer.decision for answer in answers if answer.decision]
                decisions.add(connection, run, new, brought.source)
            file_away(path, TAKEN, run.started_at, said(answers))
            if len(new) < len(answers):
                trouble.append(f"Un classeur de décisions a des lignes non retenues : voir le dossier {TAKEN}.")
        except UnreadableWorkbook as error:
            file_away(path, REFUSED, run.started_at, [f"{error.args[0][:1].upper()}{error.args[0][1:]}."])
            trouble.append(f"Un classeur de décisions n'a pas pu être lu : voir le dossier {REFUSED}.")
        except OSError as error:
            trouble.append(f"Un classeur de décisions reste à prendre ({cause(error)}).")
    return trouble


def said(answers: Sequence[Answer], *, dry_run: bool = False) -> list[str]:
    """The answers as lines to read, with a sum at the end."""
    taken = sum(answer.decision is not None for answer in answers)
    verb = "à enregistrer" if dry_run else "enregistrées"
    return [*(answer.sentence for answer in answers), f"Décisions {verb} : {taken} sur {len(answers)}."]


def _read(path: Path, by: str, settings: Settings) -> Brought:
    source = inbox.fingerprint(path)
    returned = workbook.read(path, settings.var.absolute() / "tmp")
    return Brought(returned.orders, by or returned.by or inbox.owner(path), source)


def _decide(brought: Brought, settings: Settings, dry_run: bool) -> list[Answer]:
    with sole_run(settings, after_a_night=True) as database:
        last = expect_a_night(database)
        expect_room(last.out_path)
        with engine.reading(database) as connection:
            rows = standing.drop_rows(connection)
        uploads = {upload.key: upload for family in rows.values() for upload in family.uploads}
        answers = _desk(database, uploads, brought).answer(brought.orders)
        new = [answer.decision for answer in answers if answer.decision]
        if new and not dry_run:
            settle_again(database, last, "decide", {one.family_id for one in new}, settings, new, brought.source)
    return answers


def _desk(database: Engine, uploads: Mapping[str, Upload], brought: Brought) -> Desk:
    with engine.reading(database) as connection:
        before = decisions.keys_from(connection, brought.source) if brought.source else frozenset()
        return Desk(uploads, decisions.taken(connection), brought.by, now(), before)
