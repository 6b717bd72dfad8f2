"""Papers that families send as a proof of address and that are not on the list, tune half."""

from tests.evaluation.codes import iban, spaced
from tests.evaluation.document import Document, layout
from tests.evaluation.frenchdates import add_months, month_end
from tests.evaluation.people import SURNAMES
from tests.evaluation.sheet import Sheet


@layout("tune", "mobile_bill internet_bill", "liberation opensans")
def telecom_columns(s: Sheet, d: Document) -> None:
    mobile = d.kind == "mobile_bill"
    brand, colour = d.rng.choice([("Orange", "#ff7900"), ("SFR", "#e2001a"), ("Bouygues Telecom", "#009dcc")])
    s.box(15, 12, 20, 20, fill=colour, stroke=None)
    s.text(40, 24, brand, 18, True, colour)
    s.lines(118, 46, [d.holder, *d.home.lines()], 10)
    s.text(15, 44, "Votre facture " + ("mobile" if mobile else "Internet - Fibre"), 14, True)
    s.lines(15, 52, [f"Facture n° {d.digits(10)}", f"du {d.say()}", f"N° client {d.digits(9)}",
                     "Ligne 06 12 " + d.digits(2) + " 45 67" if mobile else "Ligne 02 31 " + d.digits(2) + " 45 67 - Livebox"], 9.5, 5)  # fmt: skip
    rows = [("Votre offre", "Période", "Montant TTC"), ("Forfait 130 Go 5G" if mobile else "Abonnement Fibre 1 Gb/s + TV", f"du {d.say(d.after(-2), 'slash')} au {d.say(d.after(28), 'slash')}", d.money(15, 45)),
            ("Remise multi-lignes", "", "- 5,00 €"), ("Appels, SMS, MMS" if mobile else "Location décodeur", "", d.money(1, 6))]  # fmt: skip
    y = s.table(15, 84, [80, 60, 40], rows, 9, 6.5)
    s.text(15, y + 10, f"Montant prélevé le {d.say(d.near(8, 14))} : {d.money(18, 50)}", 11, True)
    s.text(
        15,
        282,
        f"{brand} - Service client {'mobile 3900' if mobile else 'Internet 3900'} - Assistance réseau - data, hotspot wifi",
        7,
    )
    s.page()


@layout("tune", "mobile_bill internet_bill", "roboto dejavu")
def telecom_plain(s: Sheet, d: Document) -> None:
    mobile = d.kind == "mobile_bill"
    s.text(20, 24, "free" + (" mobile" if mobile else "box"), 22, True, "#cc0000", family="Times-Roman")
    s.lines(120, 40, [d.holder, *d.home.lines()], 10)
    s.text(20, 72, f"FACTURE {'MOBILE' if mobile else 'FREEBOX'} N° {d.digits(9)}", 12, True)
    s.text(20, 79, f"Date d'émission : {d.say()}", 10)
    s.text(20, 86, f"Identifiant : fbx{d.digits(8)}   Échéance : {d.say(d.near(3, 6), 'slash')}", 9)
    s.table(
        20,
        94,
        [110, 50],
        [
            ("Désignation", "TTC"),
            ("Forfait Free 5G illimité" if mobile else "Accès Internet haut débit Freebox", "19,99 €"),
            ("Total", "19,99 €"),
        ],
        10,
        8,
    )
    s.text(20, 130, "Opérateur de communications électroniques - n° ARCEP 07-1234", 8)
    s.page()


@layout("tune", "home_insurance", "carlito liberation")
def insurance_attestation(s: Sheet, d: Document) -> None:
    brand = d.rng.choice(["MAIF", "Macif", "Assurances du Bocage"])
    s.text(20, 26, brand, 22, True, "#b01030")
    s.text(20, 50, "ATTESTATION D'ASSURANCE HABITATION", 15, True)
    y = s.para(20, 66, 170, f"La société {brand} atteste que {d.holder}, demeurant {d.home.street} {d.home.postcode} {d.home.town}, est assuré(e) au titre du contrat "
               f"multirisque habitation n° {d.digits(8)} garantissant la responsabilité civile vie privée, l'incendie, le dégât des eaux et le vol.", 11, 6)  # fmt: skip
    s.lines(
        20,
        y + 6,
        [
            f"Période de validité : du 01/01/{d.base.year} au 31/12/{d.base.year}",
            "Qualité : locataire, appartement de 4 pièces",
        ],
        11,
        6,
    )
    s.text(110, y + 30, f"Fait à Niort, le {d.say()}", 11)
    s.page()


@layout("tune", "home_insurance", "times caladea")
def insurance_notice(s: Sheet, d: Document) -> None:
    s.text(20, 24, "Mutuelle Normande d'Assurances", 14, True)
    s.lines(115, 44, [d.holder, *d.home.lines()], 10)
    s.text(20, 80, "Avis d'échéance - Assurance Habitation", 13, True)
    s.lines(
        20,
        90,
        [
            f"Émis le {d.say()}",
            f"Cotisation annuelle : {d.money(180, 320)}",
            f"À régler avant le {d.say(d.near(20, 30))}",
            f"Sociétaire n° {d.digits(7)}",
        ],
        10.5,
        6,
    )
    s.page()


@layout("tune", "bank_statement", "liberation mono")
def statement(s: Sheet, d: Document) -> None:
    bank = "Crédit Agricole Normandie"
    number, *_ = iban(d.rng, bank)
    s.text(15, 20, bank.upper(), 14, True, "#007d57")
    s.lines(118, 42, [d.holder, *d.home.lines()], 10)
    s.text(15, 70, f"RELEVÉ DE COMPTE n° 5 - arrêté au {d.say()}", 12, True)
    s.text(15, 77, f"IBAN : {spaced(number)}", 9)
    rows = [("Date", "Opération", "Débit", "Crédit")] + [
        (f"{d.near(-29, -1):%d.%m}", op, d.digits(2) + ",50", "")
        for op in ("CARTE SUPER U CAEN", "PRLV EDF", "PRLV ORANGE SA", "VIR LOYER", "CHEQUE")
    ]
    y = s.table(15, 84, [24, 90, 30, 30], rows, 9, 6.5)
    s.text(15, y + 8, f"Nouveau solde au {d.say(style='slash')} : {d.money(100, 2900)}", 10, True)
    s.page()


@layout("tune", "bank_statement", "dejavu roboto")
def statement_online(s: Sheet, d: Document) -> None:
    s.box(0, 0, 210, 16, fill="#111111", stroke=None)
    s.text(15, 11, "monabanq.", 14, True, "#ffffff")
    s.text(15, 34, "Relevé de compte courant", 15, True)
    s.lines(15, 44, [d.holder, *d.home.soft_lines(), f"Édité le {d.say()}"], 10, 5)
    s.table(
        15,
        74,
        [30, 110, 30],
        [("Date", "Libellé", "Montant")]
        + [
            (f"{d.near(-25, -2):%d/%m/%Y}", lib, f"-{d.digits(2)},00")
            for lib in ("Paiement carte", "Virement emis loyer", "Prelevement EAU")
        ],
        9,
        7,
    )
    s.page()


@layout("tune", "hosting", "times carlito")
def hosting_letter(s: Sheet, d: Document) -> None:
    host = f"{d.rng.choice(['Gérard', 'Monique', 'Luc', 'Annick'])} {d.rng.choice(SURNAMES)}"
    s.text(105, 40, "ATTESTATION D'HÉBERGEMENT", 16, True, align="c")
    y = s.para(22, 62, 166, f"Je soussigné(e) {host}, demeurant {d.home.street} à {d.home.town}, certifie sur l'honneur héberger à mon domicile "
               f"{d.holder} depuis le {d.say(add_months(d.base, -14))}.", 12, 7)  # fmt: skip
    s.lines(22, y + 8, ["Fait pour servir et valoir ce que de droit."], 12)
    s.text(110, y + 26, f"Fait à {d.home.town}, le {d.say()}", 12)
    s.text(120, y + 46, host.split()[-1], 24, family="ecolier", color="#1a2a80")
    s.page()


@layout("tune", "hosting", "breip ecolier", by_hand=True)
def hosting_hand(s: Sheet, d: Document) -> None:
    s.lines(25, 36, [f"{d.home.town}, le {d.say()}"], 17)
    y = s.para(
        25,
        64,
        160,
        f"J'atteste héberger chez moi gratuitement {d.holder}, au {d.home.street}, {d.home.postcode} {d.home.town}. Je joins ma pièce d'identité.",
        18,
        11,
    )
    s.text(120, y + 26, d.rng.choice(SURNAMES), 22)
    s.page()


@layout("tune", "payslip", "narrow liberation")
def payslip(s: Sheet, d: Document) -> None:
    last = month_end(add_months(d.base, -1)) if d.base.day < 25 else d.base
    s.text(15, 18, "SARL NORMANDIE SERVICES - 14200 Hérouville-Saint-Clair", 10, True)
    s.text(195, 18, "BULLETIN DE PAIE", 14, True, align="r")
    s.lines(
        15,
        28,
        [
            f"Période : {last:01/%m/%Y} au {last:%d/%m/%Y}",
            f"Paiement le {d.say(style='slash')}",
            "Emploi : technicien - Ancienneté : 01/09/2015",
        ],
        9,
        5,
    )
    s.lines(118, 40, [d.holder, *d.home.lines()], 10)
    rows = [("Libellé", "Base", "Taux", "Retenue")] + [
        (lib, d.digits(4), f"{d.digits(1)},{d.digits(2)}", d.digits(3))
        for lib in (
            "Salaire de base 151,67 h",
            "Sécurité sociale plafonnée",
            "CSG déductible",
            "Retraite complémentaire",
            "Net imposable",
            "Prélèvement à la source",
            "NET À PAYER",
        )
    ]
    s.table(15, 72, [80, 30, 30, 30], rows, 9, 6.5)
    s.page()


@layout("tune", "payslip", "condensed carlito")
def payslip_public(s: Sheet, d: Document) -> None:
    s.text(15, 20, "Centre hospitalier de la Côte - Direction des ressources humaines", 11, True)
    s.text(15, 30, f"Bulletin de salaire - mois payé : {d.base:%m/%Y}", 12, True)
    s.lines(
        15,
        42,
        [
            f"Agent : {d.holder}",
            *d.home.soft_lines(),
            f"Date de virement : {d.say(style='slash')}",
            "Grade : adjoint administratif, échelon 5, indice 380",
        ],
        10,
        6,
    )
    s.table(
        15,
        80,
        [110, 40],
        [
            ("Rubrique", "Montant"),
            ("Traitement brut", d.digits(4)),
            ("Pension civile", d.digits(3)),
            ("Net à payer", d.digits(4)),
        ],
        10,
        7,
    )
    s.page()


@layout("tune", "caf", "liberation dejavu")
def caf_attestation(s: Sheet, d: Document) -> None:
    s.text(20, 24, "Caf du Calvados", 16, True, "#0a4d8c")
    s.lines(115, 42, [d.holder, *d.home.lines()], 10)
    s.text(20, 72, "Attestation de paiement", 15, True)
    s.text(20, 80, f"N° allocataire {d.digits(7)} - le {d.say()}", 10)
    y = s.para(20, 92, 170, f"La Caf atteste que les prestations suivantes ont été versées pour le mois {d.base:%m/%Y} : allocations familiales avec conditions de ressources "
               f"{d.money(60, 340)} ; prime d'activité. Quotient familial : {d.digits(3)}.", 10.5, 5.5)  # fmt: skip
    s.text(20, y + 6, "Vos enfants à charge sont mentionnés au verso. Votre directeur.", 10)
    s.page()


@layout("tune", "caf", "opensans carlito")
def caf_quotient(s: Sheet, d: Document) -> None:
    s.text(20, 22, "Allocations familiales - Caf14", 13, True, "#0a4d8c")
    s.text(20, 40, "ATTESTATION DE QUOTIENT FAMILIAL", 14, True)
    s.lines(
        20,
        54,
        [
            f"Attestation du {d.say()}",
            f"Nom : {d.holder}",
            *d.home.soft_lines(),
            f"Quotient familial du mois : {d.digits(3)} €",
            "Document à présenter à l'organisme qui vous le demande.",
        ],
        10.5,
        7,
    )
    s.page()
