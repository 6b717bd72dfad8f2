"""Papers of the tax office that are no notice, hold half (for measuring only)."""

from tests.evaluation.codes import tax_number
from tests.evaluation.document import Document, layout
from tests.evaluation.layouts.hold_tax import NAVY, name
from tests.evaluation.sheet import Sheet


@layout("hold", "form_2042", "freesans roboto")
def blank_form(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.box(12, 10, 186, 16, fill="#dfe9df", stroke=None)
    s.text(105, 17, f"{year + 1} - DÉCLARATION DE REVENUS - 2042 C PRO", 13, True, align="c")
    s.text(105, 23, f"Revenus de l'année {year} - à renvoyer signée à votre service des impôts", 8.5, align="c")
    y = s.lines(
        12,
        40,
        [
            f"Vous : {name(d.people[0])}   né(e) le {d.people[0].born:%d/%m/%Y}",
            *(f"Conjoint : {name(p)}" for p in d.people[1:]),
            f"Adresse : {d.home.street} {d.home.town}",
        ],
        10,
        6,
    )
    for label in ("1AJ", "1BJ", "4BA", "6DD", "7GA", "8HV"):
        y += 10
        s.text(20, y, f"Case {label}", 10)
        s.box(60, y - 6, 40, 8)
        s.text(97, y, d.digits(4), 11, align="r", family="dkg")
    s.text(12, y + 16, f"À Caen, le {d.say(style='slash')}     Signature(s) du ou des déclarants", 10)
    s.page()


@layout("hold", "form_2042", "lato times")
def receipt(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(16, 22, "Accusé de réception de votre déclaration de revenus", 15, True, NAVY)
    s.lines(
        16,
        36,
        [
            f"Déclaration {year + 1} des revenus {year} transmise le {d.say()}",
            f"N° d'accusé : {d.digits(12)}",
            *(f"Déclarant : {name(p)}" for p in d.people),
            f"Numéro fiscal : {tax_number(d.rng)}",
        ],
        10.5,
        6.5,
    )
    s.para(
        16,
        84,
        178,
        "Conservez cet accusé. Votre avis de situation déclarative est disponible dans la rubrique Documents de votre espace. Vous pouvez corriger votre déclaration jusqu'en décembre.",
        10,
        5.4,
    )
    s.page()


@layout("hold", "auto_declaration", "roboto freesans")
def silent_declaration(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(16, 20, "Direction générale des Finances publiques", 9.5, True)
    s.lines(118, 42, [*(name(p) for p in d.people), *d.home.lines()], 10)
    s.text(16, 76, "Votre déclaration automatique est prête", 16, True, NAVY)
    y = s.para(16, 88, 178, f"Les informations sur votre situation et vos revenus {year} figurent dans ce document. Aucune démarche n'est nécessaire si elles sont justes : l'absence d'action de votre part "
               f"vaudra déclaration. Vous recevrez votre avis d'impôt {year + 1} au cours de l'été.", 10.5, 5.6)  # fmt: skip
    s.table(
        16,
        y + 6,
        [100, 50],
        [
            ("Revenus connus", "Montant"),
            ("Salaires et activités", d.digits(5)),
            ("Prélèvement à la source", d.digits(4)),
            ("Personnes à charge", "2"),
        ],
        10,
        7,
    )
    s.page()


@layout("hold", "auto_declaration", "opensans narrow")
def email_print(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.lines(
        16,
        20,
        [
            "De : Direction générale des Finances publiques <ne-pas-repondre@example.org>",
            f"Objet : Impôt {year + 1} - déclaration automatique",
            f"Date : {d.say()}",
        ],
        9,
        5,
    )
    s.rule(16, 38, 178)
    s.para(16, 48, 178, f"Bonjour {d.people[0].first} {d.people[0].last}, cette année, vous êtes éligible à la déclaration automatique de vos revenus {year}. Le récapitulatif est consultable dans votre espace. "
           "Si tout est exact, vous n'avez aucune démarche à effectuer.", 10, 5.5)  # fmt: skip
    s.page()


@layout("hold", "property_tax housing_tax", "opensans times")
def local_notice(s: Sheet, d: Document) -> None:
    year, housing = d.income_year, d.kind == "housing_tax"
    s.lines(12, 16, ["Finances publiques", "Département 14 Calvados"], 9.5, 4.6, bold=True)
    s.text(
        198, 20, f"{'Taxe d’habitation et contribution' if housing else 'Taxes foncières'} {year}", 15, True, NAVY, "r"
    )
    s.text(198, 27, f"Avis d'impôt établi en {year}", 9.5, align="r")
    s.lines(118, 48, [name(p) for p in d.people] + d.home.lines(), 10)
    s.lines(
        12,
        50,
        [
            f"N° fiscal {tax_number(d.rng)}",
            f"Rôle général {year}",
            f"Établi le 05/08/{year}",
            f"Recouvrement 31/08/{year}",
            f"Limite de paiement : 15/10/{year}",
        ],
        9,
        5,
    )
    rows = [("Propriétés bâties", "Commune", "Syndicat", "GEMAPI")] + [
        (lib, d.digits(3), d.digits(2), d.digits(1))
        for lib in (f"Taux {year - 1}", f"Taux {year}", "Cotisations", "Frais de gestion")
    ]
    s.table(12, 92, [70, 38, 38, 38], rows, 9, 6.5, "#dcdcf0")
    s.text(12, 140, f"Somme à payer : {d.money(500, 1800)}", 13, True)
    s.page()


@layout("hold", "property_tax housing_tax", "lato mono")
def local_summary(s: Sheet, d: Document) -> None:
    year, housing = d.income_year, d.kind == "housing_tax"
    s.text(16, 24, f"{'TAXE D’HABITATION' if housing else 'TAXE FONCIÈRE'} - RÉCAPITULATIF {year}", 14, True)
    s.lines(
        16,
        38,
        [
            f"Redevable : {name(d.people[0])}",
            f"Local : {d.home.street}, {d.home.postcode} {d.home.town}",
            f"Prélèvement à l'échéance le 27/10/{year}",
            f"Montant : {d.money(400, 1500)}",
        ],
        10.5,
        7,
    )
    s.page()


@layout("hold", "withholding", "freesans opensans")
def employer_rate(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(16, 22, "Prélèvement à la source - votre taux", 15, True, NAVY)
    s.lines(
        16,
        36,
        [f"{name(p)} : taux individualisé {d.rng.randrange(1, 12)},{d.digits(1)} %" for p in d.people]
        + [f"Valable du 1er septembre {year} au 31 août {year + 1}", f"Attestation téléchargée le {d.say()}"],
        10.5,
        7,
    )
    s.para(
        16, 84, 178, f"Le taux est calculé à partir de vos revenus {year - 1}. Acomptes contemporains : néant.", 10, 5
    )
    s.page()


@layout("hold", "withholding", "times roboto")
def fiscal_certificate(s: Sheet, d: Document) -> None:
    year = d.income_year
    s.text(105, 26, "ATTESTATION FISCALE ANNUELLE", 15, True, align="c")
    s.text(105, 34, f"Montants prélevés au titre de {year}", 11, align="c")
    s.lines(
        20,
        54,
        [
            f"Bénéficiaire : {name(d.people[0])}",
            f"Salaire net imposable {year} : {d.digits(5)} €",
            f"Prélèvement à la source {year} : {d.digits(4)} €",
            f"Délivrée le {d.say()}",
        ],
        11,
        8,
    )
    s.page()
