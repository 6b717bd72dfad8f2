import pytest
from pages import case, said

from validators.medical_statement import medical_statement
from validators.model import Slot

HEAD = "CERTIFICAT MÉDICAL\nJe soussigné, docteur Exemple, certifie avoir examiné ce jour Léa DURAND\n"


def judged(text: str, by_ocr: bool = False) -> list[str]:
    return said(medical_statement(case(HEAD + text, slot=Slot.MEDICAL_CERTIFICATE, by_ocr=by_ocr)))


@pytest.mark.parametrize(
    "text",
    [
        "et n'avoir constaté aucune contre-indication à la pratique de la danse.",
        "et n'avoir pas constaté de contre-indication à la pratique de la danse classique.",
        "ne présente pas, à ce jour, de contre-indication apparente à la pratique de la danse",
        "ne présente aucune contre-indication cliniquement décelable à la pratique\nde la danse",
        "atteste l'absence de contre-indication à l'enseignement de la danse",
        "Absence de contre indication médicale à la danse",
        "est apte à la pratique de la danse classique et contemporaine.",
        "ne présente pas de signe clinique apparent contre-indiquant la pratique de la danse",
        "la pratique de la danse n'est pas contre-indiquée",
        "peut pratiquer la danse",
        "rien ne s'oppose à la pratique de la danse",
        "son état de santé lui permet de pratiquer la danse",
        "n'a aucune affection contre-indiquant la danse",
        "sans contre-indication à la pratique du sport, y compris la danse en compétition",
    ],
)
def test_a_clearance_for_dance_holds(text: str) -> None:
    assert judged(text) == ["holds"]


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("ne présente pas de contre-indication à la pratique du sport", "no_dance"),
        ("apte à la pratique du judo en compétition", "no_dance"),
        ("présente une contre-indication à la pratique de la danse", ""),
        ("est inapte à la pratique de la danse pour un mois", ""),
        ("n'est pas apte à la pratique de la danse", ""),
        ("ne peut pas pratiquer la danse jusqu'au 30 juin 2026", ""),
        ("contre-indication temporaire à la danse", ""),
        ("\nCERTIFICAT DE NON CONTRE-INDICATION\nprésente une contre-indication temporaire à la danse", ""),
    ],
)
def test_no_clearance_for_dance_fails(text: str, detail: str) -> None:
    assert judged(text) == [f"mention_absente {detail}".strip()]


@pytest.mark.parametrize(
    "text",
    [
        "ne présente pas de contre-indication à la pratique du sport, à l'exception de la danse",
        "aucune contre-indication à la danse, sauf les pointes",
        "ne présente pas de contre-indication à la danse. Contre-indication temporaire aux sauts.",
    ],
)
def test_a_clearance_with_a_limit_is_for_a_person(text: str) -> None:
    assert judged(text) == ["lecture_incertaine? limited"]


def test_a_certificate_that_never_names_dance_fails_and_other_words_about_it_are_for_a_person() -> None:
    assert judged("et lui avoir remis ce certificat en main propre.") == ["mention_absente"]
    assert judged("et lui avoir remis ce certificat en main propre.", by_ocr=True) == ["lecture_incertaine? statement"]
    assert judged("pour suivre des cours de danse.") == ["lecture_incertaine? statement"]


def test_what_the_paper_is_called_clears_nobody_but_says_what_it_is_for() -> None:
    title = "CERTIFICAT DE NON CONTRE-INDICATION À LA PRATIQUE DE LA DANSE\n"
    assert judged(title + "vue ce jour en consultation") == ["lecture_incertaine? limited"]
    assert judged(title + "et n'avoir constaté ce jour aucune contre-indication à cette pratique.") == ["holds"]
    assert judged(title + "aucune contre-indication à la pratique du sport") == ["lecture_incertaine? limited"]


FORM = (
    "Je soussigné Dr Vernet certifie avoir examiné Léa DURAND et constaté ce jour :\n{}  l'absence de contre-indication\n"
    "{}  une contre-indication\nà la pratique des activités cochées ci-dessous :\n{}  Danse classique\n{}  Chant\n"
    "Fait à Caen le 12/05/2026"
)


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        ("X X ", "holds"),
        ("X  X", "mention_absente"),
        (" XX ", "mention_absente"),
        ("    ", "lecture_incertaine? limited"),
    ],
)
def test_a_bare_cross_ticks_a_line_and_those_in_line_with_it_are_not(ticks: str, expected: str) -> None:
    certificate = case("CERTIFICAT MÉDICAL\n" + FORM.format(*ticks), slot=Slot.MEDICAL_CERTIFICATE)
    assert said(medical_statement(certificate)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "ne présente aucun signe clinique décelable contre-indiquant la pratique de",
        "ne présente pas de contre-indication à la pratique de la danse wlassjquv",
        "n'a pas brlxt de contre-indication à la pratique de la danse",
    ],
)
def test_a_clearance_of_which_ocr_left_words_unread_may_clear_at_a_closer_look(text: str) -> None:
    assert judged(text, by_ocr=True) == ["lecture_incertaine? unread"]


@pytest.mark.parametrize(
    "text",
    [
        "ne présente pas de contre-indication à la pratique de la danse, sauf brlxt",
        "ne présente pas de contre-indication à la pratique de la danse brlxt.\nÉviter les sauts.",
        "☒ n'a pas brlxt de contre-indication à la pratique de la danse",
        "n'est pas apte à la danse brlxt, apte au judo",
    ],
)
def test_what_was_read_of_a_limit_a_refusal_or_a_box_is_not_looked_at_again(text: str) -> None:
    assert judged(text, by_ocr=True) != ["lecture_incertaine? unread"]


def test_the_place_of_what_was_left_unread_takes_in_the_lines_around_it() -> None:
    text = "ne présente pas de contre-indication à la pratique de la danse wlassjquv"
    scan = case(HEAD + text, slot=Slot.MEDICAL_CERTIFICATE, by_ocr=True)
    [found] = medical_statement(scan)
    lines = [line.box for line in scan.reading.pages[0].lines]
    assert found.box is not None
    assert found.box.top < lines[1].bottom
    assert found.box.bottom > lines[2].bottom


@pytest.mark.parametrize("by_ocr", [False, True])
def test_what_is_certified_may_stand_above_the_statement_without_a_title_of_its_own(*, by_ocr: bool) -> None:
    text = (
        "CERTIFICAT MÉDICAL\ncours et stages - non contre-indication\nJe soussigné, Dr Xeck, certifie avoir examiné Léa"
    )
    told = said_of(text + "\net constaté l'absence de contre-indication à : la danse", by_ocr=by_ocr)
    assert told == ["holds"]
    assert said_of(text + "\net constaté une contre-indication à la danse", by_ocr=by_ocr) != ["holds"]
    assert said_of(text, by_ocr=by_ocr) != ["holds"]


def said_of(text: str, *, by_ocr: bool) -> list[str]:
    return said(medical_statement(case(text, slot=Slot.MEDICAL_CERTIFICATE, by_ocr=by_ocr)))


def test_that_a_certificate_holds_as_long_as_health_does_limits_nothing() -> None:
    text = "il n'existe pas de contre-indication à la danse.\nCe certificat est valable sous réserve de la {} de l'état de santé."
    assert judged(text.format("continuité")) == ["holds"]
    assert judged(text.format("continuité") + "\nSous réserve d'un avis cardiologique.") != ["holds"]
    assert judged(text.format("vérification")) != ["holds"]


@pytest.mark.parametrize("by_ocr", [False, True])
@pytest.mark.parametrize(
    "limit",
    [
        "Certificat délivré sous réserve d'un avis cardiologique.",
        "Validité sous réserve d'un contrôle.",
        "Ce document vaut pour la saison sous réserve d'examen complémentaire.",
        "Valable sous toute réserve de l'avis du spécialiste.",
    ],
)
def test_a_reserve_anywhere_on_the_paper_limits_its_clearance(limit: str, *, by_ocr: bool) -> None:
    cleared = "n'a pas de contre-indication à la danse.\n"
    assert judged(cleared + limit, by_ocr=by_ocr) == ["lecture_incertaine? limited"]
    assert judged(cleared + "Consultations sous réserve de disponibilité.") == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "LÉA DURAND\nEXAMEN : RAS\nAPTE À LA PRATIQUE DE LA DANSE",
        "Patiente : DURAND Léa (F) 03/04/2012\n\nJe ne constate pas de contre-indication à la pratique de la danse",
        "n'a aucune affection qui l'empêcherait de pratiquer la danse",
        "ne présente plus aucune contre-indication à la pratique de la danse",
        "ne présente pas, au vu du dossier médical, de contre-indication à la danse",
        "l'enfant (ler mars 2012) ne présente pas de contre-indication à la danse en mileu scolaire.\n\n\n\nauf",
    ],
)
def test_what_ocr_read_of_a_heading_or_in_plain_words_leads_up_to_a_clearance(text: str) -> None:
    assert said_of(f"CERTIFICAT MÉDICAL\nDr Vernet\n{text}", by_ocr=True) == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "ne présente aucune antre contre-indication à la danse",
        "n'est pas guérie et présent une contre-indication à la danse",
        "ne présente pas de contre-indication à la danse dé que son état sera bon",
        "ne présente pas de contre-indication au sport n dehors de la danse",
        "r'autorise Léa DURAND à pratiquer que la danse dauce",
        "ne présente pas de contre-indication à la danse avec une ceintre",
    ],
)
def test_a_word_of_the_language_that_ocr_may_have_made_of_one_that_turns_the_sense_clears_nobody(text: str) -> None:
    assert judged(text, by_ocr=True) != ["holds"]


@pytest.mark.parametrize("text", ["La danse ne lui est nullement contre-indiquée.", "Danse : pas de ctre-indication"])
def test_a_clearance_in_rarer_words_clears(text: str) -> None:
    assert judged(text) == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "L'examen n'a pas pu éliminer une contre-indication à la danse.",
        "A priori pas de contre-indication à la danse.",
        "Sous réserve des résultats de l'échographie prévue le 3 juillet, je ne relève pas de contre-indication à la danse.",
    ],
)
def test_what_turns_the_sense_before_the_clearance_is_for_a_person(text: str) -> None:
    assert judged(text) == ["lecture_incertaine? limited"]
