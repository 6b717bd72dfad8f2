"""Tax notices, tune half: two designs of the avis d'impôt, two of the avis de situation déclarative."""

from tests.evaluation.codes import tax_number, tax_reference, two_d_doc
from tests.evaluation.document import Document, layout
from tests.evaluation.people import Someone, plain
from tests.evaluation.sheet import Sheet

BLUE = "#000091"


def marianne(s: Sheet, x: float, y: float) -> None:
    """The State's block: three stripes and its motto."""
    for index, colour in enumerate([BLUE, "#ffffff", "#e1000f"]):
        s.box(x + index * 5, y, 5, 4, fill=colour, stroke=None)
    s.lines(x, y + 9, ["RÉPUBLIQUE", "FRANÇAISE"], 10, 4, bold=True)
    s.lines(x, y + 18, ["Liberté", "Égalité", "Fraternité"], 6.5, 2.7, family="Times-Italic")


def upper(who: Someone) -> str:
    return f"{plain(who.last)} {plain(who.first)}".upper()


def signed_code(s: Sheet, d: Document, x: float, y: float, kind: str) -> None:
    fields = [
        ("43", "3"),
        ("44", d.digits(13)),
        ("45", str(d.income_year)),
        ("46", upper(d.people[0])),
        ("47", "0" + d.digits(12)),
    ]
    if len(d.people) > 1:
        fields += [("48", upper(d.people[1])), ("49", "1" + d.digits(12))]
    s.matrix(x, y, 24, two_d_doc(d.rng, kind, fields, None))


def money_table(s: Sheet, d: Document, y: float) -> float:
    two = len(d.people) > 1
    rows = [("Détail des revenus", "Déclar. 1", "Déclar. 2" if two else "", "Total"),
            ("Salaires", d.digits(5), d.digits(5) if two else "", d.digits(5)),
            ("Déduction 10% ou frais réels", d.digits(4), d.digits(4) if two else "", ""),
            ("Revenu brut global", "", "", d.digits(5)), ("CSG déductible", "", "", d.digits(3)),
            ("Revenu imposable", "", "", d.digits(5)), ("Droits simples", "", "", d.digits(4)),
            ("Impôt sur le revenu net avant corrections", "", "", d.digits(4)),
            ("Prélèvement à la source déjà payé", d.digits(4), "", d.digits(4)),
            ("Revenu fiscal de référence", "", "", d.digits(5))]  # fmt: skip
    return s.table(15, y, [95, 28, 28, 28], rows, 8, 5.6, "#cfd8f0", right=(1, 2, 3))


@layout("tune", "tax_notice", "liberation carlito")
def notice_sheets(s: Sheet, d: Document) -> None:
    year, total = d.income_year, 2
    marianne(s, 15, 12)
    s.text(60, 18, "DIRECTION GÉNÉRALE DES FINANCES PUBLIQUES", 9, True)
    s.text(195, 12, f"Feuillet n° : 1/{total}", 8, align="r")
    s.text(195, 30, f"AVIS D'IMPÔT {year + 1}", 17, True, BLUE, "r")
    s.text(195, 37, "IMPÔT SUR LES REVENUS ET PRÉLÈVEMENTS SOCIAUX", 9, True, BLUE, "r")
    s.text(195, 43, f"établi sur les revenus de {year}", 9, align="r")
    s.box(15, 46, 80, 44, fill="#eef0fa", stroke=None)
    s.text(18, 52, "Vos références", 10, True, BLUE)
    y = 57.0
    for index, _ in enumerate(d.people, 1):
        s.text(18, y, f"Numéro fiscal déclarant {index} :", 7.5)
        s.text(92, y, tax_number(d.rng), 7.5, True, align="r")
        y += 4.6
    for label, value in [("Référence de l'avis :", tax_reference(d.rng, year + 1)), ("Numéro FIP :", f"140 {d.digits(2)} {d.digits(10)} G"),
                         ("Numéro de rôle :", "221 d'homologation"), ("Date d'établissement :", d.say(style="slash")),
                         ("Date de mise en recouvrement :", d.say(d.after(18), "slash"))]:  # fmt: skip
        s.text(18, y, label, 7.5)
        s.text(92, y, value, 7.5, align="r")
        y += 4.6
    names = d.people
    s.lines(112, 62, [*([f"M. OU MME {upper(names[0])}"] if len(names) > 1 and names[0].last == names[1].last else [f"{p.title.upper()} {upper(p)}" for p in names]),
                      *d.home.lines()], 10)  # fmt: skip
    s.box(15, 98, 180, 34, stroke=BLUE, line=1)
    s.text(20, 107, f"Montant de votre impôt sur les revenus de {year}", 11, True)
    s.text(190, 107, d.money(200, 3000), 12, True, align="r")
    s.para(20, 115, 168, f"Compte tenu des sommes déjà prélevées en {year}, il vous reste à payer le montant ci-dessus. Il sera prélevé sur votre compte "
           f"bancaire le 25/09/{year + 1}. Votre taux de prélèvement à la source s'appliquera du 01/09/{year + 1} au 31/08/{year + 2}.", 8.5)  # fmt: skip
    s.text(
        20,
        142,
        f"Votre revenu fiscal de référence (RFR) : {d.digits(5)} €    Nombre de parts : {d.rng.choice(['1', '2', '2,50', '3', '4'])}",
        10,
        True,
    )
    s.para(15, 155, 120, "Pour tout renseignement : votre messagerie sécurisée dans votre espace particulier sur impots.example.org, "
           "0 809 401 401 du lundi au vendredi de 8h30 à 19h, service des impôts des particuliers de CAEN, 6 place Gambetta 14048 CAEN CEDEX 9.", 8)  # fmt: skip
    if d.rng.random() < 0.7:
        signed_code(s, d, 168, 150, "28")
    s.page()
    s.text(195, 12, f"Feuillet n° : 2/{total}", 8, align="r")
    s.text(15, 18, f"AVIS D'IMPÔT {year + 1} - IMPÔT SUR LES REVENUS DE L'ANNÉE {year}", 9, True, BLUE)
    s.text(15, 25, " / ".join(upper(p) for p in names), 8.5)
    y = money_table(s, d, 34)
    s.para(15, y + 10, 180, f"Vous pouvez contester cet avis jusqu'au 31/12/{year + 3}. Informations relatives au calcul de votre taux de prélèvement à la source. "
           f"Rappel : revenus {year - 1} : RFR {d.digits(5)}.", 8)  # fmt: skip
    s.page()


@layout("tune", "tax_notice", "freesans dejavu")
def notice_fractions(s: Sheet, d: Document) -> None:
    year, total = d.income_year, 4
    names = " ET ".join(upper(p) for p in d.people)
    s.text(200, 10, f"1/{total}", 8, align="r")
    s.lines(14, 16, ["FINANCES PUBLIQUES", "SIP CAEN OUEST", "6 PLACE GAMBETTA", "14048 CAEN CEDEX 9"], 8, 4)
    s.box(80, 11, 115, 22, fill=BLUE, stroke=None)
    s.text(137, 19, f"Impôt sur les revenus de l'année {year}", 12, True, "#ffffff", "c")
    s.text(137, 27, f"Avis d'impôt établi en {year + 1}", 11, False, "#ffffff", "c")
    s.lines(110, 50, [names[:44], *d.home.lines()], 9.5)
    y = s.lines(14, 42, ["VOS RÉFÉRENCES"], 9, bold=True)
    for index, person in enumerate(d.people, 1):
        y = s.lines(14, y, [f"Déclarant {index} : {upper(person)}", f"N° fiscal : {tax_number(d.rng)}"], 7.5, 4.2)
    y = s.lines(14, y, [f"Référence de l'avis : {tax_reference(d.rng, year + 1)}", f"N° FIP : 140{d.digits(12)}", "Revenu fiscal de référence :",
                        f"{d.digits(2)} {d.digits(3)} €", f"Mise en recouvrement le {d.say(d.after(12), 'slash')}"], 7.5, 4.2)  # fmt: skip
    s.text(110, 92, f"Date d'établissement : {d.say(style='slash')}", 8.5)
    s.box(14, 100, 180, 20, fill="#f3f3f3", stroke=None)
    s.text(
        20,
        112,
        "VOUS N'AVEZ RIEN À PAYER" if d.rng.random() < 0.5 else f"SOMME QU'IL VOUS RESTE À PAYER : {d.money(50, 900)}",
        13,
        True,
    )
    s.para(14, 130, 180, f"Ce document récapitule l'impôt dû au titre de vos revenus {year}, déclarés au printemps {year + 1}. En cas de changement de situation en "
           f"{year + 1}, signalez-le dans le service « Gérer mon prélèvement à la source ». Imposition des revenus {year - 1} : voir votre avis {year}.", 8.5)  # fmt: skip
    for number in range(2, total + 1):
        s.page()
        s.text(200, 10, f"{number}/{total}", 8, align="r")
        s.text(14, 14, names[:70], 8)
        if number == 2:
            money_table(s, d, 24)
        elif number == 3:
            s.text(14, 26, "VOTRE SITUATION ET VOS CHARGES", 11, True, BLUE)
            s.lines(
                14,
                36,
                [
                    f"Situation du foyer au 31/12/{year}",
                    "Personnes à charge : 2",
                    f"Pension alimentaire versée : {d.digits(4)}",
                ],
                9,
                6,
            )
        else:
            s.text(14, 26, "INFORMATIONS COMPLÉMENTAIRES", 11, True, BLUE)
            s.para(
                14,
                36,
                180,
                f"Plafond épargne retraite pour les cotisations versées en {year + 1} : {d.digits(4)}. Report des années {year - 2}, {year - 1}.",
                9,
            )
    s.page()


@layout("tune", "asdir", "liberation narrow")
def asdir_official(s: Sheet, d: Document) -> None:
    year = d.income_year
    marianne(s, 14, 12)
    s.text(196, 10, "1/2", 8, align="r")
    s.text(196, 22, f"AVIS DE SITUATION DÉCLARATIVE {year + 1}", 15, True, BLUE, "r")
    s.text(196, 29, f"À L'IMPÔT SUR LES REVENUS DE L'ANNÉE {year}", 10, True, BLUE, "r")
    s.text(
        196,
        36,
        d.rng.choice([f"Établi en {year + 1}", "Document à conserver - il ne s'agit pas de votre avis d'impôt"]),
        8.5,
        align="r",
    )
    s.box(14, 46, 84, 40, stroke=BLUE)
    s.text(17, 52, "VOS RÉFÉRENCES", 9, True, BLUE)
    y = 58.0
    for index, person in enumerate(d.people, 1):
        y = s.lines(
            17, y, [f"Déclarant {index} : {upper(person)[:34]}", f"Numéro fiscal : {tax_number(d.rng)}"], 7.5, 4.3
        )
    s.lines(
        17,
        y,
        [f"Référence de l'avis : {tax_reference(d.rng, year + 1)}", f"Date d'établissement : {d.say(style='slash')}"],
        7.5,
        4.3,
    )
    s.lines(112, 60, [*(upper(p) for p in d.people), *d.home.lines()], 10)
    s.para(14, 98, 182, f"Vous avez déclaré vos revenus {year} en ligne le {d.say(style='slash')}. Le présent avis de situation déclarative récapitule les éléments déclarés. "
           f"Votre avis d'impôt vous parviendra entre le 24 juillet et le 28 août {year + 1}.", 9)  # fmt: skip
    s.text(14, 124, f"Revenu fiscal de référence : {d.digits(5)}", 11, True)
    s.text(14, 131, "Nombre de parts : 2,00", 10)
    if d.rng.random() < 0.7:
        signed_code(s, d, 165, 120, "18")
    s.page()
    s.text(196, 10, "2/2", 8, align="r")
    s.text(14, 16, f"Avis de situation déclarative {year + 1} sur les revenus {year}", 9, True)
    money_table(s, d, 24)
    s.page()


@layout("tune", "asdir", "carlito opensans")
def asdir_final(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(14, 16, "DIRECTION GÉNÉRALE DES FINANCES PUBLIQUES", 10, True, BLUE)
    s.text(196, 16, "Feuillet n° 1/1", 8, align="r")
    s.box(14, 22, 182, 18, fill=BLUE, stroke=None)
    s.text(105, 30, f"Avis de situation déclarative à l'impôt sur le revenu {year + 1}", 13, True, "#ffffff", "c")
    s.text(105, 37, f"valant avis d'impôt - revenus {year}", 9, False, "#ffffff", "c")
    y = s.lines(14, 52, ["Vos références", *(f"Numéro fiscal ({index}) {tax_number(d.rng)}" for index, _ in enumerate(d.people, 1)),
                         f"Référence de l'avis {tax_reference(d.rng, year + 1)}", f"Numéro FIP 140{d.digits(11)}", f"Date d'établissement {d.say(style='long')}"], 8.5, 5)  # fmt: skip
    s.lines(114, 60, [*(f"{p.title.upper()} {upper(p)}" for p in d.people), *d.home.lines()], 10)
    rows = [("Éléments déclarés", "Déclarant 1", "Déclarant 2"), ("Nom", plain(d.people[0].last).upper()[:20], plain(d.people[-1].last).upper()[:20] if len(d.people) > 1 else ""),
            ("Né(e) le", f"{d.people[0].born:%d/%m/%Y}", f"{d.people[-1].born:%d/%m/%Y}" if len(d.people) > 1 else ""), ("Salaires", d.digits(5), ""),
            ("Revenu brut global", d.digits(5), ""), ("Revenu fiscal de référence", d.digits(5), ""), ("Nombre de parts", "1,50", ""), ("Impôt sur le revenu net", "0", "")]  # fmt: skip
    s.table(14, max(y, 92) + 4, [82, 50, 50], rows, 9, 6.5, "#cfd8f0")
    s.para(14, 170, 182, f"Au vu des éléments déclarés, vous n'êtes pas redevable de l'impôt sur les revenus de {year}. Vous ne recevrez pas d'autre avis d'impôt en {year + 1}. "
           f"Correction en ligne possible jusqu'au 02/12/{year + 1}.", 9)  # fmt: skip
    s.page()
