"""Bank papers: RIB, SEPA mandate, statement of account. The bank code 99999 belongs to no bank."""

from datetime import date, timedelta

from sample_docs.calendar_fr import long, month, short
from sample_docs.paper import issuers
from sample_docs.paper.issuers import letterhead
from sample_docs.paper.sheet import Sheet
from sample_docs.people import Home, Person

BANK_CODE, BRANCH = "99999", "00417"
_CREDITOR = ("1 rue de la Musique", "14999 EXEMPLEVILLE")


def rib_key(account: str) -> int:
    """The clé RIB of an account of eleven digits."""
    return 97 - (89 * int(BANK_CODE) + 15 * int(BRANCH) + 3 * int(account)) % 97


def iban(account: str, wrong: bool = False) -> str:
    """A French IBAN in groups of four; `wrong` spoils its check digits."""
    inner = f"{BANK_CODE}{BRANCH}{account}{rib_key(account):02d}"
    check = 98 - int(f"{inner}152700") % 97
    if wrong:
        check = check % 97 + 1
    whole = f"FR{check:02d}{inner}"
    return " ".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def rib(holder: str, home: Home, account: str, wrong: bool = False) -> bytes:
    """A relevé d'identité bancaire."""
    sheet = Sheet()
    letterhead(sheet, issuers.BANK)
    sheet.centre(105, 58, "RELEVÉ D'IDENTITÉ BANCAIRE", 15, bold=True)
    sheet.paragraph(
        15,
        66,
        180,
        "Ce relevé est destiné à être remis à vos créanciers ou débiteurs appelés à "
        "faire inscrire des opérations à votre compte.",
        8.5,
    )
    sheet.text(15, 84, "Titulaire du compte", 9, bold=True)
    sheet.lines(15, 90, [holder, *home.lines], 10.5)
    sheet.text(120, 84, "Domiciliation", 9, bold=True)
    sheet.lines(120, 90, ["BCE CAEN CENTRE", "Tél. 02 61 91 00 60"], 10)
    y = sheet.table(
        15,
        112,
        (40, 40, 65, 35),
        (
            ("Code banque", "Code guichet", "Numéro de compte", "Clé RIB"),
            (BANK_CODE, BRANCH, account, f"{rib_key(account):02d}"),
        ),
        10.5,
    )
    sheet.box(15, y + 2, 180, 16, edge=issuers.BANK.colour)
    sheet.text(19, y + 8, "IBAN (International Bank Account Number)", 8)
    sheet.text(19, y + 14.5, iban(account, wrong), 13, bold=True)
    sheet.text(15, y + 27, "BIC (Bank Identifier Code) : EXEMFRPPXXX", 11)
    return sheet.done()


def sepa_mandate(debtor: Person, home: Home, account: str, signed: date) -> bytes:
    """A mandate filled in and signed."""
    sheet = Sheet()
    sheet.centre(105, 22, "MANDAT DE PRÉLÈVEMENT SEPA", 16, bold=True)
    sheet.text(15, 34, "Référence unique du mandat (RUM) : EXEMPLE-2026-0417", 9)
    y = sheet.paragraph(
        15,
        42,
        180,
        "En signant ce mandat, vous autorisez le créancier à envoyer des instructions à votre banque pour "
        "débiter votre compte, et votre banque à débiter votre compte conformément aux instructions du créancier.",
        8.5,
    )
    sheet.box(15, y + 2, 88, 48)
    sheet.box(107, y + 2, 88, 48)
    sheet.text(18, y + 9, "DÉBITEUR", 9, bold=True)
    sheet.lines(18, y + 16, [f"{debtor.last.upper()} {debtor.first}", *home.lines, "France"], 10)
    sheet.text(110, y + 9, "CRÉANCIER", 9, bold=True)
    sheet.lines(
        110,
        y + 16,
        ["Régie d'un conservatoire inventé", "ICS : FR00ZZZ000000", *_CREDITOR],
        10,
    )
    y += 60
    sheet.text(15, y, "Désignation du compte à débiter", 9, bold=True)
    sheet.box(15, y + 3, 180, 20)
    sheet.text(19, y + 10, f"IBAN : {iban(account)}", 12)
    sheet.text(19, y + 18, "BIC : EXEMFRPPXXX", 11)
    sheet.text(15, y + 34, "Type de paiement : paiement récurrent / répétitif", 9.5)
    sheet.text(15, y + 46, f"Fait à : {home.town}      Le : {short(signed)}", 10.5)
    sheet.text(120, y + 46, "Signature du débiteur :", 10)
    sheet.scrawl(130, y + 60, 7)
    return sheet.done()


def statement(holder: str, home: Home, issued: date) -> bytes:
    """A statement of account: not on the school's list of proofs."""
    sheet = Sheet()
    letterhead(sheet, issuers.BANK)
    sheet.right(195, 15, "RELEVÉ DE COMPTE", 15, bold=True, colour=issuers.BANK.colour)
    sheet.right(195, 22, f"Relevé bancaire du {long(issued)}", 9.5)
    sheet.lines(112, 48, [holder, *home.lines], 10.5)
    sheet.text(15, 70, "Compte de dépôt n° 00000417590", 10, bold=True)
    rows = [("Date", "Opération", "Débit €", "Crédit €")]
    rows.append((short(issued - timedelta(days=30)), f"Solde créditeur – {month(issued)}", "", "412,60 €"))
    rows.append((short(issued - timedelta(days=22)), "Carte – marché d'Exemple", "38,20 €", ""))
    rows.append((short(issued - timedelta(days=12)), "Virement reçu – salaire", "", "1 739,20 €"))
    rows.append((short(issued - timedelta(days=5)), "Prélèvement – Énergie du Bocage", "81,52 €", ""))
    y = sheet.table(15, 76, (28, 82, 35, 35), rows)
    sheet.right(195, y + 4, "Nouveau solde : 2 032,08 €", 11, bold=True)
    return sheet.done()
