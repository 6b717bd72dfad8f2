"""What the tax office sends: notices, and the papers that are often sent in their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sample_docs.calendar_fr import short
from sample_docs.paper.sheet import Sheet
from sample_docs.people import Home, Person, unaccented

BLUE = "#1f3f77"


@dataclass(frozen=True)
class Household:
    """Who is taxed together, and where."""

    declarants: tuple[Person, ...]
    home: Home
    parts: str = "2,50"
    income: str = "38 417"


def situation_notice(
    household: Household,
    issued: date,
    income_year: int = 2025,
    pages: Sequence[int] = (1, 2),
    of: int = 2,
    mark: bytes = b"",
) -> bytes:
    """An avis de situation déclarative; `pages` are those that were kept of its `of` pages."""
    sheet = Sheet()
    for rank, page in enumerate(pages):
        if rank:
            sheet.next_page()
        if page == 1:
            _head(
                sheet, f"AVIS DE SITUATION DÉCLARATIVE À L'IMPÔT SUR LE REVENU {income_year + 1}", income_year, page, of
            )
            _references(sheet, household, f"Date de la déclaration : {short(issued)}", mark)
            _income(sheet, household, income_year)
        else:
            _back(sheet, income_year, page, of)
    return sheet.done()


def tax_notice(
    household: Household, issued: date, income_year: int = 2025, pages: Sequence[int] = (1, 2, 3), of: int = 3
) -> bytes:
    """An avis d'impôt; `issued` is its date of establishment."""
    sheet = Sheet()
    for rank, page in enumerate(pages):
        if rank:
            sheet.next_page()
        if page == 1:
            _head(sheet, f"AVIS D'IMPÔT ÉTABLI EN {income_year + 1}", income_year, page, of)
            _references(
                sheet,
                household,
                f"Date d'établissement : {short(issued)}",
                more=f"Date de mise en recouvrement : {short(issued + timedelta(days=7))}",
            )
            _amount_due(sheet, issued)
        elif page == 2:
            _small_head(sheet, page, of, income_year)
            _income(sheet, household, income_year, 30)
        else:
            _back(sheet, income_year, page, of)
    return sheet.done()


def _head(sheet: Sheet, title: str, income_year: int, page: int, of: int) -> None:
    sheet.box(15, 12, 9, 5, fill="#20308f", edge="")
    sheet.box(27, 12, 9, 5, fill="#d0202e", edge="")
    sheet.text(15, 21, "RÉPUBLIQUE FRANÇAISE", 8, bold=True)
    sheet.text(15, 25, "DIRECTION GÉNÉRALE DES FINANCES PUBLIQUES", 7.5)
    sheet.right(195, 10, f"{page}/{of}", 11)
    sheet.right(195, 20, title, 12, bold=True, colour=BLUE)
    sheet.right(195, 26, f"Impôt sur les revenus de l'année {income_year}", 10.5, bold=True)
    sheet.rule(15, 30, 195, colour=BLUE)


def _small_head(sheet: Sheet, page: int, of: int, income_year: int) -> None:
    sheet.text(15, 14, "Direction générale des finances publiques", 7.5)
    sheet.text(15, 19, f"Impôt sur les revenus de l'année {income_year} – suite", 9, bold=True)
    sheet.right(195, 10, f"{page}/{of}", 11)
    sheet.rule(15, 22, 195, colour=BLUE)


def _references(sheet: Sheet, household: Household, dated: str, mark: bytes = b"", more: str = "") -> None:
    first = household.declarants[0]
    sheet.lines(15, 40, ["SIP D'EXEMPLEVILLE", "5 place de l'Invention", "14999 EXEMPLEVILLE CEDEX"], 8)
    names = [
        f"{'M' if p.title == 'M.' else 'MME'} {unaccented(p.last)} {unaccented(p.first)}" for p in household.declarants
    ]
    who = [names[0]] if len(names) == 1 else ["M OU MME", *(name.split(" ", 1)[1] for name in names)]
    sheet.lines(112, 52, [*who, *household.home.lines], 10.5)
    if mark:
        sheet.picture(168, 33, 18, 18, mark)
    sheet.box(15, 62, 84, 42, fill="#eef2f8", edge=BLUE)
    sheet.text(18, 68, "Vos références", 10, bold=True, colour=BLUE)
    rows = ["Numéro fiscal déclarant 1 : 00 12 345 678 901"]
    if len(household.declarants) > 1:
        rows.append("Numéro fiscal déclarant 2 : 00 98 765 432 109")
    rows += ["Référence de l'avis : 26 14 A041759 31", "Numéro FIP : 140 99 000 000 000 00 X", dated]
    sheet.lines(18, 74, [*rows, *([more] if more else [])], 8)
    y = sheet.lines(15, 112, ["Déclarant 1", f"{first.last.upper()} {first.first}", f"né(e) le {first.born}"], 9)
    if len(household.declarants) > 1:
        other = household.declarants[1]
        sheet.lines(80, 112, ["Déclarant 2", f"{other.last.upper()} {other.first}", f"né(e) le {other.born}"], 9)
    sheet.rule(15, y, 195)


def _income(sheet: Sheet, household: Household, income_year: int, y: float = 132) -> None:
    rows = [("Détail des revenus", "Déclarant 1 €", "Déclarant 2 €", "Total €")]
    second = len(household.declarants) > 1
    rows += [
        ("Salaires", "24 120 €", "18 566 €" if second else "", "42 686 €" if second else "24 120 €"),
        ("Déduction 10 % ou frais réels", "- 2 412 €", "- 1 857 €" if second else "", ""),
        ("Revenu brut global", "", "", f"{household.income} €"),
        ("Revenu imposable", "", "", f"{household.income} €"),
    ]
    y = sheet.table(15, y, (78, 34, 34, 34), rows)
    y = sheet.table(
        15,
        y + 2,
        (112, 68),
        (
            ("Informations complémentaires", "Montant €"),
            ("Revenu fiscal de référence", f"{household.income} €"),
            (f"Nombre de parts : {household.parts}", ""),
            ("Situation de famille au 1er janvier " + str(income_year) + " : voir page suivante", ""),
        ),
    )
    sheet.paragraph(
        15,
        y + 3,
        180,
        "Ce document vous permet de justifier de vos revenus et de vos charges auprès des tiers. L'authenticité de ce "
        "document peut être vérifiée sur le service de vérification en ligne des avis, à l'aide du numéro fiscal et de "
        "la référence de l'avis.",
        8.5,
    )


def _amount_due(sheet: Sheet, issued: date) -> None:
    sheet.box(15, 130, 180, 24, fill="#eef2f8", edge=BLUE)
    sheet.text(20, 139, "Vous n'avez rien à payer", 12, bold=True)
    sheet.text(20, 147, "Le montant de votre impôt a été prélevé à la source. Taux de prélèvement : 3,4 %", 9)
    y = sheet.paragraph(
        15,
        166,
        180,
        "Conservez votre avis d'impôt sur les revenus et prélèvements sociaux. Le détail de vos "
        " revenus et le calcul de votre impôt figurent aux pages suivantes.",
        9,
    )
    sheet.text(15, y + 4, f"Pour réclamer, vous avez jusqu'au 31/12/{issued.year + 2}.", 9)


def _back(sheet: Sheet, income_year: int, page: int, of: int) -> None:
    _small_head(sheet, page, of, income_year)
    y = sheet.table(
        15,
        30,
        (112, 68),
        (
            ("Situation et charges de famille", "Valeur"),
            ("Enfants mineurs à charge", "voir votre déclaration"),
            ("Dépenses ouvrant droit à réduction d'impôt", "Néant"),
            ("Frais de garde des enfants de moins de 6 ans", "Néant"),
        ),
    )
    sheet.paragraph(
        15,
        y + 5,
        180,
        "Vous pouvez corriger votre déclaration en ligne jusqu'à la date limite indiquée dans votre espace "
        "particulier. Cet avis ne préjuge pas d'un contrôle ultérieur de l'administration. Pour toute question : "
        "messagerie sécurisée de votre espace particulier ou 0 809 401 401 (service gratuit + prix d'appel).",
        9,
    )
