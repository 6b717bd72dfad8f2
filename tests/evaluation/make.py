"""`python -m tests.evaluation.make OUT --pieces 600 --seed 1 --set tune|hold`: a drop of made-up papers with its truth.

Writes the drop of CONTRACT (familles.csv, eleves.csv, pieces.csv, fichiers/) and beside it `verite.csv` and
`verite_dossiers.csv`, in the form that `score` reads. The same arguments give the same drop.
"""

import argparse
import csv
import shutil
from pathlib import Path
from random import Random

from tests.evaluation.document import load
from tests.evaluation.people import cased
from tests.evaluation.season import Season
from tests.evaluation.truth import LABELS, Piece, dossier, dossier_options, required, slot_options, slot_status


def write(path: Path, header: str, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=";", lineterminator="\n")
        writer.writerow(header.split(";"))
        writer.writerows(rows)


def families(season: Season, out: Path) -> None:
    rng = Random(season.seed)
    homes, students = [], []
    for home in season.homes:
        one, two = home.adults[0], home.adults[1] if len(home.adults) > 1 else None
        homes.append([home.id, cased(rng, one.last), one.first, cased(rng, two.last) if two else "", two.first if two else "", home.custody,
                      home.home.street, home.home.postcode, home.home.town, f"famille.{home.id.lower()}@example.org"])  # fmt: skip
        students += [
            [ident, home.id, cased(rng, who.last), who.first, f"{who.born:%d/%m/%Y}", labels]
            for ident, who, labels in home.students
        ]
    write(out / "familles.csv", "id_famille;nom;prenom;nom_2;prenom_2;situation;adresse;code_postal;ville;email", homes)
    write(out / "eleves.csv", "id_eleve;id_famille;nom;prenom;date_naissance;cursus", students)


def pieces(season: Season, out: Path) -> None:
    rows, truths = [], []
    for piece in season.pieces:
        size = 0.0
        path = f"{piece.family}/{piece.id}/{piece.name}"
        if piece.data is not None:
            target = out / "fichiers" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(piece.data)
            size = len(piece.data) / 1024 / 1024
        rows.append(
            [
                piece.id,
                piece.family,
                piece.student,
                LABELS[piece.slot],
                path,
                f"{piece.uploaded:%d/%m/%Y}",
                piece.time,
                f"{size:.2f}".replace(".", ","),
            ]
        )
        truths.append(truth_row(piece))
    write(out / "pieces.csv", "id_piece;id_famille;id_eleve;document;fichier;date;heure;taille_mo", rows)
    header = "id_piece;etat;motifs;date_document;genre;qualite;layout;piece;cas;fabrication;etats_admis;motifs_admis;motifs_equivalents"
    write(out / "verite.csv", header, truths)


def truth_row(piece: Piece) -> list[str]:
    truth = piece.truth
    day = f"{truth.issued:%d/%m/%Y}" if truth.issued else ""
    return [piece.id, truth.status, "|".join(truth.reasons), day, piece.kind, piece.quality, piece.layout, piece.slot, piece.case, piece.how,
            "|".join(truth.also), "|".join(truth.optional), "|".join(truth.equal)]  # fmt: skip


def dossiers(season: Season, out: Path) -> None:
    rows = []
    for home in season.homes:
        for ident, _, labels in home.students:
            statuses: dict[str, str | None] = {}
            options: dict[str, set[str | None]] = {}
            for slot in required(labels, home.inside):
                owner = ident if slot in ("certificat_medical", "photo_identite") else ""
                mine = [p for p in season.pieces if p.family == home.id and p.slot == slot and p.student == owner]
                pair = slot == "avis_imposition" and home.custody == "garde_alternee"
                statuses[slot], options[slot] = slot_status(mine, pair), slot_options(mine, pair)
            status, missing = dossier(statuses)
            also = sorted(dossier_options(options) - {status})
            rows.append([home.id, ident, status, "|".join(missing), "|".join(also)])
    write(out / "verite_dossiers.csv", "id_famille;id_eleve;etat_dossier;pieces_manquantes;etats_admis", rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pieces", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--set", choices=["tune", "hold"], default="tune")
    asked = parser.parse_args()
    load(asked.set)
    season = Season(asked.set, asked.seed)
    season.fill(asked.pieces)
    if asked.out.exists():
        shutil.rmtree(asked.out)
    (asked.out / "fichiers").mkdir(parents=True)
    families(season, asked.out)
    pieces(season, asked.out)
    dossiers(season, asked.out)


if __name__ == "__main__":
    main()
