"""What a drop is made of, as the stories tell it; and the drop and its sidecar, written."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sample_docs.people import Home, Person, unaccented

SEPA = "Mandat SEPA complété (prélèvement automatique)"
RIB = "RIB (prélèvement automatique)"
NOTICE = "Avis d'imposition 2026 sur les revenus 2025"
PROOF = "Justificatif de domicile"
CERTIFICATE = "Certificat médical (danseur)"
PHOTO = "Photo d'identité"
MDPH = "Attestation MDPH"

TO_CHECK = frozenset({"date_introuvable", "lecture_incertaine", "titulaire_different", "fichier_en_double"})
"""The reasons that leave a piece to a person (CONTRACT, "Reasons"); all others are Non conforme."""


@dataclass(frozen=True)
class Piece:
    """One row of pieces.csv and what it must give.

    `data` is None for a file that is listed and not in the drop; `when` is `JJ/MM/AAAA HH:MM`; `dated` the day that the
    document was issued (JJ/MM/AAAA), empty where none is on it or it cannot be read; `why` says what is special.
    """

    slot: str
    file: str
    data: bytes | None
    when: str
    reasons: tuple[str, ...] = ()
    dated: str = ""
    student: str = ""
    why: str = ""

    @property
    def status(self) -> str:
        """The expected etat."""
        if not self.reasons:
            return "Conforme"
        return "A vérifier" if set(self.reasons) <= TO_CHECK else "Non conforme"


@dataclass(frozen=True)
class Student:
    """One row of eleves.csv, with the dossier status and the missing slots that it must give."""

    id: str
    person: Person
    courses: str
    status: str
    missing: str = ""


@dataclass(frozen=True)
class Family:
    """One row of familles.csv with its children and its uploads; `told` is its story in a sentence."""

    id: str
    told: str
    custody: str
    representatives: tuple[Person, ...]
    home: Home
    students: tuple[Student, ...]
    pieces: tuple[Piece, ...]

    def numbered(self) -> Iterator[tuple[str, Piece]]:
        """Its pieces with their ids."""
        for rank, piece in enumerate(self.pieces, 1):
            yield f"P{self.id[1:]}{rank:02d}", piece


def write_drop(folder: Path, families: Sequence[Family]) -> None:
    """The three CSVs (each in another encoding that the contract allows) and the files."""
    for family in families:
        for piece in family.pieces:
            if piece.data is not None:
                path = folder / "fichiers" / piece.file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(piece.data)
    _table(folder / "familles.csv", "cp1252", _FAMILIES, (_family_row(family) for family in families))
    _table(folder / "eleves.csv", "utf-8", _STUDENTS, (row for family in families for row in _student_rows(family)))
    _table(folder / "pieces.csv", "utf-8-sig", _PIECES, (row for family in families for row in _piece_rows(family)))


def write_sidecar(folder: Path, families: Sequence[Family]) -> None:
    """What each piece and each dossier of the drop must give."""
    pieces = (
        (number, piece.status, "|".join(piece.reasons), piece.dated, piece.why)
        for family in families
        for number, piece in family.numbered()
    )
    dossiers = (
        (student.id, student.status, student.missing, family.told) for family in families for student in family.students
    )
    _table(folder / "attendu_pieces.csv", "utf-8", "id_piece;etat;motifs;date_document;pourquoi", pieces)
    _table(folder / "attendu_dossiers.csv", "utf-8", "id_eleve;etat_dossier;pieces_manquantes;histoire", dossiers)


_FAMILIES = "id_famille;nom;prenom;nom_2;prenom_2;situation;adresse;code_postal;ville;email"
_STUDENTS = "id_eleve;id_famille;nom;prenom;date_naissance;cursus"
_PIECES = "id_piece;id_famille;id_eleve;document;fichier;date;heure;taille_mo"


def _family_row(family: Family) -> Sequence[str]:
    first, *others = family.representatives
    second = (others[0].last.upper(), others[0].first) if others else ("", "")
    mail = f"{unaccented(first.first)}.{family.id}@example.org".lower().replace(" ", "-")
    home = family.home
    return (
        family.id,
        first.last.upper(),
        first.first,
        *second,
        family.custody,
        home.street,
        home.postcode,
        home.town,
        mail,
    )


def _student_rows(family: Family) -> Iterator[Sequence[str]]:
    for student in family.students:
        person = student.person
        yield student.id, family.id, person.last.upper(), person.first, person.born, student.courses


def _piece_rows(family: Family) -> Iterator[Sequence[str]]:
    for number, piece in family.numbered():
        day, hour = piece.when.split(" ")
        weight = 0.42 if piece.data is None else len(piece.data) / 1024 / 1024
        yield number, family.id, piece.student, piece.slot, piece.file, day, hour, f"{weight:.2f}".replace(".", ",")


def _table(path: Path, encoding: str, header: str, rows: Iterator[Sequence[str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header.split(";"))
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue().encode(encoding))
