import pytest
from pages import case, said

from validators.case import Code
from validators.signed_code import signed_code


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("verified", ["holds"]),
        ("tampered", ["lecture_incertaine? tampered"]),
        ("unknown_signer", []),
        ("test_signer", []),
        ("unsigned", []),
    ],
)
def test_only_a_broken_signature_is_alarming_and_only_a_genuine_one_is_said(
    signature: str, expected: list[str]
) -> None:
    assert said(signed_code(case(code=Code(signature, "tax_notice")))) == expected


def test_a_document_without_a_code_is_no_worse_for_it() -> None:
    assert said(signed_code(case())) == []
