"""More papers of the tax office, hold half (for measuring only)."""

from tests.evaluation.codes import tax_number, tax_reference
from tests.evaluation.document import Document, layout
from tests.evaluation.layouts.hold_tax import NAVY, code, name
from tests.evaluation.sheet import Sheet


@layout("hold", "asdir", "opensans narrow")
def declared_long(s: Sheet, d: Document) -> None:
    """Three leaves with their count at the head, the title beside the address."""
    year, total = d.income_year, 3
    for number in range(1, total + 1):
        s.text(198, 10, f"Feuillet {number}/{total}", 8, align="r")
        if number == 1:
            s.lines(12, 20, ["FINANCES PUBLIQUES", "Direction générale"], 9, 4.4, bold=True)
            s.lines(12, 44, ["Avis de situation", "déclarative", f"à l'impôt {year + 1}", f"sur les revenus {year}"], 13, 6.4, bold=True, color=NAVY)  # fmt: skip
            s.lines(112, 52, [*(f"{'Mme' if p.woman else 'M'} {name(p)}" for p in d.people), *d.home.lines()], 10)
            s.table(12, 84, [62, 62, 62], [("Numéro fiscal", "Référence", "Établi le"), (tax_number(d.rng), tax_reference(d.rng, year + 1), d.say(style="slash"))], 9, 7, "#dcdcf0")  # fmt: skip
            s.para(12, 112, 186, f"Ce document atteste des éléments que vous avez déclarés au titre de {year}. Il ne préjuge pas de l'impôt qui sera établi à l'été {year + 1} ; votre avis {year} (revenus {year - 1}) n'est pas modifié.", 9.5, 5.2)  # fmt: skip
            if d.rng.random() < 0.5:
                code(s, d, 170, 150, "24")
        elif number == 2:
            s.table(12, 22, [110, 40, 36], [("Revenus", "Déclarant 1", "Déclarant 2"), *((lib, d.digits(5), d.digits(4)) for lib in ("Salaires", "Abattement", "Pensions perçues", "Revenu brut global", "Revenu imposable", "Revenu fiscal de référence"))], 9, 6.6, "#dcdcf0")  # fmt: skip
        else:
            s.para(12, 24, 186, "Informations pratiques : vous pouvez corriger en ligne votre déclaration jusqu'à la fermeture du service. Cet avis peut être remis à tout organisme.", 9.5, 5.2)  # fmt: skip
        s.page()


@layout("hold", "tax_notice", "lato freeserif")
def notice_four(s: Sheet, d: Document) -> None:
    """Four leaves « n/4 » at the foot, the amounts first and the references in a side column."""
    year, total = d.income_year, 4
    for number in range(1, total + 1):
        s.text(105, 291, f"- {number}/{total} -", 8, align="c")
        if number == 1:
            s.box(0, 0, 62, 297, fill="#f0f0f7", stroke=None)
            s.lines(8, 20, ["RÉPUBLIQUE FRANÇAISE", "DGFiP - SIP CAEN NORD"], 8, 4.4, bold=True)
            side = [("N° fiscal", tax_number(d.rng)), ("Avis n°", tax_reference(d.rng, year + 1)), ("Établi le", d.say(style="slash")), ("Recouvrement", d.say(d.after(13), "slash")), ("Parts", "2")]  # fmt: skip
            for index, (label, value) in enumerate(side):
                s.text(8, 44 + index * 12, label, 7.5, color="#666677")
                s.text(8, 49 + index * 12, value, 9, True)
            s.text(70, 24, f"Avis d'impôt sur le revenu {year + 1}", 16, True, NAVY)
            s.text(70, 32, f"Revenus perçus en {year}", 12)
            s.lines(116, 50, [*(f"{'MADAME' if p.woman else 'M.'} {name(p)}" for p in d.people), *d.home.lines()], 10)
            s.text(70, 96, "Votre impôt en bref", 12, True, NAVY)
            s.table(70, 102, [88, 40], [("Montants", "Euros"), ("Revenu fiscal de référence", d.digits(5)), ("Impôt total", d.digits(4)), ("Déjà prélevé à la source", d.digits(4)), ("Reste", d.digits(2))], 9.5, 7, "#dcdcf0", right=(1,))  # fmt: skip
            if d.rng.random() < 0.6:
                code(s, d, 174, 250, "28")
        elif number == 2:
            s.table(12, 24, [100, 40, 40], [("Détail", "Décl. 1", "Décl. 2"), *((lib, d.digits(5), d.digits(4)) for lib in ("Salaires", "Retraites", "Revenu net", "Quotient", "Décote"))], 9, 7, "#dcdcf0")  # fmt: skip
        elif number == 3:
            s.para(12, 24, 186, f"Vos personnes à charge au 1er janvier {year}. Votre taux pour {year + 2} : communiqué à l'automne {year + 1}. Historique : impôt {year - 1}, {d.digits(4)} euros.", 10, 5.6)  # fmt: skip
        else:
            s.para(12, 24, 186, "Vos droits : réclamation, délais, médiateur. Paiement mensualisé ou à l'échéance.", 10, 5.6)  # fmt: skip
        s.page()


@layout("hold", "tax_schedule", "freesans narrow")
def monthly_payments(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(12, 22, "Mes paiements - espace particulier", 13, True, NAVY)
    s.text(12, 34, f"Calendrier de vos mensualités d'impôt {year + 1}", 12)
    s.lines(12, 44, [f"Contribuable : {name(d.people[0])}", f"Numéro fiscal : {tax_number(d.rng)}"], 9.5, 5.4)
    for index in range(1, 10):
        s.text(18, 62 + index * 7, f"Mensualité {index}   le 17/{index + 1:02d}/{year + 1}   {d.digits(2)},00 €", 10)
    s.text(12, 142, f"Consulté le {d.say()}", 9)
    s.page()


@layout("hold", "childcare", "roboto freeserif")
def nursery_invoice(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(105, 22, "CRÈCHE ASSOCIATIVE LES P'TITS LOUPS", 13, True, align="c")
    s.para(20, 42, 170, f"Attestation pour le crédit d'impôt {year + 1} (frais de {year}). Nous attestons que {name(d.people[0])}, {d.home.street} à {d.home.town}, a réglé {d.money(400, 3000)} "
           f"au titre de la garde de son enfant. Document à conserver pour votre déclaration de revenus. Caen, le {d.say()}.", 11, 6.2)  # fmt: skip
    s.page()
