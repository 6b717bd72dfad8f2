"""Which document a type announces (ANTS specification 3.3.8, perimeter 01). Each July brings new ones."""

from enum import StrEnum


class Kind(StrEnum):
    """The documents that matter here, named as in `config/document_kinds.toml` where that knows them.

    A PROOF_OF_ADDRESS or an INVOICE is told apart by its issuer only. OTHER is none that is asked for; UNKNOWN a type
    that the specification did not have yet.
    """

    TAX_NOTICE = "tax_notice"
    SITUATION_NOTICE = "tax_situation"
    PROOF_OF_ADDRESS = "proof_of_address"
    INVOICE = "invoice"
    HOUSING_TAX = "housing_tax"
    BANK_DETAILS = "rib"
    PAYSLIP = "payslip"
    IDENTITY_DOCUMENT = "identity_document"
    BANK_STATEMENT = "bank_statement"
    OTHER = "other"
    UNKNOWN = "unknown"


TAX_KINDS = frozenset({Kind.TAX_NOTICE, Kind.SITUATION_NOTICE, Kind.HOUSING_TAX})
"""What only the tax office issues."""

_KINDS = {
    "00": Kind.PROOF_OF_ADDRESS,
    "01": Kind.INVOICE,
    "02": Kind.HOUSING_TAX,
    "03": Kind.BANK_DETAILS,
    "04": Kind.TAX_NOTICE,
    "06": Kind.PAYSLIP,
    "07": Kind.IDENTITY_DOCUMENT,
    "08": Kind.IDENTITY_DOCUMENT,
    "11": Kind.BANK_STATEMENT,
    "18": Kind.SITUATION_NOTICE,
    "24": Kind.SITUATION_NOTICE,
    "27": Kind.SITUATION_NOTICE,
    "28": Kind.TAX_NOTICE,
}

_OTHERS = (
    "05 09 10 12 13 14 15 16 17 19 20 21 22 23 25 26 29 "
    "A0 A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE B0 B1 B2 B3 C1 C2 C3 C4 C5 C6 C7 C8 C9 L1"
)


def kind_of(type_code: str) -> Kind:
    """The kind of document of a type's two characters."""
    return _KINDS.get(type_code, Kind.OTHER if type_code in _OTHERS.split() else Kind.UNKNOWN)


_ELECTRICITY = (
    "EDF",
    "ELECTRICITE DE FRANCE",
    "EDF PEI SIEGE",
    "EDF PRODUCTION ELECTRIQUE INSULAIRE SAS",
)
_BILLS = dict.fromkeys(_ELECTRICITY, "electricity_bill") | {
    "ENGIE": "gas_bill",
    "SUEZ EAU FRANCE": "water_bill",
    "FREE SAS": "phone_bill",
    "BOUYGUES TELECOM": "phone_bill",
    "SOCIETE FRANCAISE DU RADIOTELEPHONE - SFR": "phone_bill",
}


def kind_signed(kind: Kind, signer: str) -> str:
    """The kind of `config/document_kinds.toml` that a document of that organisation is; empty when the code can't tell.

    EDF and Engie sell both gas and electricity: the kind named is the one they began with, and both are admitted.
    """
    bill = _BILLS.get(signer.upper(), "")
    if kind is Kind.INVOICE:
        return bill
    if kind is Kind.PROOF_OF_ADDRESS:
        return "phone_bill" if bill == "phone_bill" else "energy_contract" if bill else ""
    return "" if kind is Kind.UNKNOWN else kind.value
