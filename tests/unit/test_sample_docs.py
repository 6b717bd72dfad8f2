"""The committed sample drop and its sidecar say the same, and between them everything that the contract knows."""

import csv
import hashlib
from calendar import monthrange
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

import pytest

from sample_docs import drop
from sample_docs.drop import Family
from sample_docs.stories import custody, files
from validators.model import DossierStatus, Reason, Slot
from validators.verdict import in_order, piece_status

ROOT = Path(drop.__file__).parent
DEPOT = ROOT / "depot"
DATED = (drop.PROOF, drop.CERTIFICATE)


def rows(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007


def three_months_later(when: date) -> date:
    year, month = divmod(when.year * 12 + when.month + 2, 12)
    return date(year, month + 1, min(when.day, monthrange(year, month + 1)[1]))


PIECES = rows(DEPOT / "pieces.csv", "utf-8-sig")
STUDENTS = rows(DEPOT / "eleves.csv")
FAMILIES = rows(DEPOT / "familles.csv", "cp1252")
EXPECTED = {row["id_piece"]: row for row in rows(ROOT / "attendu_pieces.csv")}
DOSSIERS = {row["id_eleve"]: row for row in rows(ROOT / "attendu_dossiers.csv")}


def reasons(number: str) -> tuple[str, ...]:
    return tuple(code for code in EXPECTED[number]["motifs"].split("|") if code)


def test_every_row_of_the_drop_has_its_expectation_and_no_other_has_one() -> None:
    assert list(EXPECTED) == [row["id_piece"] for row in PIECES]
    assert list(DOSSIERS) == [row["id_eleve"] for row in STUDENTS]


def test_the_drop_is_large_enough_and_light_enough() -> None:
    weight = sum(path.stat().st_size for path in ROOT.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert len(FAMILIES) >= 18
    assert len(PIECES) >= 70
    assert weight <= 6 * 1024 * 1024


def test_every_reason_slot_dossier_status_and_situation_is_there() -> None:
    assert {code for number in EXPECTED for code in reasons(number)} == {reason.code for reason in Reason}
    assert {row["document"] for row in PIECES} == {
        *(drop.SEPA, drop.RIB, drop.NOTICE, drop.PROOF, drop.CERTIFICATE, drop.PHOTO, drop.MDPH)
    }
    assert {row["etat_dossier"] for row in DOSSIERS.values()} == set(DossierStatus)
    assert {row["situation"] for row in FAMILIES} == {
        *("couple", "parent_seul", "garde_alternee", "garde_exclusive", "eleve_majeur")
    }


@pytest.mark.parametrize("number", EXPECTED)
def test_an_expected_status_follows_from_its_reasons_in_the_order_of_the_contract(number: str) -> None:
    expected = [Reason.of(code) for code in reasons(number)]
    assert list(in_order(expected)) == expected
    assert EXPECTED[number]["etat"] == piece_status(expected)


def test_missing_pieces_are_slots_of_the_contract() -> None:
    codes = {code for row in DOSSIERS.values() for code in row["pieces_manquantes"].split("|") if code}
    assert codes <= set(Slot)


def test_a_listed_file_is_there_unless_it_is_expected_to_be_missing_and_no_other_is() -> None:
    listed = {row["fichier"] for row in PIECES if "fichier_absent" not in reasons(row["id_piece"])}
    held = {
        path.relative_to(DEPOT / "fichiers").as_posix() for path in (DEPOT / "fichiers").rglob("*") if path.is_file()
    }
    assert held == listed


def test_the_same_bytes_in_another_slot_or_family_are_exactly_those_expected_as_copies() -> None:
    places = defaultdict(set)
    holders = defaultdict(set)
    for row in PIECES:
        path = DEPOT / "fichiers" / row["fichier"]
        if path.exists() and path.stat().st_size:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            places[digest].add((row["id_famille"], row["document"]))
            holders[digest].add(row["id_piece"])
    copies = {number for digest, spots in places.items() if len(spots) > 1 for number in holders[digest]}
    assert copies == {number for number in EXPECTED if "fichier_en_double" in reasons(number)}


@pytest.mark.parametrize("row", [row for row in PIECES if row["document"] in DATED], ids=lambda row: row["id_piece"])
def test_a_dated_paper_is_expected_out_of_date_or_to_come_exactly_when_it_is(row: dict[str, str]) -> None:
    found, sent = EXPECTED[row["id_piece"]]["date_document"], day(row["date"])
    old = bool(found) and three_months_later(day(found)) <= sent
    to_come = bool(found) and day(found) > sent
    assert ("document_perime" in reasons(row["id_piece"]), "date_future" in reasons(row["id_piece"])) == (old, to_come)


@pytest.mark.parametrize("family", [custody.marchais(), files.doublet()], ids=lambda family: family.id)
def test_the_committed_files_are_those_that_the_stories_make(family: Family) -> None:
    for number, piece in family.numbered():
        assert (DEPOT / "fichiers" / piece.file).read_bytes() == piece.data, number
