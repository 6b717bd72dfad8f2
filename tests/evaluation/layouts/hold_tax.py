"""Tax notices, hold half (for measuring only)."""

from tests.evaluation.codes import tax_number, tax_reference, two_d_doc
from tests.evaluation.document import Document, layout
from tests.evaluation.people import Someone, plain
from tests.evaluation.sheet import Sheet

NAVY = "#1b1b5f"


def name(who: Someone) -> str:
    return f"{plain(who.last)} {plain(who.first)}".upper()


def code(s: Sheet, d: Document, x: float, y: float, kind: str) -> None:
    fields = [
        ("45", str(d.income_year)),
        ("46", name(d.people[0])),
        ("47", "2" + d.digits(12)),
        ("43", "2,5"),
        ("41", d.digits(5)),
    ]
    s.matrix(x, y, 22, two_d_doc(d.rng, kind, fields, None))


@layout("hold", "tax_notice", "opensans freesans")
def three_pages(s: Sheet, d: Document) -> None:
    year, total = d.income_year, 3
    for number in range(1, total + 1):
        s.text(198, 290, f"Page {number} sur {total}", 8, align="r")
        s.text(12, 290, f"Avis d'impôt sur les revenus {year} - {name(d.people[0])}", 7.5)
        if number == 1:
            s.lines(
                12,
                16,
                [
                    "RÉPUBLIQUE FRANÇAISE",
                    "Direction générale des Finances publiques",
                    "Centre des finances publiques",
                    "Service des impôts des particuliers",
                    "14 CAEN EST",
                ],
                8.5,
                4.2,
                bold=True,
            )
            s.lines(
                120, 20, [f"Avis d'impôt {year + 1}", f"Impôt sur les revenus {year}"], 16, 8, bold=True, color=NAVY
            )
            s.lines(
                112, 54, [*(f"{'MME' if p.woman else 'MONSIEUR'} {name(p)}" for p in d.people), *d.home.lines()], 10
            )
            s.rule(12, 88, 186, NAVY, 1.2)
            y = 95.0
            left = [
                ("Numéro fiscal", tax_number(d.rng)),
                ("Déclarant 1", name(d.people[0])),
                ("Référence de l'avis", tax_reference(d.rng, year + 1)),
            ]
            if len(d.people) > 1:
                left.insert(2, ("Déclarant 2", name(d.people[1])))
            right = [
                ("Date d'établissement", d.say(style="slash")),
                ("Mise en recouvrement", d.say(d.after(15), "slash")),
                ("Numéro FIP", "140" + d.digits(10)),
                ("Revenu fiscal de référence", d.digits(5)),
            ]
            for index, (label, value) in enumerate(left):
                s.text(12, y + index * 6, f"{label} : {value}", 8.5)
            for index, (label, value) in enumerate(right):
                s.text(112, y + index * 6, f"{label} : {value}", 8.5)
            s.text(
                12,
                132,
                f"Il vous sera remboursé {d.money(20, 800)} le 31 juillet {year + 1}"
                if d.rng.random() < 0.5
                else f"Il vous reste à payer {d.money(20, 1800)}",
                13,
                True,
                NAVY,
            )
            s.para(12, 142, 140, f"Ce montant tient compte de vos prélèvements à la source de {year} et de l'avance versée en janvier {year + 1}. "
                   f"Le taux calculé sur vos revenus {year} s'applique dès septembre {year + 1}. En {year - 1}, votre impôt net était de {d.digits(4)}.", 9, 5)  # fmt: skip
            code(s, d, 170, 136, "28")
        elif number == 2:
            rows = [("Revenus et charges", "D1", "D2", "Foyer")] + [
                (lib, d.digits(5), d.digits(4), d.digits(5))
                for lib in (
                    "Traitements et salaires",
                    "Abattement 10 %",
                    "Revenus fonciers nets",
                    "Revenu net imposable",
                    "Impôt brut",
                    "Réductions",
                    "Impôt net",
                    "Retenue à la source",
                )
            ]
            s.table(12, 20, [92, 30, 30, 34], rows, 8.5, 6.2, "#dcdcf0", right=(1, 2, 3))
        else:
            s.para(
                12,
                20,
                186,
                f"Vos démarches : réclamation jusqu'au 31 décembre {year + 3}. Vos plafonds d'épargne retraite {year - 2}, {year - 1} et {year} sont indiqués ci-dessous. Prélèvements sociaux : néant.",
                9,
                5,
            )
        s.page()


@layout("hold", "tax_notice", "narrow times")
def folios(s: Sheet, d: Document) -> None:
    year, total = d.income_year, 2
    s.text(12, 12, "dgfip", 8, color="#888888")
    s.text(198, 12, f"Feuillet n° : 1 / {total}", 9, align="r")
    s.box(12, 18, 186, 14, stroke=NAVY, line=1.2)
    s.text(105, 27, f"IMPÔT SUR LES REVENUS DE L'ANNÉE {year}  -  AVIS D'IMPÔT {year + 1}", 13, True, NAVY, "c")
    s.lines(20, 46, [f"{name(p)}" for p in d.people] + d.home.lines(), 10.5, 5)
    rows = [("Vos références", ""), ("Votre numéro fiscal", tax_number(d.rng)), ("Numéro FIP", d.digits(13)), ("Référence de l'avis", tax_reference(d.rng, year + 1)),
            ("Établi le", d.say(style="slash")), ("Mis en recouvrement le", d.say(d.after(14), "slash")), ("Nombre de parts", "2,5")]  # fmt: skip
    s.table(110, 40, [44, 44], rows, 8, 5.4, "#dddde8")
    s.text(12, 96, "Situation du foyer", 11, True, NAVY)
    y = s.lines(
        12, 104, [f"Né(e) le {p.born:%d/%m/%Y} : {name(p)}" for p in d.people] + [f"Situation au 31/12/{year}"], 9, 5
    )
    rows = [
        ("Montants", "EUR"),
        ("Revenu brut global", d.digits(5)),
        ("Revenu imposable", d.digits(5)),
        ("Revenu fiscal de référence", d.digits(5)),
        ("Impôt net", d.digits(4)),
        ("Net à payer", d.digits(3)),
    ]
    s.table(12, y + 4, [120, 40], rows, 9.5, 6.5, "#dddde8", right=(1,))
    code(s, d, 172, 250, "04")
    s.page()
    s.text(198, 12, f"Feuillet n° : 2 / {total}", 9, align="r")
    s.para(
        12,
        24,
        186,
        f"Informations sur l'avis d'impôt {year + 1} (revenus {year}) de {name(d.people[0])}. Si vos revenus changent en {year + 2}, actualisez votre taux en ligne. Comment payer avant le 15/09/{year + 1}.",
        9.5,
        5,
    )
    s.page()


@layout("hold", "asdir", "freesans roboto")
def declared_online(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(198, 12, "1/1", 8, align="r")
    s.lines(12, 18, ["Direction générale", "des finances publiques"], 10, 4.6, bold=True)
    s.text(105, 40, f"AVIS DE SITUATION DÉCLARATIVE À L'IMPÔT SUR LE REVENU {year + 1}", 12, True, NAVY, "c")
    s.text(105, 47, f"(revenus de l'année {year})", 10, align="c")
    s.lines(120, 62, [*(name(p) for p in d.people), *d.home.lines()], 10)
    y = s.lines(
        12,
        62,
        [
            "Vos références",
            f"N° fiscal : {tax_number(d.rng)}",
            f"Avis n° : {tax_reference(d.rng, year + 1)}",
            f"Déclaration déposée le {d.say(style='slash')}",
            f"Date d'établissement : {d.say(style='slash')}",
        ],
        9,
        5,
    )
    s.table(
        12,
        y + 14,
        [110, 36, 36],
        [("Éléments retenus pour le calcul", "Déclarant 1", "Déclarant 2")]
        + [
            (lib, d.digits(5), d.digits(4))
            for lib in ("Salaires et assimilés", "Pensions", "Frais réels", "Revenu fiscal de référence")
        ],
        9,
        6.5,
        "#dcdcf0",
        right=(1, 2),
    )
    s.para(
        12,
        150,
        186,
        f"Cet avis ne tient pas lieu de titre de paiement. Votre avis d'impôt {year + 1} sera disponible en ligne à compter du 24/07/{year + 1}. Impôt estimé : {d.digits(4)} €.",
        9,
        5,
    )
    if d.rng.random() < 0.5:
        code(s, d, 172, 100, "24")
    s.page()


@layout("hold", "asdir", "times liberation")
def declared_two_pages(s: Sheet, d: Document) -> None:
    year, total = d.income_year, 2
    for number in (1, 2):
        s.text(198, 288, f"page {number}/{total}", 8, align="r")
        s.text(12, 14, f"AVIS DE SITUATION DÉCLARATIVE {year + 1} SUR LES REVENUS {year}", 11, True, NAVY)
        s.text(12, 20, f"Foyer : {' et '.join(name(p) for p in d.people)}", 9)
        if number == 1:
            s.lines(118, 44, [*(f"{p.title} {name(p)}" for p in d.people), *d.home.lines()], 10.5)
            s.lines(
                12,
                44,
                [
                    f"Établi le {d.say(style='long')}",
                    f"Numéro fiscal {tax_number(d.rng)}",
                    f"Référence {tax_reference(d.rng, year + 1)}",
                    "impots.gouv - espace particulier",
                ],
                9,
                5,
            )
            s.para(12, 92, 180, f"Au vu de votre déclaration de revenus {year} souscrite le {d.say(style='long')}, votre revenu fiscal de référence est de {d.digits(5)} euros pour 3 parts. "
                   f"Document établi pour vos démarches auprès des organismes tiers ; le taux {year + 1} reste inchangé.", 10.5, 5.5)  # fmt: skip
        else:
            s.table(
                12,
                30,
                [120, 40],
                [("Détail", "Montant")]
                + [(lib, d.digits(5)) for lib in ("Salaires 1AJ", "Salaires 1BJ", "Dons 7UD", "Frais de garde 7GA")],
                9.5,
                7,
                "#dcdcf0",
            )
        s.page()
