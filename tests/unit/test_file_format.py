from dataclasses import replace

import pytest
from file_cases import file_case

from validators.case import Case
from validators.file_format import file_format
from validators.model import Outcome, Reason


def said(case: Case) -> list[tuple[Reason | None, str]]:
    return [(finding.reason, finding.detail) for finding in file_format(case)]


@pytest.mark.parametrize(
    ("name", "content"),
    [("avis.pdf", "pdf"), ("AVIS.PDF", "pdf"), ("photo.jpg", "jpeg"), ("photo.JPEG", "jpeg"), ("photo.Png", "png")],
)
def test_a_name_that_agrees_with_its_content_holds(name: str, content: str) -> None:
    assert [finding.outcome for finding in file_format(file_case(name, content))] == [Outcome.HOLDS]


@pytest.mark.parametrize("name", ["avis.docx", "avis", "avis.pdf.zip", "photo.heic", "avis.pdf.", "avis.pdfx"])
def test_another_extension_or_none_is_not_accepted(name: str) -> None:
    assert (Reason.FORMAT_NOT_ACCEPTED, "") in said(file_case(name, "other", noun="un document Word"))


def test_a_pdf_without_its_extension_is_told_to_be_one() -> None:
    assert said(file_case("avis", "pdf")) == [(Reason.FORMAT_NOT_ACCEPTED, "is_pdf")]


@pytest.mark.parametrize(
    ("name", "content", "detail"),
    [
        ("photo.jpg", "pdf", "is_pdf"),
        ("photo.png", "jpeg", "is_jpeg"),
        ("avis.pdf", "png", "is_png"),
        ("avis.pdf", "other", "other"),
    ],
)
def test_content_of_another_type_is_named(name: str, content: str, detail: str) -> None:
    assert said(file_case(name, content, noun="une photo HEIC (iPhone)")) == [(Reason.CONTENT_MISMATCH, detail)]


def test_what_the_content_is_stands_beside_what_was_announced() -> None:
    (finding,) = file_format(file_case("photo.jpg", "other", noun="une photo HEIC (iPhone)"))
    assert (finding.read, finding.expected) == ("une photo HEIC (iPhone)", "une image JPEG")


@pytest.mark.parametrize("trouble", ["damaged", "password", "truncated"])
def test_a_file_that_does_not_open_says_why(trouble: str) -> None:
    assert said(file_case(trouble=trouble)) == [(Reason.UNREADABLE, trouble)]


def test_an_empty_file_is_unreadable_and_not_of_another_type() -> None:
    assert said(file_case("photo.jpg", "empty")) == [(Reason.UNREADABLE, "empty")]


def test_bytes_of_no_known_type_are_damaged_and_not_of_another_type() -> None:
    assert said(file_case("avis.pdf", "unknown")) == [(Reason.UNREADABLE, "damaged")]


def test_a_damaged_file_under_the_wrong_extension_gets_both_reasons() -> None:
    assert said(file_case("photo.jpg", "pdf", trouble="damaged")) == [
        (Reason.CONTENT_MISMATCH, "is_pdf"),
        (Reason.UNREADABLE, "damaged"),
    ]


def test_too_many_pixels_are_left_to_a_person() -> None:
    (finding,) = file_format(file_case("photo.jpg", "jpeg", trouble="too_many_pixels"))
    assert (finding.outcome, finding.reason) == (Outcome.CANNOT_TELL, Reason.UNCERTAIN_READING)


def test_a_file_that_nobody_opened_never_passes() -> None:
    case = file_case()
    unopened = replace(case, reading=replace(case.reading, file=replace(case.reading.file, opened=False)))
    assert [finding.outcome for finding in file_format(unopened)] == [Outcome.CANNOT_TELL]


def test_of_an_absent_file_only_the_extension_is_told() -> None:
    assert said(file_case("avis.docx", "unknown", path=None)) == [(Reason.FORMAT_NOT_ACCEPTED, "")]
    assert said(file_case("avis.pdf", "unknown", path=None)) == [(None, "")]
