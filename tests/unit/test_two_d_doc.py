from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from two_d_doc_signer import GS, NOTICE, RS, header

from validators.two_d_doc import TwoDDoc, opened, read
from validators.two_d_doc.kinds import Kind, kind_signed
from validators.two_d_doc.lengths import FIXED, LONGEST
from validators.two_d_doc.places import Place


def document(fields: str = "", **head: object) -> TwoDDoc:
    found = read((header(**head) + fields).encode())  # type: ignore[arg-type]
    assert found is not None
    return found


def test_a_notice_gives_its_year_declarants_address_and_date():
    notice = document(NOTICE)
    assert (notice.kind, notice.income_year) == (Kind.TAX_NOTICE, 2025)
    assert notice.declarants == ("MARTIN CAMILLE", "MARTIN DOMINIQUE")
    assert notice.place == Place(("12 RUE INVENTEE",), "14000", "CAEN")
    assert (notice.issued, notice.signed_on, notice.assessed_on) == (None, date(2026, 7, 20), date(2026, 7, 31))
    assert not notice.partial


@pytest.mark.parametrize("version", [2, 3, 4])
def test_every_version_of_the_header_is_understood(version: int):
    found = document("452025", version=version, issued=date(2012, 11, 15))
    assert (found.version, found.authority, found.certificate, found.type) == (version, "FR98", "OUR1", "28")
    assert (found.perimeter, found.country, found.issued, found.income_year) == ("01", "FR", date(2012, 11, 15), 2025)


def test_the_date_of_the_specification_is_read_as_it_says():
    found = read(b"DC02FR010001125EFFFF01")
    assert found is not None
    assert (found.issued, found.signed_on) == (date(2012, 11, 15), None)


@pytest.mark.parametrize(
    ("type_code", "kind"),
    [
        ("00", Kind.PROOF_OF_ADDRESS),
        ("01", Kind.INVOICE),
        ("02", Kind.HOUSING_TAX),
        ("03", Kind.BANK_DETAILS),
        ("04", Kind.TAX_NOTICE),
        ("28", Kind.TAX_NOTICE),
        ("18", Kind.SITUATION_NOTICE),
        ("24", Kind.SITUATION_NOTICE),
        ("27", Kind.SITUATION_NOTICE),
        ("06", Kind.PAYSLIP),
        ("05", Kind.OTHER),
        ("B0", Kind.OTHER),
        ("3Z", Kind.UNKNOWN),
    ],
)
def test_a_type_announces_its_kind_of_document(type_code: str, kind: Kind):
    assert document("452025", type_code=type_code).kind is kind


@pytest.mark.parametrize(
    ("kind", "signer", "document_kind"),
    [
        (Kind.INVOICE, "EDF", "electricity_bill"),
        (Kind.INVOICE, "Bouygues Telecom", "phone_bill"),
        (Kind.INVOICE, "FOURNISSEUR INVENTE", ""),
        (Kind.PROOF_OF_ADDRESS, "ENGIE", "energy_contract"),
        (Kind.PROOF_OF_ADDRESS, "FREE SAS", "phone_bill"),
        (Kind.PROOF_OF_ADDRESS, "", ""),
        (Kind.SITUATION_NOTICE, "", "tax_situation"),
        (Kind.UNKNOWN, "EDF", ""),
    ],
)
def test_the_issuer_of_a_bill_tells_what_it_is_for(kind: Kind, signer: str, document_kind: str):
    assert kind_signed(kind, signer) == document_kind


def test_an_unknown_type_is_still_read():
    assert document("452025", type_code="3Z").income_year == 2025


def test_another_perimeter_or_country_has_other_tables_so_nothing_is_believed_of_it():
    for found in (document("452025", perimeter="02"), document("452025", country="BE"), document("452025", version=5)):
        assert (found.income_year, found.partial) == (None, True)
    assert document(perimeter="02").kind is document(country="BE").kind is Kind.UNKNOWN


def test_the_order_of_the_fields_means_nothing():
    found = document(f"48DURAND LOU{GS}46DURAND ANDREA{GS}452025")
    assert (found.declarants, found.income_year) == (("DURAND ANDREA", "DURAND LOU"), 2025)


def test_a_value_cut_by_its_issuer_is_marked_as_a_prefix():
    found = document(f"46MARTIN CAMILLE JEA{RS}452025")
    assert found.declarants == ("MARTIN CAMILLE JEA",)
    assert found.truncated == {"46"}
    assert found.names_truncated
    assert (found.income_year, found.partial) == (2025, False)


def test_a_value_of_maximal_length_needs_no_separator():
    longest = "A" * 38
    assert document(f"46{longest}452025").declarants == (longest,)
    assert document(f"46{longest}452025").income_year == 2025
    assert document(f"46{longest}{GS}452025").income_year == 2025
    assert document(f"46{longest}{RS}452025").truncated == {"46"}


def test_a_value_of_fixed_length_may_be_followed_by_a_separator():
    assert document(f"452025{GS}46DURAND LOU").declarants == ("DURAND LOU",)


def test_negative_amounts_do_not_derail_what_follows():
    found = document(f"41-1250{GS}4V-12{GS}43-1,5452025")
    assert (found.income_year, found.partial) == (None, True)
    found = document(f"41-1250{GS}4V-12{GS}43-1,5{GS}452025")
    assert (found.income_year, found.partial) == (2025, False)


def test_leading_zeros_are_part_of_the_value():
    assert document("2401400").place.postcode == "01400"
    assert document("090003").page_count == 3


def test_an_unknown_field_is_skipped_to_the_next_separator_and_said():
    found = document(f"452025ZZSOMETHING NEW 46{GS}46DURAND LOU")
    assert (found.income_year, found.declarants, found.partial) == (2025, ("DURAND LOU",), True)


def test_a_fixed_value_that_is_too_short_is_not_believed():
    for text in ("45202", f"452{GS}46DURAND LOU", f"45{GS}46DURAND LOU"):
        found = document(text)
        assert (found.income_year, found.partial) == (None, True)
    assert document(f"452{GS}46DURAND LOU").declarants == ("DURAND LOU",)


def test_two_different_values_of_one_field_are_said():
    assert document("452025452025").partial is False
    assert document("452025452024").partial is True


@pytest.mark.parametrize("value", ["2O25", "    ", "²⁰²⁵"])
def test_a_year_that_is_no_number_is_no_year(value: str):
    found = read(header().encode() + b"45" + value.encode("latin-1", "replace"))
    assert found is not None
    assert found.income_year is None


@pytest.mark.parametrize(
    ("fields", "holders"),
    [
        (f"10MME/DUBOIS/SACHA{GS}", ("DUBOIS SACHA",)),
        (f"10DUBOIS SACHA{GS}", ("DUBOIS SACHA",)),
        (f"11MME{GS}12SACHA{GS}13DUBOIS{GS}", ("DUBOIS SACHA",)),
        (f"10M/DUBOIS/SACHA{GS}1IMME/MOREL/ALIX{GS}14M/OTHER/PAYER{GS}", ("DUBOIS SACHA", "MOREL ALIX")),
        (f"14MME/DUBOIS/SACHA{GS}", ("DUBOIS SACHA",)),
        (f"30M DUBOIS SACHA{GS}", ("M DUBOIS SACHA",)),
        (f"11MME{GS}", ()),
    ],
)
def test_a_bill_names_whom_it_serves(fields: str, holders: tuple[str, ...]):
    found = document(fields, type_code="01")
    assert found.holders == holders
    assert found.holder == (holders[0] if holders else None)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        (f"4YAPT 3/12 RUE INVENTEE/14123 IFS{GS}", Place(("APT 3", "12 RUE INVENTEE"), "14123", "IFS")),
        (f"4Y12345 RUE INVENTEE 14000 CAEN CEDEX 4{GS}", Place(("12345 RUE INVENTEE",), "14000", "CAEN CEDEX 4")),
        (f"4Y12 RUE INVENTEE{GS}", Place(("12 RUE INVENTEE",))),
        (f"6U12 RUE INVENTEE{GS}6W140006XCAEN{GS}6YFR", Place(("12 RUE INVENTEE",), "14000", "CAEN")),
        (f"20APT 3{GS}2212 RUE INVENTEE{GS}241400025CAEN{GS}", Place(("APT 3", "12 RUE INVENTEE"), "14000", "CAEN")),
        ("", Place()),
    ],
)
def test_the_address_is_read_from_one_field_or_from_lines(fields: str, place: Place):
    assert document(fields).place == place


def test_a_rib_gives_its_iban():
    assert document(f"31FR7630006000011234567890189{GS}", type_code="03").iban == "FR7630006000011234567890189"


def test_the_date_of_a_notice_without_recovery_is_that_of_the_return():
    assert document("4B15052026", type_code="27").assessed_on == date(2026, 5, 15)
    assert document("4A310220264B15052026").assessed_on == date(2026, 5, 15)
    assert document().assessed_on is None


def test_no_income_tax_number_or_reference_leaves_the_reader():
    assert not {"40", "41", "43", "44", "47", "49", "4V"} & set(document(f"{NOTICE}400000000000000").fields)


def test_no_value_shows_in_a_repr():
    found = document(NOTICE)
    shown = repr(found) + repr(found.place) + repr(opened(NOTICE.encode()))
    assert not any(word in shown for word in ("MARTIN", "INVENTEE", "2025", "CAEN"))


@pytest.mark.parametrize(
    ("authority", "certificate", "test"),
    [("FR00", "0001", True), ("XX00", "EDF1", True), ("FR03", "0000", True), ("FR06", "FPE0", False)],
)
def test_a_signer_for_tests_is_known_by_its_name(authority: str, certificate: str, test: bool):
    assert document(authority=authority, certificate=certificate).is_test is test


@pytest.mark.parametrize(
    "raw",
    [b"", b"DC", b"HELLO", b"DC04FR06FPE0", b"DC04FR06FPE0GGGGFFFF2801FR", b"DC04FR06FPE0FFFFFFFF28", b"\xdc\x04"],
)
def test_other_bytes_are_no_2d_doc(raw: bytes):
    assert read(raw) is None


def test_the_signature_ends_where_the_unsigned_annex_begins():
    envelope = opened(b"MESSAGE\x1fABCD\x1dANNEX\x1f")
    assert (envelope.message, envelope.signature) == (b"MESSAGE", b"ABCD")
    assert opened(b"MESSAGE").signature == b""


def test_no_field_has_two_lengths():
    assert not set(FIXED) & set(LONGEST)
    assert all(len(name) == 2 for name in (*FIXED, *LONGEST))


def ask_everything(found: TwoDDoc) -> None:
    for name in dir(TwoDDoc):
        if not name.startswith("_"):
            getattr(found, name)


@given(st.binary(max_size=400))
def test_no_bytes_make_it_crash(raw: bytes):
    envelope = opened(raw)
    found = read(envelope.message)
    assert found is None or ask_everything(found) is None


@given(
    st.lists(st.sampled_from([*FIXED, *LONGEST, "ZZ", GS, RS, "\x1f", "é", "0", "A/B ", "9" * 40]), max_size=60).map(
        "".join
    ),
    st.integers(0, 99),
)
def test_no_fields_make_it_crash(fields: str, version: int):
    found = read((header(version=version) + fields).encode("latin-1"))
    assert found is not None
    ask_everything(found)
