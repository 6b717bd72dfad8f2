import pytest
from pages import case, page, said

from validators.iban import iban, iban_tail
from validators.model import Slot
from validators.text.boxed_ibans import boxed_iban
from validators.text.iban_keys import is_valid
from validators.text.ibans import ibans

GOOD = "FR14 2004 1010 0505 0001 3M02 606"


def rib(text: str, by_ocr: bool = False) -> list[str]:
    return said(iban(case(text, slot=Slot.BANK_DETAILS, by_ocr=by_ocr)))


def test_a_valid_iban_holds() -> None:
    assert rib(f"IBAN {GOOD}") == ["holds"]
    assert rib(f"IBAN : {GOOD.replace(' ', '')} BIC PSSTFRPPXXX") == ["holds"]


def test_wrong_check_digits_fail_in_a_text() -> None:
    assert rib("IBAN FR15 2004 1010 0505 0001 3M02 606") == ["iban_invalide"]


def test_a_wrong_cle_rib_fails_though_the_iban_digits_hold() -> None:
    wrong_key = next(
        text
        for check in range(2, 99)
        if not is_valid(text := f"FR{check:02}20041010050500013M02607") and _mod_97(text) == 1
    )
    assert rib(f"IBAN {wrong_key}") == ["iban_invalide"]


def _mod_97(text: str) -> int:
    return int("".join(str(int(char, 36)) for char in text[4:] + text[:4])) % 97


def test_a_slip_of_ocr_is_mended_where_one_reading_is_valid() -> None:
    [found] = ibans([page("IBAN FR14 2O04 1010 0505 0001 3M02 606")], by_ocr=True)
    assert (found.text, found.valid, found.repaired) == (GOOD.replace(" ", ""), True, True)


def test_what_was_mended_passes_only_once_a_second_reading_says_the_same() -> None:
    [finding] = iban(case("IBAN FR14 2O04 1010 0505 0001 3M02 606", slot=Slot.BANK_DETAILS, by_ocr=True))
    assert finding.certainty < case("").campaign.reading.decide_certainty


def test_where_only_digits_can_stand_a_letter_is_a_slip_and_no_choice() -> None:
    wrong = GOOD.replace(" ", "").replace("FR14", "FR15")
    slips = wrong[:4] + wrong[4:14].replace("0", "O").replace("1", "I") + wrong[14:25] + wrong[25:].replace("0", "O")
    [found] = ibans([page(f"IBAN {slips}")], by_ocr=True)
    assert not found.valid


@pytest.mark.parametrize(
    ("text", "by_ocr"),
    [
        ("FR76 2004 1010 0505 0001 3026 0527", False),
        ("FR14 2004 1010 0505 0001 3M02 6061", False),
        ("FR14 2004 1010 0505 0001 3M02 606 7", False),
        ("FR76 2004 8260S 4504 5133 4180 805", True),
    ],
)
def test_an_iban_with_a_character_too_many_is_not_cut_to_one_that_holds(text: str, by_ocr: bool) -> None:
    assert "holds" not in rib(f"IBAN {text}", by_ocr)


def test_what_stands_behind_an_iban_does_not_harm_it() -> None:
    for behind in ("BIC PSSTFRPPXXX", "\n12 rue des Lilas", ", 1er titulaire", "Page 1/2"):
        assert rib(f"IBAN {GOOD} {behind}") == ["holds"]


def test_a_text_is_never_mended() -> None:
    assert rib("IBAN FR14 2O04 1010 0505 0001 3M02 606") == ["iban_invalide"]


def test_no_iban_is_for_a_person() -> None:
    assert rib("Relevé d'identité bancaire\nIBAN FR76 XXXX") == ["lecture_incertaine? no_iban"]


@pytest.mark.parametrize("text", [GOOD, "DE89 3704 0044 0532 0130 00"])
def test_only_the_last_four_characters_are_kept(text: str) -> None:
    assert iban_tail(case("IBAN " + text, slot=Slot.BANK_DETAILS)) == text.replace(" ", "")[-4:]


def test_a_creditors_identifier_before_it_does_not_hide_an_iban() -> None:
    assert rib(f"ICS FR12ZZZ123456  RUM\nIBAN {GOOD}") == ["holds"]
    assert rib("ICS FR12ZZZ123456  RUM 12345678901234567890") == ["lecture_incertaine? no_iban"]


BESIDE = "\nBanque  Guichet  N° de compte  Clé\n20041  01005  0500013M026  06"


@pytest.mark.parametrize(
    "read",
    [
        "FR14 2004 1010 0505 0001 3M02 60",
        "FR14 2004 1010 055 0001 3M02 606",
        "F R 1 4 2 0 4 1 0 1 0 0 5 0 5 0 0 0 1 3 M 0 2 6 0 6",
        "FR14 2004 1010 0505 001 3M02 60",
    ],
)
def test_digits_that_ocr_lost_are_found_again_in_the_rib_beside_on_a_scan_only(read: str) -> None:
    labelled = "\nCode banque 20041  Code guichet 01005  N° de compte 0500013M026  Clé RIB 06"
    assert rib("IBAN " + read, by_ocr=True) != ["holds"]
    assert rib("IBAN " + read + BESIDE, by_ocr=True) == rib("IBAN " + read + labelled, by_ocr=True) == ["holds"]
    assert rib("IBAN " + read + BESIDE) != ["holds"]


def test_a_wrong_digit_is_not_put_right_by_the_rib_beside() -> None:
    assert rib("IBAN FR14 2004 1010 0505 0009 3M02 606" + BESIDE, by_ocr=True) == ["iban_invalide"]


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize("place", range(4, 27, 3))
def test_no_wrong_digit_becomes_valid_on_a_scan(place: int, digit: int) -> None:
    good = "FR7630006000011234567890189"
    wrong = good[:place] + str(digit) + good[place + 1 :]
    assert (rib("IBAN " + wrong, by_ocr=True) == ["holds"]) is (wrong == good)


@pytest.mark.parametrize(
    ("read", "found"),
    [
        ("FIR/7/6] [2181811] |9,216,4] |5,110/1} |8]5/6]4] |1/5,4/0! [4,06", ["FR7628819264510185641540406"]),
        ("IBAN : F|R|7|6 |2|8|8|1| 91216|4 5[1[0]1 8564 1l5l4l0 4|0|6|", ["FR7628819264510185641540406"]),
        ("FIR/7/6] [2181811] |9,216,4] |5,110/1} |8]5/6]4] |1/5,4/0! [4,07", []),
        ("FIR/7/6] [2181811] |9,216,4] |5,110/1} |8]5/6]4] |1/5,4/0!", []),
    ],
)
def test_an_iban_in_boxes_is_told_from_their_walls_where_its_keys_hold(read: str, found: list[str]) -> None:
    assert [iban.text for iban in ibans([page("Mandat SEPA\n" + read)], by_ocr=True) if iban.valid] == found
    assert not any(iban.valid for iban in ibans([page("Mandat SEPA\n" + read)], by_ocr=False))


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("FR7628819264510185641540406", "FR7628819264510185641540406"),
        ("NFR7628819264510185641540406", "FR7628819264510185641540406"),
        ("BANDE89370400440532013000", "DE89370400440532013000"),
        ("FR7628819264510185641540407", ""),
        ("XFR7628819264510185641540406", ""),
        ("FR76288192645101856415404061", ""),
        ("AGRIFRPP866", ""),
        ("", ""),
    ],
)
def test_a_row_of_boxes_is_an_iban_only_whole_and_where_its_keys_hold(row: str, found: str) -> None:
    assert boxed_iban(row) == found


@pytest.mark.parametrize(
    ("form", "found"),
    [
        (f"Créancier : Régie   IBAN du créancier : {GOOD}", False),
        (f"Compte du créancier\n{GOOD}", False),
        (
            f"Débiteur                  Créancier\nDURAND Paul               Régie\nIBAN :                    IBAN : {GOOD}",
            False,
        ),
        (f"Débiteur                  Créancier\nDURAND Paul               Régie\nIBAN : {GOOD}", True),
        (f"Créancier : Régie\nTitulaire : DURAND Paul\nIBAN : {GOOD}", True),
        (f"Créancier : Régie\nCompte à débiter   IBAN : {GOOD}", True),
        (f"Identifiant créancier SEPA : FR46ZZZ000000   IBAN : {GOOD}", True),
    ],
)
@pytest.mark.parametrize("by_ocr", [False, True])
def test_the_creditors_own_account_is_not_the_one_that_is_asked_for(form: str, by_ocr: bool, found: bool) -> None:
    assert bool(ibans([page(f"Mandat de prélèvement SEPA\n{form}")], by_ocr)) is found
