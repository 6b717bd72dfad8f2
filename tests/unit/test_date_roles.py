import tomllib
from pathlib import Path

import pytest
from pages import page

from validators.text.date_roles import dated_roles
from validators.text.date_wordings import Role


def roles(text: str) -> list[Role]:
    return [dated.role for dated in dated_roles(page(text))]


WORDINGS = tomllib.loads(Path(__file__).with_name("date_wordings.toml").read_text("utf-8"))


@pytest.mark.parametrize(("role", "text"), [(role, text) for role, texts in WORDINGS.items() for text in texts])
def test_a_date_has_the_role_that_its_wording_tells(role: str, text: str) -> None:
    assert set(roles(text)) == {Role[role]}


@pytest.mark.parametrize("text", ["Fin d'engagement le 12/05/2026", "LIVRAISON LE 12/05/2026", "Résilié le 12/05/2026"])
def test_what_is_no_town_does_not_date_a_paper(text: str) -> None:
    assert Role.ISSUE not in roles(text)


def test_both_ends_of_a_period_are_a_period_whatever_stands_before() -> None:
    assert roles("Facture du 10/03/2026 au 09/05/2026") == [Role.PERIOD, Role.PERIOD]
    assert roles("du 1er au 31 mai 2026") == [Role.PERIOD]


def test_the_name_of_the_day_changes_nothing() -> None:
    assert roles("Facture du vendredi 17 juillet 2026") == [Role.ISSUE]
    assert roles("FACTURE D'EAU\nN° 12-EA-3\ndu vendredi 17 juillet 2026") == [Role.ISSUE]
    assert (
        roles("Cette facture couvre la période du mardi 2 décembre 2025 au mardi 24 février 2026") == [Role.PERIOD] * 2
    )
    assert roles("Une facture de régularisation vous sera adressée vers le 27/03/2027") == [Role.NEXT]


def test_two_dates_on_a_line_each_have_their_own_words() -> None:
    assert roles("Facture du 12/05/2026 à payer avant le 28/05/2026") == [Role.ISSUE, Role.DUE]


def test_a_heading_above_its_column_tells_the_role() -> None:
    text = "Date de facture      Échéance\n12/05/2026           28/05/2026"
    assert roles(text) == [Role.ISSUE, Role.DUE]


def test_a_label_in_the_cell_to_the_left_tells_the_role() -> None:
    assert roles("Date limite de paiement         28/05/2026") == [Role.DUE]


def test_a_label_at_the_end_of_the_line_before_tells_the_role() -> None:
    assert roles("certifie avoir examiné ce jour l'enfant Léa DURAND, née le\n03/04/2012 et n'avoir constaté") == [
        Role.BIRTH
    ]


def test_another_column_on_the_same_line_does_not() -> None:
    assert roles("Prochaine facture : juillet       Date : 12/05/2026")[-1] is Role.ISSUE


def test_the_date_of_a_row_of_readings_is_not_the_papers() -> None:
    ledger = "Relève      Date          Index m³\nAncienne    07/12/2025    7636\nNouvelle    20/05/2026    7710"
    assert Role.ISSUE not in roles(ledger)
    operations = "Date          Libellé       Débit\n02/04/2026    PRLV EDF      80,00"
    assert Role.ISSUE not in roles(operations)
    assert roles("N° facture      Date          Échéance\nFA123           12/05/2026    28/05/2026") == [
        Role.ISSUE,
        Role.DUE,
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Offre signée le 04/11/2025", "début de contrat"),
        ("Bail n° 005556 signé le 24/11/2023", "début de contrat"),
        ("Mandat SEPA signé le 07/11/2025", "début de contrat"),
        ("Ma facture\n\n\nsamedi 4 avril 2026", "émission"),
        ("Selon le décret du 7 mai 2021.\n\nexamen de Léa, pratiqué le 12/05/2026", "émission"),
    ],
)
def test_what_is_signed_dates_a_contract_and_a_weekday_a_letter(text: str, role: str) -> None:
    assert dated_roles(page(text))[-1].role == role


def test_a_street_named_after_a_day_dates_nothing() -> None:
    text = "Facture d'électricité du 30/04/2026\nM. Durand\n115 rue du 11 novembre 1918\n2 place du 8 mai 1945"
    assert [role.role for role in dated_roles(page(text))] == [Role.ISSUE, Role.LEGAL, Role.LEGAL]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Fait à Paris. le 20 mai 2026", Role.ISSUE),
        ("Caen. le 12 mai 2026", Role.ISSUE),
        ("Votre contrat est résilié. le 3 mai 2026", Role.NONE),
        ("Souscrit à Caen. Le 3 mai 2026 nous avons signé", Role.NONE),
    ],
)
def test_a_comma_that_ocr_made_a_full_stop_ends_no_sentence(text: str, role: Role) -> None:
    assert [found.role for found in dated_roles(page(text))] == [role]


def test_a_bills_title_over_a_date_does_not_say_that_it_is_its_own_but_facture_le_does() -> None:
    [under_title] = dated_roles(page("Facture d'eau\n12/05/2026"))
    assert (under_title.role, under_title.titled, under_title.alone) == (Role.NONE, True, True)
    assert roles("Abonné facturé le\n12/05/2026") == [Role.ISSUE]
    assert roles("Facture énergie         Exemple\nN° FR-778             12 mai 2026") == [Role.ISSUE]


def test_a_sentence_over_a_date_is_no_heading() -> None:
    assert roles("☐ nécessite un avis spécialisé avant toute reprise\nCaen          12/05/2026") == [Role.NONE]
    assert roles("pour loyer de mai 2026 appartement 12 rue des Lilas Caen\nle 12/05/2026")[-1] is Role.ISSUE


def test_a_town_or_a_doctor_beside_a_date_leaves_it_alone_and_other_words_do_not() -> None:
    told = {text: dated_roles(page(text))[0].alone for text in ("Bayeux 12 mai 2026", "Dr Exemple - 12 mai 2026")}
    assert set(told.values()) == {True}
    assert not dated_roles(page("Fracture 12 mai 2026"))[0].alone


def test_a_birth_date_is_inherited_by_the_next_row_only() -> None:
    children = "Prénom      Né le\nLéa         12/05/2012\nZoé         03/02/2014"
    assert roles(children) == [Role.BIRTH, Role.BIRTH]
    assert roles(children.replace("\nZoé", "\n\nCaen\n\nCaen")) == [Role.BIRTH, Role.NONE]
