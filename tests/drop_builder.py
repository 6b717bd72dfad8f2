"""A drop on disk, made row by row: what is not said is as in a drop without any fault."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

FAMILY = {
    "id_famille": "F1",
    "nom": "Exemple",
    "prenom": "Camille",
    "nom_2": "",
    "prenom_2": "",
    "situation": "parent_seul",
    "adresse": "1 rue Fictive",
    "code_postal": "14000",
    "ville": "Caen",
    "email": "camille@example.org",
}
STUDENT = {
    "id_eleve": "E1",
    "id_famille": "F1",
    "nom": "Exemple",
    "prenom": "Zoé",
    "date_naissance": "06/05/2015",
    "cursus": "TRAD - Instrument - CII",
}
PIECE = {
    "id_piece": "P1",
    "id_famille": "F1",
    "id_eleve": "",
    "document": "RIB (prélèvement automatique)",
    "fichier": "rib.pdf",
    "date": "12/05/2026",
    "heure": "18:04",
    "taille_mo": "0,00",
}


@dataclass
class DropBuilder:
    """Rows to come; `write` makes the folder. Of what was not added there is one: a family, a student, a piece."""

    root: Path
    families: list[dict[str, str]] = field(default_factory=list)
    students: list[dict[str, str]] = field(default_factory=list)
    pieces: list[dict[str, str]] = field(default_factory=list)

    def family(self, **cells: str) -> "DropBuilder":
        self.families.append(FAMILY | cells)
        return self

    def student(self, **cells: str) -> "DropBuilder":
        self.students.append(STUDENT | cells)
        return self

    def piece(self, **cells: str) -> "DropBuilder":
        self.pieces.append(PIECE | cells)
        return self

    def file(self, path: str, content: bytes = b"%PDF-1.4 made up") -> "DropBuilder":
        target = self.root / "fichiers" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return self

    def write(self) -> Path:
        (self.root / "fichiers").mkdir(parents=True, exist_ok=True)
        for name, rows, row in (
            ("familles.csv", self.families, FAMILY),
            ("eleves.csv", self.students, STUDENT),
            ("pieces.csv", self.pieces, PIECE),
        ):
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, row.keys(), delimiter=";", lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(rows or [row])
            (self.root / name).write_bytes(text.getvalue().encode())
        return self.root
