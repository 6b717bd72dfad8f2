"""The rules that the made drops take for true, checked by hand-computed days."""

from datetime import date

import pytest

from tests.evaluation.truth import (
    Piece,
    Truth,
    age_reasons,
    dossier,
    dossier_options,
    oldest_fresh,
    required,
    slot_options,
    slot_status,
)


@pytest.mark.parametrize(
    ("issued", "uploaded", "expected"),
    [
        (date(2026, 2, 28), date(2026, 5, 27), ()),
        (date(2026, 2, 28), date(2026, 5, 28), ("document_perime",)),
        (date(2026, 3, 31), date(2026, 6, 29), ()),
        (date(2026, 3, 31), date(2026, 6, 30), ("document_perime",)),
        (date(2025, 11, 30), date(2026, 2, 28), ("document_perime",)),
        (date(2026, 5, 12), date(2026, 5, 12), ()),
        (date(2026, 5, 13), date(2026, 5, 12), ("date_future",)),
    ],
)
def test_the_age_is_counted_in_calendar_months_from_the_upload(issued, uploaded, expected):
    assert age_reasons(issued, uploaded) == expected


def test_the_oldest_fresh_day_is_fresh_and_the_day_before_is_not():
    assert oldest_fresh(date(2026, 5, 28)) == date(2026, 3, 1)
    assert oldest_fresh(date(2026, 6, 15)) == date(2026, 3, 16)


def test_who_owes_what():
    assert required("CHA-Musique", True) == ["photo_identite"]
    assert required("TRAD - Théâtre - CPES", False) == ["photo_identite"]
    assert required("TRAD - Théâtre - CPES", True) == [
        "avis_imposition",
        "justificatif_domicile",
        "certificat_medical",
        "photo_identite",
    ]
    assert required("CHA - Danse - 6e", False) == ["certificat_medical", "photo_identite"]


def piece(reasons=(), uploaded=date(2026, 5, 2), signers=(), also=()):
    return Piece(
        "P",
        "F",
        "",
        "avis_imposition",
        uploaded,
        "10:00",
        "a.pdf",
        b"",
        Truth(tuple(reasons), also=also),
        "asdir",
        "clean",
        "tune/x",
        "good",
        "",
        signers,
    )


def test_a_slot_is_good_with_one_good_upload_and_else_like_its_newest():
    assert slot_status([], False) is None
    assert slot_status([piece(), piece(["document_perime"], date(2026, 5, 9))], False) == "Conforme"
    assert (
        slot_status([piece(["document_perime"]), piece(["lecture_incertaine"], date(2026, 5, 9))], False)
        == "A vérifier"
    )


def test_alternating_custody_needs_two_different_declarants():
    assert slot_status([piece(signers=("a",)), piece(signers=("a",))], True) == "?"
    assert slot_status([piece(signers=("a",)), piece(signers=("b",))], True) == "Conforme"


def test_a_dossier_takes_the_first_status_that_holds():
    assert dossier({"a": "Non conforme", "b": None}) == ("A corriger", ["b"])
    assert dossier({"a": "A vérifier", "b": None})[0] == "Incomplet"
    assert dossier({"a": "A vérifier", "b": "Conforme"})[0] == "A vérifier"
    assert dossier({"a": "Conforme"})[0] == "Complet"


def test_a_dossier_may_be_what_its_pieces_may_be():
    options = slot_options([piece(["mention_absente"], also=("A vérifier",))], False)
    assert options == {"Non conforme", "A vérifier"}
    assert dossier_options({"a": options, "b": {"Conforme"}}) == {"A corriger", "A vérifier"}


def test_one_notice_of_two_is_anything_but_complete():
    alone = slot_options([piece(signers=("a",))], True)
    assert dossier_options({"a": alone}) == {"Incomplet", "A corriger", "A vérifier"}
