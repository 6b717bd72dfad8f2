"""Nights on a made-up drop, with an examiner that believes what the file says of itself and without Prefect."""

import csv
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from drop_builder import DropBuilder

import flows.decide
import flows.family
import flows.nightly
from config.settings import Settings
from flows.halt import Halt
from tasks.bringing import Bringing
from tasks.decisions.orders import Answer, Order
from tasks.examine import Examined
from tasks.report.snapshot import Snapshot
from tasks.report.status_tables import write_dossiers, write_pieces
from validators.model import Facts, Finding, Outcome, Reason, Status, Upload, Verdict
from validators.verdict import in_order, piece_status

NOTICE, PROOF, PHOTO = "Avis d'imposition 2026 sur les revenus 2025", "Justificatif de domicile", "Photo d'identité"
PNG = b"\x89PNG\r\n\x1a\nmade up"


def says(*reasons: Reason, note: str = "", **facts: object) -> bytes:
    """A file whose verdict will be these reasons and facts; `note` makes its bytes its own."""
    return json.dumps({"reasons": [reason.code for reason in reasons], "facts": facts, "note": note}).encode()


@dataclass
class BelievingExaminer:
    """Reads `says(…)`; counts what it was asked. `trips` is called with each upload first, for sabotage."""

    files: Path
    asked: list[str] = field(default_factory=list)
    trips: object = None

    def examine(self, upload: Upload, family: object, students: object) -> Examined:
        self.asked.append(upload.key)
        if callable(self.trips):
            self.trips(upload)
        if upload.path is None:
            return Examined(_verdict([Reason.FILE_MISSING], Facts()), {})
        told = json.loads((self.files / upload.path).read_bytes())
        facts = Facts(**{"opened": True, **{name: _tuple(value) for name, value in told["facts"].items()}})
        verdict = _verdict([Reason.of(code) for code in told["reasons"]], facts)
        return Examined(verdict, {rank: PNG for rank, finding in enumerate(verdict.findings) if finding.reason})


@dataclass
class School:
    """One installation in a folder: its settings, its drop, its reports."""

    root: Path
    database_url: str = ""
    trips: object = None
    asked: list[str] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        return Settings(var=self.root / "var", workers=1, database_url=self.database_url)

    @property
    def out(self) -> Path:
        return self.root / "out"

    def night(self, depot: Path, **options: bool) -> Snapshot:
        """A nightly run; `asked` then holds the keys of the uploads that were looked at."""
        return flows.nightly.nightly(depot, self.out, self.settings, Halt(), **options)

    def family(self, family_id: str) -> Snapshot:
        """The rerun of one family."""
        return flows.family.family(family_id, None, self.settings, Halt())

    def decide(self, key: str, choice: str, by: str = "Camille Essai", comment: str = "", **options: bool) -> Answer:
        """One decision on the command line."""
        return flows.decide.decide_one(Order(key, choice, comment), by, self.settings, **options)

    def decide_by(self, path: Path, by: str = "", **options: bool) -> list[str]:
        """A workbook that came back; what is said of it, line by line."""
        return flows.decide.said(flows.decide.decide_by_workbook(path, by, self.settings, **options))

    def look(self, current, drop, campaign, settings, halt):
        """In the place of `look_at_pieces`: the same, one family after the other."""
        examiner = BelievingExaminer(drop.files, trips=self.trips)
        for family_id in current.work():
            current.write(family_id, list(current.looks(family_id, Bringing(drop.bring, examiner))))
        self.asked = examiner.asked
        return []

    def pieces(self) -> dict[str, tuple[str, str]]:
        """Status and reasons of each piece, as etats_pieces.csv says them."""
        return {row["id_piece"]: (row["etat"], row["motifs"]) for row in self._rows("etats_pieces.csv")}

    def dossiers(self) -> dict[str, tuple[str, str]]:
        """Status and missing pieces of each student, as etats_dossiers.csv says them."""
        rows = self._rows("etats_dossiers.csv")
        return {row["id_eleve"]: (row["etat_dossier"], row["pieces_manquantes"]) for row in rows}

    def csvs(self) -> tuple[bytes, bytes]:
        """The two CSVs, byte for byte."""
        return (self.out / "etats_pieces.csv").read_bytes(), (self.out / "etats_dossiers.csv").read_bytes()

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self.out / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file, delimiter=";"))


@contextmanager
def ready(root: Path, monkeypatch: pytest.MonkeyPatch, database_url: str = "") -> Iterator[School]:
    """A school whose nights do without Prefect, sandbox, page and workbook, which have tests of their own."""
    school = School(root, database_url)
    for story in ("nightly", "family"):
        monkeypatch.setattr(f"flows.{story}.look_at_pieces", school.look)
        monkeypatch.setattr(f"flows.{story}.rules_version", lambda campaign: "today")
    monkeypatch.setattr("flows.stages.write_reports", _only_the_tables)
    before = os.umask(0o077)  # as the command does
    yield school
    os.umask(before)


def complete_family(drop: DropBuilder, number: int) -> DropBuilder:
    """A resident's family with one student and all that is owed, every piece good."""
    family, student = f"F{number}", f"E{number}"
    drop.family(id_famille=family).student(id_eleve=student, id_famille=family)
    for label, owner in ((NOTICE, ""), (PROOF, ""), (PHOTO, student)):
        piece(drop, f"P{number}{label[0]}{label[2]}", family, label, says(note=f"{number}{label}"), owner)
    return drop


def piece(
    drop: DropBuilder, key: str, family: str, label: str, content: bytes, student: str = "", **cells: str
) -> None:
    """One more row, with its file."""
    path = f"{family}/{key}.pdf"
    drop.file(path, content)
    drop.piece(id_piece=key, id_famille=family, id_eleve=student, document=label, fichier=path, **cells)


def _only_the_tables(snapshot: Snapshot, out: Path, campaign: object, files: object, tmp: object) -> None:
    out.mkdir(parents=True, exist_ok=True)
    write_pieces(snapshot, out / "etats_pieces.csv")
    write_dossiers(snapshot, out / "etats_dossiers.csv")


def _verdict(reasons: list[Reason], facts: Facts) -> Verdict:
    findings = [Finding("examine", Outcome.FAILS, reason) for reason in reasons]
    held = [Finding("kind", Outcome.HOLDS)]
    ordered = in_order(reasons)
    confidence = 1.0 if piece_status(ordered) != Status.TO_CHECK else 0.5
    return Verdict(piece_status(ordered), ordered, (*held, *findings), facts, confidence, "text", 1)


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
