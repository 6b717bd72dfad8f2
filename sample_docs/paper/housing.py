"""Papers of a home that are not bills: rent receipt, payment plan, contract, and what the school does not take."""

from calendar import monthrange
from datetime import date, timedelta

from sample_docs.calendar_fr import long, month, short
from sample_docs.paper import issuers
from sample_docs.paper.issuers import letterhead
from sample_docs.paper.sheet import Sheet
from sample_docs.people import Home, Person


def rent_receipt(tenant: str, home: Home, issued: date) -> bytes:
    """A rent receipt for the month of `issued`, as an agency writes it."""
    sheet = Sheet(issuers.AGENCY.font)
    letterhead(sheet, issuers.AGENCY)
    last = monthrange(issued.year, issued.month)[1]
    sheet.centre(105, 62, "QUITTANCE DE LOYER", 18, bold=True)
    sheet.centre(105, 69, f"Mois de {month(issued)}", 12)
    sheet.lines(112, 86, [tenant, *home.lines], 11)
    sheet.lines(15, 86, ["Bailleur : SCI des Exemples", "Mandat de gestion n° 0417", "Bail signé le 01/09/2021"], 9.5)
    y = sheet.paragraph(
        15,
        118,
        180,
        f"Nous soussignés, Agence du Vieux Lavoir, mandataire du bailleur, déclarons avoir reçu de {tenant} la somme "
        "de sept cent quatre-vingt-douze euros (792,00 €) au titre du paiement du loyer et des charges pour la période "
        f"du {short(issued.replace(day=1))} au {short(issued.replace(day=last))} du logement désigné ci-dessus.",
        11,
    )
    y = sheet.table(
        15,
        y + 6,
        (120, 60),
        (
            ("Détail du règlement", "Montant €"),
            ("Loyer nu", "710,00 €"),
            ("Provisions pour charges", "82,00 €"),
            ("Total quittancé", "792,00 €"),
        ),
        10,
    )
    sheet.text(15, y + 6, f"Date du paiement : {short(issued - timedelta(days=1))} (virement)", 10.5)
    sheet.text(110, y + 20, f"Fait à Caen, le {long(issued)}", 11)
    sheet.text(110, y + 27, "Pour le bailleur, le gestionnaire", 10)
    sheet.scrawl(118, y + 42, 3)
    sheet.paragraph(
        15,
        y + 58,
        180,
        "Cette quittance annule tous les reçus qui auraient pu être établis précédemment en cas de paiement partiel du "
        "montant du présent terme. Elle est à conserver pendant trois ans (loi n° 89-462 du 6 juillet 1989, art. 21).",
        8,
    )
    return sheet.done()


def payment_plan(holder: str, home: Home, issued: date) -> bytes:
    """An électricité échéancier: many days to come, one that counts."""
    sheet = Sheet(issuers.LUMIO.font)
    letterhead(sheet, issuers.LUMIO)
    sheet.right(195, 15, "Votre échéancier", 15, bold=True, colour=issuers.LUMIO.colour)
    sheet.right(195, 21, "de paiement d'électricité", 10)
    sheet.lines(112, 48, [holder, *home.lines], 10.5)
    sheet.lines(
        15, 64, ["Référence client : 20 417 593", "Offre Lumio Fixe – électricité", "PDL : 00000123456789"], 8.5
    )
    sheet.text(15, 86, f"Échéancier établi le {long(issued)}", 11, bold=True)
    y = sheet.paragraph(
        15, 93, 180, f"Bonjour, voici les dates de vos prélèvements mensuels pour le logement {home.street}.", 9
    )
    rows = [("Échéance", "Date du prélèvement", "Montant TTC €")]
    for number in range(1, 11):
        months = issued.month - 1 + number
        due = date(issued.year + months // 12, months % 12 + 1, 8)
        rows.append((f"Mensualité n° {number}", short(due), "86,00 €"))
    y = sheet.table(15, y + 3, (60, 60, 60), rows)
    sheet.paragraph(
        15,
        y + 4,
        180,
        "Votre facture de régularisation sera établie à l'issue de ces dix mensualités, après relève de votre "
        "compteur.",
        8,
    )
    return sheet.done()


def contract_attestation(holder: Person, home: Home, issued: date) -> bytes:
    """An attestation of a current electricity contract."""
    sheet = Sheet(issuers.POWER.font)
    letterhead(sheet, issuers.POWER)
    sheet.lines(112, 48, [holder.titled, *home.lines], 10.5)
    sheet.text(112, 72, f"Exempleville, le {long(issued)}", 10)
    sheet.centre(105, 92, "ATTESTATION DE CONTRAT", 16, bold=True, colour=issuers.POWER.colour)
    sheet.centre(105, 99, "Titulaire d'un contrat de fourniture d'électricité", 11)
    y = sheet.paragraph(
        20,
        118,
        170,
        f"Énergie du Bocage atteste que {holder.titled} est titulaire d'un contrat de fourniture d'électricité en "
        f"cours de validité, souscrit le 15/09/2023, pour le logement situé {home.street}, {home.postcode} "
        f"{home.town}.",
        11,
    )
    y = sheet.lines(20, y + 5, ["N° de client : 6 098 765 432", "Compte de contrat : 1 417 593 000"], 10.5)
    sheet.paragraph(20, y + 5, 170, "Cette attestation est délivrée pour servir et valoir ce que de droit.", 11)
    sheet.text(120, y + 32, "Le responsable du service clients", 10)
    sheet.scrawl(128, y + 46, 5)
    return sheet.done()


def insurance_attestation(holder: str, home: Home, issued: date) -> bytes:
    """A home insurance attestation: not on the school's list."""
    sheet = Sheet(issuers.INSURER.font)
    letterhead(sheet, issuers.INSURER)
    sheet.lines(112, 48, [holder, *home.lines], 10.5)
    sheet.centre(105, 84, "ATTESTATION D'ASSURANCE HABITATION", 15, bold=True, colour=issuers.INSURER.colour)
    sheet.text(20, 98, f"Fait à Exemple, le {long(issued)}", 10)
    y = sheet.paragraph(
        20,
        110,
        170,
        f"La Mutuelle des Clochers certifie que {holder} a souscrit un contrat d'assurance multirisque habitation n° "
        f"MH 0417593, garantissant sa responsabilité civile d'occupant pour le logement situé {home.street}, "
        f"{home.postcode} {home.town}. Garanties acquises du 01/01/2026 au 31/12/2026.",
        10.5,
    )
    sheet.table(
        20,
        y + 5,
        (110, 50),
        (("Garantie", "Plafond €"), ("Incendie, explosion", "50 000 €"), ("Dégât des eaux", "50 000 €")),
    )
    return sheet.done()


def host_declaration(host: Person, guests: list[str], home: Home, issued: date) -> bytes:
    """A declaration on honour of the one who houses the family: not on the school's list."""
    sheet = Sheet("Times")
    sheet.centre(105, 40, "ATTESTATION D'HÉBERGEMENT", 17, bold=True)
    y = sheet.paragraph(
        25,
        62,
        160,
        f"Je soussigné(e) {host.titled}, né(e) le {host.born} à Exempleville, demeurant {home.street}, {home.postcode} "
        f"{home.town}, atteste sur l'honneur héberger à mon domicile, à titre gratuit, depuis le 01/01/2025 :",
        12,
    )
    y = sheet.lines(35, y + 4, guests, 12, bold=True)
    y = sheet.paragraph(
        25,
        y + 6,
        160,
        "Je sais que toute fausse déclaration m'expose à des sanctions pénales (art. 441-7 du code pénal).",
        12,
    )
    sheet.text(25, y + 14, f"Fait à {home.town}, le {long(issued)}", 12)
    sheet.text(120, y + 14, "Signature de l'hébergeant", 11)
    sheet.scrawl(128, y + 28, 9)
    return sheet.done()
