"""The scoreboard tells the four outcomes apart, on a drop small enough to check by eye."""

import csv

import pytest

from tests.evaluation.score import cases, dossiers, reasons, scoreboard, summary

TRUTH = """id_piece;etat;motifs;date_document;genre;qualite;layout;piece;cas;fabrication;etats_admis;motifs_admis;motifs_equivalents
A;Conforme;;12/05/2026;water_bill;clean;tune/x;justificatif_domicile;good;native;;;
B;Non conforme;document_perime;01/01/2026;water_bill;good;tune/x;justificatif_domicile;old;scan;;;
C;Non conforme;justificatif_non_admis;;caf;good;tune/x;justificatif_domicile;refused;scan;;document_perime;type_document_inattendu
D;A vérifier;lecture_incertaine;;photo;unreadable;tune/x;photo_identite;portrait;ruined;;;
E;Conforme;;;asdir;poor;tune/x;avis_imposition;good;photo;;;
"""
DOSSIERS = (
    "id_famille;id_eleve;etat_dossier;pieces_manquantes;etats_admis\nF;S1;Incomplet;;A vérifier\nF;S2;A corriger;;\n"
)


@pytest.fixture
def drop(tmp_path):
    (tmp_path / "verite.csv").write_text(TRUTH, encoding="utf-8")
    (tmp_path / "verite_dossiers.csv").write_text(DOSSIERS, encoding="utf-8")
    return tmp_path


def answered(drop, *answers):
    with (drop / "etats_pieces.csv").open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(["id_piece", "etat", "motifs", "date_document", "confiance"])
        writer.writerows(answers)
    (drop / "etats_dossiers.csv").write_text(
        "id_famille;id_eleve;etat_dossier;pieces_manquantes\nF;S1;A vérifier;\nF;S2;Complet;\n"
    )
    return cases(drop, drop)


def test_each_outcome_is_told_apart(drop):
    items = answered(
        drop,
        ("A", "Non conforme", "document_perime", "12/02/2026", "0,9"),
        ("B", "Conforme", "", "01/05/2026", "0.9"),
        ("C", "Non conforme", "type_document_inattendu", "", "1"),
        ("D", "Conforme", "", "", "1"),
        ("E", "A vérifier", "lecture_incertaine", "", "0.3"),
    )
    assert [item.outcome for item in items] == ["wrong_bad", "wrong_ok", "right", "wrong_ok", "left"]
    assert dict(summary(drop, drop))["`date_document` exact, when decided on a date"] == "0 of 2 (0.0 %)"


def test_an_equivalent_reason_counts_as_found_and_a_false_one_costs_precision(drop):
    items = answered(
        drop,
        ("A", "Non conforme", "document_perime", "12/05/2026", "1"),
        ("B", "Non conforme", "document_perime", "01/01/2026", "1"),
        ("C", "Non conforme", "type_document_inattendu", "", "1"),
    )
    lines = {row.split()[0]: row.split()[1:] for row in reasons(items) if row}
    assert lines["document_perime"] == ["1", "50.0", "%", "100.0", "%"]
    assert lines["justificatif_non_admis"] == ["1", "100.0", "%", "100.0", "%"]


def test_a_piece_without_a_row_is_left_and_not_lost(drop):
    assert [item.said for item in answered(drop)] == ["(absent)"] * 5


def test_a_dossier_wrongly_complete_is_counted(drop):
    answered(drop)
    told = dossiers(drop, drop)
    assert (told.right, told.complete, told.everyone, len(told.failures)) == (1, 1, 2, 1)


def test_both_columns_stand_side_by_side(drop):
    answered(drop, ("A", "Conforme", "", "12/05/2026", "1"))
    board = scoreboard(drop, drop, drop)
    assert board[:3] == [
        "| 5 pieces | this program | baseline |",
        "|---|---|---|",
        "| wrong *Conforme* | 0 | 0 |",
    ]
    assert any(row.count("100.0 %") == 4 for row in board if row.startswith("water_bill · clean"))
