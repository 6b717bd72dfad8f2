import pytest
from pages import page

from validators.model import Person
from validators.text.names import named, named_in_text

SURE = 0.8


def score(last: str, first: str, text: str, by_ocr: bool = False) -> float:
    return named(Person(last, first), [page(text)], by_ocr).score


@pytest.mark.parametrize(
    ("last", "first", "text"),
    [
        ("Durand", "Paul", "DURAND PAUL"),
        ("Durand", "Paul", "M. Paul DURAND"),
        ("Durand", "Paul", "M. ET MME DURAND\n12 rue des Lilas"),
        ("Durand", "Paul", "Monsieur P. DURAND"),
        ("Durand", "Paul", "Nom : DURAND\nPrénom : PAUL"),
        (
            "Durand",
            "Paul",
            "CERTIFICAT MÉDICAL – SAISON  NOM : DURAND\nArts chorégraphiques – danses par couple  PRÉNOM : Paul",
        ),
        ("Le Goff", "Anne-Marie", "MME ANNE MARIE LEGOFF"),
        ("Legoff", "Anne", "ANNE LE GOFF"),
        ("de La Tour", "Luc", "LUC DE LA TOUR"),
        ("D'Almeida", "Rui", "M. RUI D ALMEIDA"),
        ("Dupont-Martin", "Léa", "Mlle Léa MARTIN"),
        ("Lefèvre", "Chloé", "LEFEVRE Chloe"),
        ("Li", "Wei", "Mme LI Wei"),
        ("Nguyen Van", "Tuan", "TUAN NGUYEN"),
        ("Leroux", "Odile", "À la demande de Monsieur et Madame Leroux, nous confirmons"),
        ("Leroux", "Odile", "Madame Leroux est titulaire d'un contrat"),
        ("Durand", "Paul", "12 rue des Lilas M. DURAND PAUL"),
        ("Durand", "Paul", "l'examen clinique de Paul Durand"),
        ("Durand", "René", "R. DURAND"),
        ("Müller-Haie", "Clara", "PATIENTE : MUELLER-HAIE CLARA"),
        ("Mu\u0308ller", "Jo\u0308rg", "HERRN JOERG MUELLER"),
    ],
)
def test_the_person_is_named(last: str, first: str, text: str) -> None:
    assert score(last, first, text) >= SURE


@pytest.mark.parametrize(
    ("last", "first", "text"),
    [
        ("Li", "Wei", "M. OLIVIER Jean"),
        ("Roux", "Anne", "MME ROSE ANNE"),
        ("Roux", "Anne", "MME LEROUX ANNE"),
        ("Durand", "Paul", "Mme DURAND Sophie"),
        ("Martin", "Jean", "MARIN JEAN"),
        ("Durand", "Paul", "Paul MOREAU"),
        ("Durand", "Paul", "Madame Durand Sophie, nous confirmons"),
        ("Durand", "Paul", "M. Durand de Brie Jacques"),
        ("Durand", "Paul", "Sophie Durand, nous confirmons"),
        ("Durand", "Paul", "M. BERNARD Luc\n12 rue Paul Durand\n14000 CAEN"),
        ("Durand", "Paul", "12 AV. DU DOCTEUR PAUL DURAND"),
        ("Durand", "Paul", "Lycée Paul Durand"),
    ],
)
def test_somebody_else_is_not_taken_for_them(last: str, first: str, text: str) -> None:
    assert score(last, first, text) < SURE


@pytest.mark.parametrize(
    "text",
    [
        "certifie avoir examiné l'élève Louis DURAND",
        "certifie que le jeune Louis DURAND",
        "le Louis DURAND",
        "Louis-L'aîné DURAND",
        "Docteur L. EXEMPLE\nLouis DURAND",
    ],
)
def test_a_letter_that_is_no_initial_does_not_make_a_brother_the_sister(text: str) -> None:
    assert score("Durand", "Léa", text) < SURE
    assert score("Durand", "Louis", text) >= SURE


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ("Saint-Aubin", "Zoé KERMADEC\nFait à Saint-Malo, le 3 mai 2026"),
        ("Saint-Aubin", "ZOÉ KERMADEC\nFAIT A SAINT-MALO"),
        ("Bayeux", "Bastien Bayeux\nFait à Bayeux"),
        ("Bayeux", "Bastien BAYEUX\nFAIT A BAYEUX"),
    ],
)
def test_a_town_does_not_name_a_student(last: str, text: str) -> None:
    assert score(last, "Alix", text) < SURE


def test_one_slip_of_ocr_is_forgiven_in_a_long_name_only_on_a_scan() -> None:
    assert score("Lefebvre", "Anne", "LEFEBVRF ANNE", by_ocr=True) >= SURE
    assert score("Lefebvre", "Anne", "LEFEBVRF ANNE") < SURE
    assert score("Roux", "Anne", "ROUZ ANNE", by_ocr=True) < SURE


def test_a_name_in_another_column_does_not_make_it_somebody_elses() -> None:
    assert score("Durand", "Paul", "Énergie du Bocage          M. DURAND") >= SURE


def test_a_field_of_a_code_is_read_in_either_order() -> None:
    assert (
        named_in_text(Person("Durand", "Paul"), "DURAND PAUL")
        == named_in_text(Person("Durand", "Paul"), "PAUL DURAND")
        == 1
    )


def test_a_surname_that_only_nearly_is_the_one_needs_the_first_name() -> None:
    assert score("Le Bras", "Claude", "Nom et prénom : M. LEBAS 148 boulevard", by_ocr=True) < SURE
    assert score("Le Bras", "Claude", "Nom et prénom : M. C. LEBAS 148 boulevard", by_ocr=True) < SURE
    assert score("Le Bras", "Claude", "Nom et prénom : M. LE BPAS Claude", by_ocr=True) >= SURE
