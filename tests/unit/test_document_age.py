from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import case, said

from validators.case import Code
from validators.document_age import document_age, issued_on, plus_months
from validators.facts import facts
from validators.model import Slot


def bill(dated: str, uploaded: str) -> list[str]:
    text = f"Énergie du Bocage\nVotre facture d'électricité\nFacture du {dated}\nkWh  PDL  Heures creuses"
    return said(document_age(case(text, uploaded=uploaded)))


@pytest.mark.parametrize(
    ("dated", "uploaded", "expected"),
    [
        ("13/02/2026", "2026-05-12", "holds"),
        ("12/02/2026", "2026-05-12", "document_perime"),  # three months to the day is not less than three
        ("11/02/2026", "2026-05-12", "document_perime"),
        ("28/02/2026", "2026-05-27", "holds"),
        ("28/02/2026", "2026-05-28", "document_perime"),
        ("30/11/2027", "2028-02-28", "holds"),
        ("30/11/2027", "2028-02-29", "document_perime"),  # 30 November + 3 months: the last day of February
        ("29/02/2028", "2028-05-28", "holds"),
        ("29/02/2028", "2028-05-29", "document_perime"),
        ("12/05/2026", "2026-05-12", "holds"),
        ("13/05/2026", "2026-05-12", "date_future"),
    ],
)
def test_the_boundary_days(dated: str, uploaded: str, expected: str) -> None:
    assert bill(dated, uploaded) == [expected]


def test_when_the_practice_is_closed_says_nothing_of_the_certificate() -> None:
    text = "Dr Vernet - Fermeture annuelle du 3 au 21 août 2026\nCERTIFICAT MÉDICAL\ndanse contre-indication certifie\nFait à Caen le 16/02/2026"
    scan = case(text, slot=Slot.MEDICAL_CERTIFICATE, uploaded="2026-09-02", by_ocr=True)
    assert said(document_age(scan)) == ["document_perime"]


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_a_later_day_never_has_an_earlier_end(day: date) -> None:
    assert plus_months(day, 3) <= plus_months(day + timedelta(days=1), 3)


def test_the_due_date_is_not_the_date_of_the_bill() -> None:
    text = "Facture d'eau\nFacture du 02/01/2026\nÀ payer avant le 28/05/2026\nProchaine facture le 02/07/2026"
    assert said(document_age(case(text))) == ["document_perime"]


def test_two_candidates_that_disagree_about_the_verdict_are_for_a_person() -> None:
    text = "Facture d'eau\nDate de facture : 02/01/2026\nDate d'émission : 02/05/2026"
    assert said(document_age(case(text))) == ["lecture_incertaine? conflict"]


def test_two_candidates_that_agree_decide() -> None:
    text = "Facture d'eau\nDate de facture : 02/05/2026\nDate d'émission : 04/05/2026"
    assert said(document_age(case(text))) == ["holds"]


def test_no_date_that_counts_is_said() -> None:
    assert said(document_age(case("Facture d'électricité\nContrat souscrit le 03/01/2019\nkWh"))) == [
        "date_introuvable?"
    ]


def test_a_receipt_without_a_date_of_its_own_counts_by_its_period() -> None:
    text = "QUITTANCE DE LOYER\nLocataire : Paul DURAND\nPériode du 01/04/2026 au 30/04/2026\nLoyer  charges  bailleur"
    assert said(document_age(case(text))) == ["holds"]
    assert issued_on(case(text)) == date(2026, 4, 30)


def test_a_date_beside_words_that_say_nothing_does_not_date_a_receipt() -> None:
    text = "REÇU DE LOYER\nLogement        12 rue des Lilas\n{}        17/02/2025\nMois acquitté    avril 2026\nreçu  loyer  charges"
    for label in ("Arrivée", "Révision", "Dossier complet"):
        assert issued_on(case(text.format(label))) == date(2026, 4, 30)


@pytest.mark.parametrize(
    "text",
    [
        "QUITTANCE DE LOYER\nPériode : 01/04/2026 - 30/04/2026\nreçu  charges\nAPPEL DE LOYER\nPériode : 01/05/2026 - 31/05/2026",
        "AVIS D'ÉCHÉANCE ET QUITTANCE\nÉCHÉANCE DE MAI 2026\nloyer et charges\nQUITTANCE\nloyer reçu pour avril 2026",
        "QUITTANCE AVRIL 2026\nLoyer 402,10 reçu\nÉCHÉANCE MAI 2026\nLoyer 402,10",
    ],
)
def test_the_next_call_for_rent_does_not_date_the_receipt(text: str) -> None:
    assert issued_on(case(text)) == date(2026, 4, 30)


def test_a_date_without_words_counts_between_what_is_billed_and_what_is_due_only() -> None:
    text = "Facture d'eau\n{}\nPériode du 01/01/2026 au 30/04/2026\n48 m3\nÀ payer avant le 28/05/2026"
    assert said(document_age(case(text.format("12/05/2026")))) == ["holds"]
    for other in ("12/04/2026", "12/06/2026", "Étape 12/05/2026", "12/05/2026\nà noter\n13/05/2026"):
        assert said(document_age(case(text.format(other), uploaded="2026-06-20"))) == [
            "lecture_incertaine? date_unreadable"
        ]


def test_the_birth_date_of_the_student_is_never_the_certificates() -> None:
    text = "CERTIFICAT MÉDICAL\nLéa DURAND 03/04/2012\nCaen, le 3 mai 2026"
    assert issued_on(case(text, slot=Slot.MEDICAL_CERTIFICATE)) == date(2026, 5, 3)


def test_an_unreadable_upload_date_leaves_it_to_a_person() -> None:
    assert said(document_age(case("Facture du 12/05/2026", uploaded=""))) == ["lecture_incertaine? upload_date"]


def test_a_genuine_code_dates_a_bill_without_a_word_read() -> None:
    code = Code("verified", "electricity_bill", issued=date(2026, 5, 2))
    assert said(document_age(case(code=code))) == ["holds"]


@pytest.mark.parametrize("signature", ["test_signer", "unknown_signer", "tampered", "unsigned"])
def test_any_other_code_dates_nothing(signature: str) -> None:
    code = Code(signature, "electricity_bill", issued=date(2026, 5, 2))
    assert said(document_age(case(code=code))) == ["date_introuvable?"]


def test_a_genuine_code_that_contradicts_the_page_is_for_a_person() -> None:
    code = Code("verified", "electricity_bill", issued=date(2026, 1, 2))
    text = "Facture d'électricité\nFacture du 12/05/2026"
    assert said(document_age(case(text, code=code))) == ["lecture_incertaine? conflict"]


def test_the_day_a_bill_was_printed_again_dates_nothing() -> None:
    text = "Facture d'électricité\n{} le 12/05/2026\nPériode du 01/12/2025 au 31/01/2026\n312 kWh  PDL 123  6 kVA"
    for printed in ("Duplicata édité", "Imprimé", "Document téléchargé", "Document généré", "Copie délivrée"):
        assert said(document_age(case(text.format(printed)))) == ["date_introuvable?"]


def test_an_old_bill_edited_again_is_for_a_person() -> None:
    text = (
        "Facture d'électricité\nÉdité le 12/05/2026\nPériode du 01/08/2025 au 30/09/2025\n"
        "Relevé réel du 30/09/2025\n312 kWh  PDL 123  6 kVA"
    )
    assert said(document_age(case(text))) == ["lecture_incertaine? older_period"]


def test_water_is_read_twice_a_year() -> None:
    text = "Facture d'eau et d'assainissement\nÉdition du 14/05/2026\nAbonné n° 12\nRelevé du {}\n48 m3"
    assert said(document_age(case(text.format("14/11/2025")))) == ["holds"]
    assert said(document_age(case(text.format("14/09/2025")))) == ["lecture_incertaine? older_period"]


def test_a_date_years_ahead_on_a_scan_was_misread() -> None:
    assert said(document_age(case("Facture d'eau\nFacture du 06/04/2096", by_ocr=True))) == [
        "lecture_incertaine? date_unreadable"
    ]
    assert said(document_age(case("Facture d'eau\nFacture du 06/04/2096"))) == ["date_future"]


@pytest.mark.parametrize("by_ocr", [False, True])
def test_a_date_of_ten_years_ago_was_misread_or_is_anothers(by_ocr: bool) -> None:
    def bill_of(day: str) -> list[str]:
        return said(document_age(case(f"Facture d'eau\nFacture du {day}", uploaded="2026-05-12", by_ocr=by_ocr)))

    assert bill_of("12/05/2016") == ["lecture_incertaine? date_unreadable"]
    assert bill_of("13/05/2016") == ["document_perime"]


def test_a_date_that_only_trails_a_sentence_dates_no_certificate() -> None:
    head = "CERTIFICAT MÉDICAL\nLéa DURAND ne présente aucune contre-indication à la danse\n"
    course = "Ce certificat doit dater de moins de trois mois (reprise des cours le\n14/05/2026)."
    assert said(document_age(case(head + course, slot=Slot.MEDICAL_CERTIFICATE))) == ["date_introuvable?"]
    unknown = case(head + "Gala au théâtre 14/05/2026", slot=Slot.MEDICAL_CERTIFICATE)
    assert said(document_age(unknown)) == ["lecture_incertaine? date_unreadable"]


STATED = "Absence de contre-indication à la danse pour Léa DURAND (née le 03/04/2012)."


@pytest.mark.parametrize(
    "head",
    [
        "Cabinet médical du samedi\n9 mai 2026",
        "Dr Paule TESSIER, remplacée par le docteur Luc AUBRY\nMardi 12 mai 2026",
        "Dr Paule TESSIER - Bayeux - le 12 mai 2026",
        "Docteur Aubry, den / le 12.05.2026",
    ],
)
def test_the_one_date_of_a_letterhead_dates_the_certificate(head: str) -> None:
    assert said(document_age(case(f"{head}\nCERTIFICAT\n{STATED}", slot=Slot.MEDICAL_CERTIFICATE))) == ["holds"]


@pytest.mark.parametrize(
    "head",
    [
        "Cabinet médical\nCours du samedi\n9 mai 2026",
        "Dr Paule TESSIER - Vaccination - le 12 mai 2026",
        "Dr Paule TESSIER - Accident - le 12 mai 2026",
        "Dr Paule TESSIER - Chute - le 12 mai 2026",
        "Dr Paule TESSIER, absente du\n12 mai 2026",
        "Certificat : 12/05/2026, 14/06/2025, 13/05/2024",
    ],
)
def test_a_date_in_the_letterhead_that_is_of_something_else_dates_nothing(head: str) -> None:
    assert said(document_age(case(f"{head}\nCERTIFICAT\n{STATED}", slot=Slot.MEDICAL_CERTIFICATE))) != ["holds"]


RECEIPT = (
    "QUITTANCE DE LOYER\nBail établi le 21 mars 2025\nreçu la somme de 700 €  loyer  bailleur  locataire : M. Durand"
)


@pytest.mark.parametrize("period", ["Période du 01/04/2026 au 30/04/2026", "mars"])
def test_a_scan_that_is_billed_for_later_days_is_not_refused_for_the_date_of_its_lease(period: str) -> None:
    scan = case(f"{RECEIPT}\n{period}", uploaded="2026-05-20", by_ocr=True)
    [finding] = said(document_age(scan))
    assert finding.startswith("lecture_incertaine?") == ("/" in period)


@pytest.mark.parametrize(
    ("issued", "due", "doubted"),
    [
        ("12/01/2026", "28/01/2026", False),
        ("12/01/2026", "28/09/2026", True),
        ("12/07/2026", "28/07/2026", False),
        ("12/07/2026", "28/04/2026", True),
    ],
)
def test_a_scanned_bill_is_not_refused_by_a_date_that_its_due_date_belies(issued: str, due: str, doubted: bool) -> None:
    text = f"Facture d'électricité\nFacture du {issued}\nÀ payer avant le {due}\n312 kWh  PDL 123  6 kVA"
    [finding] = said(document_age(case(text, by_ocr=True)))
    assert finding.startswith("lecture_incertaine? conflict") == doubted


def test_a_receipt_of_the_running_month_is_not_ahead_of_its_upload() -> None:
    text = (
        "QUITTANCE DE LOYER\nMois de {} 2026\nLocataire : Paul DURAND\nLoyer  charges  bailleur  reçu la somme de 530 €"
    )
    assert [said(document_age(case(text.format(month)))) for month in ("mai", "juin")] == [["holds"], ["date_future"]]
    text = text.replace("Mois de {} 2026", "Période du 01/{0}/2026 au 28/{0}/2026")
    assert [said(document_age(case(text.format(month)))) for month in ("05", "06")] == [["holds"], ["date_future"]]


@pytest.mark.parametrize(
    "beside", ["Bail signé le 29/11/2022 - révision au 29/09/2026", "Date d'édition -", "Date d'édition : —"]
)
def test_a_date_that_was_read_or_never_given_is_not_lost_so_that_the_period_counts(beside: str) -> None:
    text = f"QUITTANCE DE LOYER - AVRIL 2026\nPériode : 01/04/2026 - 30/04/2026\nLoyer 585,87\n{beside}\nLocataire"
    assert said(document_age(case(text, uploaded="2026-05-20", by_ocr=True))) == ["holds"]


def test_a_date_that_was_lost_beside_another_that_was_read_is_lost() -> None:
    text = "QUITTANCE DE LOYER - AVRIL 2026\nPériode : 01/04/2026 - 30/04/2026\n{}\nDate de paiement 08/04/2026"
    assert said(document_age(case(text.format("Date d'édition 2S/Q"), uploaded="2026-05-20", by_ocr=True))) == [
        "lecture_incertaine? date_unreadable"
    ]


def test_a_month_whose_day_ocr_lost_is_no_period() -> None:
    text = (
        "CABINET EXEMPLE\nRECU DE LOYER\nReçu la somme de 728,00 €, loyer, terme de février 2026.\n"
        "Quittance délivrée le {} février 2026."
    )
    lost = case(text.format("s"), uploaded="2026-05-20", by_ocr=True)
    assert said(document_age(lost))[0].startswith("lecture_incertaine? date_unreadable")
    read = case(text.format("5"), uploaded="2026-05-20", by_ocr=True)
    assert said(document_age(read)) == ["document_perime"]


def test_a_year_that_was_misread_is_shown_to_nobody() -> None:
    paper = case("CERTIFICAT MÉDICAL\nFait à Caen, le 13/05/1026", slot=Slot.MEDICAL_CERTIFICATE, by_ocr=True)
    assert facts(paper, tuple(document_age(paper))).issued is None


@pytest.mark.parametrize(
    ("day", "doubted"),
    [
        ("12/05/2028", True),  # 2026
        ("12/06/2026", True),  # 12/05/2026
        ("28/05/2026", True),  # 18/05/2026
        ("12/05/2020", True),
        ("14/11/2026", False),  # no digit of it makes it good
        ("12/05/2025", False),  # last year's, which families do send
        ("12/01/2026", False),
        ("12/12/2023", False),
    ],
)
def test_a_scanned_date_ahead_or_years_back_that_one_digit_makes_good_refuses_nobody(day: str, doubted: bool) -> None:
    bill = f"Facture d'eau\nFacture du {day}"
    [finding] = said(document_age(case(bill, by_ocr=True)))
    assert finding.startswith("lecture_incertaine?") == doubted
    if day != "12/05/2028":
        assert not said(document_age(case(bill)))[0].startswith("lecture_incertaine?")


@pytest.mark.parametrize("beside", ["Payé le 03/05/2026", "Facture de mai 2026"])
def test_a_scan_is_not_refused_by_a_date_that_what_was_paid_or_billed_belies(beside: str) -> None:
    text = f"Facture d'eau\nÉmise le 14/05/2025\n{beside}"
    assert said(document_age(case(text, by_ocr=True))) == ["lecture_incertaine? conflict"]


@pytest.mark.parametrize(
    "seen",
    [
        "l'examen pratiqué au cabinet le 13 mai 2026.",
        "vu l'examen réalisé au collège le 13/05/2026,",
        "Nous certifions avoir procédé le 13 mai 2026 à l'examen de Léa DURAND",
        "Bilan médico-sportif du mercredi 13 mai 2026",
        "Visite des 10 ans - mercredi 13 mai 2026",
        "Acte du 13/05/2026",
        "Feuille de consultation\nDate/heure : 13.05.2026 15h20",
        "Caen - mercredi 13 mai 2026",
    ],
)
def test_a_certificate_is_of_the_day_on_which_the_child_was_seen(seen: str) -> None:
    text = f"CERTIFICAT MÉDICAL\n{seen}\nLéa DURAND\n{STATED}"
    assert said(document_age(case(text, slot=Slot.MEDICAL_CERTIFICATE))) == ["holds"]


@pytest.mark.parametrize(
    "other",
    [
        "Prochaine visite le 13/05/2026",
        "Examen cardiologique réalisé au CHU le 13/05/2026",
        "Hospitalisée, puis vue en consultation le 13/05/2026",
        "Dernière mise à jour de la présente note : 13/05/2026",
    ],
)
def test_nor_of_the_day_of_another_visit(other: str) -> None:
    text = f"CERTIFICAT MÉDICAL\nLéa DURAND\n{STATED}\n{other}"
    assert said(document_age(case(text, slot=Slot.MEDICAL_CERTIFICATE))) != ["holds"]


def test_a_visit_of_long_ago_refuses_nobody() -> None:
    text = f"CERTIFICAT MÉDICAL\nLéa DURAND, vue en consultation le 03/01/2026, revue ce jour.\n{STATED}"
    assert said(document_age(case(text, slot=Slot.MEDICAL_CERTIFICATE))) == ["lecture_incertaine? date_unreadable"]
