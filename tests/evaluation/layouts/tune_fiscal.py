"""More papers of the tax office, tune half."""

from tests.evaluation.codes import tax_number, tax_reference
from tests.evaluation.document import Document, layout
from tests.evaluation.layouts.tune_tax import BLUE, marianne, money_table, signed_code, upper
from tests.evaluation.sheet import Sheet


@layout("tune", "asdir", "liberation roboto")
def asdir_four_pages(s: Sheet, d: Document) -> None:
    """The long form of a declarative notice: four numbered pages, the last one nearly empty."""
    year, total = d.income_year, 4
    for number in range(1, total + 1):
        s.text(196, 287, f"{number}/{total}", 9, align="r")
        if number == 1:
            marianne(s, 14, 12)
            s.lines(60, 18, ["DIRECTION GÉNÉRALE", "DES FINANCES PUBLIQUES"], 9, 4.2, bold=True)
            s.text(196, 34, "AVIS DE SITUATION DÉCLARATIVE", 14, True, BLUE, "r")
            s.text(196, 41, f"à l'impôt sur le revenu {year + 1} - revenus de l'année {year}", 10, True, BLUE, "r")
            s.lines(112, 60, [*(f"{p.title.upper()} {upper(p)}" for p in d.people), *d.home.lines()], 10)
            y = s.lines(14, 60, ["Vos références", *(f"Numéro fiscal ({upper(p)}) : {tax_number(d.rng)}" for p in d.people), f"Référence de l'avis : {tax_reference(d.rng, year + 1)}",
                                 f"Date d'établissement : {d.say(style='slash')}", f"Situation au 1er janvier {year + 1}"], 8, 4.8)  # fmt: skip
            s.para(14, y + 24, 180, f"Madame, Monsieur, vous avez déclaré vos revenus {year}. Cet avis récapitule votre situation ; il ne comporte pas de montant d'impôt définitif. "
                   f"L'avis d'impôt vous parviendra entre le 24 juillet et le 31 août {year + 1}. En cas d'erreur, corrigez votre déclaration en ligne jusqu'au 9 décembre {year + 1}.", 9.5, 5)  # fmt: skip
            if d.rng.random() < 0.6:
                signed_code(s, d, 168, 200, "28")
        elif number == 2:
            money_table(s, d, 24)
        elif number == 3:
            s.text(14, 24, "Vos charges et réductions d'impôt", 12, True, BLUE)
            s.table(14, 30, [110, 40], [("Nature", "Montant"), ("Dons", d.digits(3)), ("Frais de garde d'enfants", d.digits(3)), ("Emploi à domicile", d.digits(4))], 9, 6.5)  # fmt: skip
        else:
            s.text(105, 140, "Page laissée intentionnellement vide", 9, color="#888888", align="c")
        s.page()


@layout("tune", "tax_notice", "roboto narrow")
def notice_print(s: Sheet, d: Document) -> None:
    """A notice printed from the portal: its address and the day of printing at the edge, pages « n sur m »."""
    year, total = d.income_year, 3
    for number in range(1, total + 1):
        s.text(10, 292, "https://cfspart.example.org/enp/documents/avis", 6.5, color="#666666")
        s.text(200, 292, f"page {number} sur {total}", 6.5, color="#666666", align="r")
        s.text(10, 6, d.say(d.uploaded, "short"), 6.5, color="#666666")
        if number == 1:
            marianne(s, 14, 14)
            s.text(194, 22, f"AVIS D'IMPÔT ÉTABLI EN {year + 1}", 15, True, BLUE, "r")
            s.text(194, 30, f"Impôt sur les revenus de l'année {year}", 11, True, align="r")
            s.lines(112, 54, [*(upper(p) for p in d.people), *d.home.lines()], 10.5)
            s.table(14, 52, [46, 42], [("Vos références", ""), ("N° fiscal", tax_number(d.rng)), ("Référence de l'avis", tax_reference(d.rng, year + 1)), ("Date d'établissement", d.say(style="slash")),
                    ("Mise en recouvrement", d.say(d.after(12), "slash"))], 8, 5.6, "#cfd8f0")  # fmt: skip
            s.text(14, 100, f"Revenu fiscal de référence : {d.digits(5)} €", 12, True)
            s.para(14, 112, 180, f"Impôt sur le revenu net {year} : {d.digits(4)} €. Prélèvements déjà effectués en {year} : {d.digits(4)} €. Solde : {d.money(3, 900)}, prélevé le 25/09/{year + 1}. "
                   f"Pour mémoire, votre revenu fiscal de référence {year - 1} était de {d.digits(5)} €.", 10, 5.4)  # fmt: skip
        elif number == 2:
            money_table(s, d, 20)
        else:
            s.para(14, 24, 180, f"Pour contester : jusqu'au 31 décembre {year + 3}. Vos acomptes {year + 2} seront recalculés en septembre {year + 2}.", 10, 5.4)  # fmt: skip
        s.page()


@layout("tune", "tax_schedule", "liberation carlito")
def instalments(s: Sheet, d: Document) -> None:
    """Sent for a notice: the schedule of the direct debits of income tax."""
    year = d.income_year
    marianne(s, 14, 12)
    s.text(60, 20, "VOTRE ÉCHÉANCIER DE PRÉLÈVEMENTS", 15, True, BLUE)
    s.text(60, 28, f"Acomptes d'impôt sur le revenu {year + 1}", 10)
    s.lines(112, 50, [upper(d.people[0]), *d.home.lines()], 10)
    s.text(14, 52, f"N° fiscal : {tax_number(d.rng)}", 9)
    rows = [("Échéance", "Nature", "Montant")] + [(f"15/{month:02d}/{year + 1}", "Acompte contemporain", d.digits(2) + ",00 €") for month in range(1, 11)]  # fmt: skip
    s.table(14, 84, [44, 80, 40], rows, 9.5, 6.6)
    s.text(14, 174, f"Échéancier édité le {d.say(style='slash')}. Ce document n'est pas un avis d'impôt.", 9)
    s.page()


@layout("tune", "childcare", "opensans times")
def childcare_costs(s: Sheet, d: Document) -> None:
    """Sent for a notice: what a family may deduct for the care of a child."""
    year = d.income_year
    s.text(20, 24, "Pajemploi - Service des Urssaf", 14, True, "#0b7285")
    s.text(20, 40, f"ATTESTATION FISCALE - ANNÉE {year}", 15, True)
    s.lines(20, 54, [f"Employeur : {upper(d.people[0])}", *d.home.soft_lines(), f"Salaires nets versés en {year} : {d.money(900, 4000)}",
                     f"À reporter case 7GA de votre déclaration {year + 1} sur les revenus {year}", f"Éditée le {d.say()}"], 10.5, 7)  # fmt: skip
    s.page()
