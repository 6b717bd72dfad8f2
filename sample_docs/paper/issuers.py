"""The invented firms of the drop. None exists; their numbers are those reserved for fiction (02 61 91 …)."""

from dataclasses import dataclass

from sample_docs.paper.sheet import Sheet


@dataclass(frozen=True)
class Issuer:
    """A letterhead."""

    name: str
    strap: str
    colour: str
    address: tuple[str, ...]
    phone: str
    font: str = "Helvetica"
    legal: str = "SA au capital inventé de 1 000 000 € – RCS Exempleville 000 000 000"


POWER = Issuer(
    "Énergie du Bocage",
    "l'électricité d'ici",
    "#0b5fa5",
    ("Service clients", "TSA 00010", "14999 EXEMPLEVILLE CEDEX 9"),
    "02 61 91 00 10",
)
LUMIO = Issuer(
    "Lumio Énergies",
    "électricité verte & gaz naturel",
    "#e2711d",
    ("Relation clientèle", "BP 40", "75999 PARIS D'EXEMPLE"),
    "01 99 00 00 40",
    "Vera",
)
GAS = Issuer(
    "Gaz de la Plaine",
    "votre fournisseur de gaz naturel",
    "#1d7d74",
    ("Service clients particuliers", "TSA 20020", "59999 EXEMPLE CEDEX"),
    "03 53 01 00 20",
)
WATER = Issuer(
    "Eaux de la Plaine d'Exemple",
    "service public de l'eau potable",
    "#2a6fb0",
    ("Régie des eaux", "3 place du Lavoir", "14999 EXEMPLEVILLE"),
    "02 61 91 00 30",
    "Times",
    "Régie à autonomie financière – SIRET 000 000 000 00000",
)
TELECOM = Issuer(
    "Filéo Télécom",
    "internet, mobile, télévision",
    "#b0173c",
    ("Service consommateurs", "TSA 30030", "33999 EXEMPLE CEDEX"),
    "05 36 49 00 30",
)
INSURER = Issuer(
    "Mutuelle des Clochers",
    "assurances de la maison et de la famille",
    "#4b3b8f",
    ("Centre de gestion", "12 rue des Tilleuls", "79999 EXEMPLE"),
    "05 36 49 00 50",
)
BANK = Issuer(
    "Banque Coopérative d'Exemple",
    "agence de Caen Centre",
    "#14532d",
    ("4 boulevard du Modèle", "14999 EXEMPLEVILLE"),
    "02 61 91 00 60",
)
AGENCY = Issuer(
    "Agence du Vieux Lavoir",
    "gestion locative – syndic",
    "#7a4a12",
    ("8 quai des Inventions", "14999 EXEMPLEVILLE"),
    "02 61 91 00 70",
    "Times",
    "Carte professionnelle G 0000 – Garantie inventée",
)


def letterhead(sheet: Sheet, issuer: Issuer) -> None:
    """Mark, name and address of the firm at the top left, its legal line at the foot."""
    sheet.disc(21, 17, 6.5, issuer.colour)
    sheet.disc(25, 14.5, 3.2, "#ffffff")
    sheet.text(31, 17, issuer.name, 15, bold=True, colour=issuer.colour)
    sheet.text(31, 21.5, issuer.strap, 8, colour="#555555")
    y = sheet.lines(15, 32, issuer.address, 8)
    sheet.text(15, y, f"Tél. {issuer.phone} (appel non surtaxé)", 8)
    sheet.rule(15, 284, 195, colour=issuer.colour)
    sheet.text(15, 288, issuer.legal, 6.5, colour="#666666")
