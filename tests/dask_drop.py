"""A drop for nights on several machines: its names are canaries, its papers quickly read."""

from pathlib import Path

from drop_builder import DropBuilder
from papers import BILL, text_pdf

PROOF = "Justificatif de domicile"
CANARIES = ("Quenouille", "Zéphyrine", "quenouille@example.org", "facture-de-zephyrine", "rue des Lilas")
DEADLINE = {"DOSSIERS_PIECE_DEADLINE_SECONDS": "4"}


def made(depot: Path, *contents: bytes) -> Path:
    """A drop in which each family has sent one proof of address."""
    drop = DropBuilder(depot)
    for number, content in enumerate(contents):
        family, path = f"F{number}", f"{number}-facture-de-zephyrine.pdf"
        drop.family(id_famille=family, nom="Quenouille", email="quenouille@example.org", adresse="12 rue des Lilas")
        drop.student(id_eleve=f"E{number}", id_famille=family, nom="Quenouille", prenom="Zéphyrine")
        drop.piece(id_piece=f"P{number}", id_famille=family, document=PROOF, fichier=path).file(path, content)
    return drop.write()


def bills(number: int) -> list[bytes]:
    return [text_pdf([*BILL, (50, 100, 8, f"page {rank}")]) for rank in range(number)]
