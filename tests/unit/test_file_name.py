import pytest
from file_cases import CAMPAIGN, file_case
from hypothesis import example, given
from hypothesis import strategies as st

from validators.file_name import clean_name, extension_of, file_name, is_clean
from validators.model import Outcome, Reason

RULES = CAMPAIGN.file


@pytest.mark.parametrize(
    "name",
    [
        "avis.pdf",
        "Avis 2026_v2-final.PDF",
        "a.b.c.jpg",
        "F0001/2026/avis.pdf",
        "Élèves/avis.pdf",
        ".pdf",
        "x" * 251 + ".pdf",
    ],
)
def test_letters_digits_dots_dashes_underscores_and_spaces_pass(name: str) -> None:
    assert [finding.outcome for finding in file_name(file_case(name))] == [Outcome.HOLDS]


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Avis d'imposition.pdf", "Avis_d_imposition.pdf"),
        ("pièce d’identité.jpg", "piece_d_identite.jpg"),
        ("pie\u0300ce.jpg", "piece.jpg"),
        ("Cœur & œuvre.png", "Coeur_et_oeuvre.png"),
        ("reçu (1).pdf", "recu_1.pdf"),
        ("facture\u202efdp.pdf", "facture_fdp.pdf"),
        ("avis.pdf ", "avis.pdf"),
        ("avis.pdf.", "avis.pdf"),
        ("CON.pdf", "fichier_CON.pdf"),
        ("aux.2026.pdf", "fichier_aux.2026.pdf"),
        ("日本.pdf", "document.pdf"),
        ("avis\n.pdf", "avis.pdf"),
        ("<img src=x onerror=alert(1)>.pdf", "img_src_x_onerror_alert_1.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
        ("avis%20fiscal.pdf", "avis_20fiscal.pdf"),
        ("RIB+mandat.pdf", "RIB_mandat.pdf"),
    ],
)
def test_any_other_name_is_invalid_and_a_clean_one_is_proposed(name: str, proposed: str) -> None:
    (finding,) = file_name(file_case(name))
    assert (finding.reason, finding.expected) == (Reason.INVALID_NAME, proposed)


def test_what_is_invisible_in_a_name_is_shown() -> None:
    (finding,) = file_name(file_case("avis\u202efdp.exe"))
    assert finding.read == "avis⟨U+202E⟩fdp.exe"


def test_a_row_without_a_name_is_not_told_twice() -> None:
    assert list(file_name(file_case("", path=None))) == []


def test_a_name_is_judged_even_where_the_file_is_absent() -> None:
    assert [finding.reason for finding in file_name(file_case("reçu.pdf", path=None))] == [Reason.INVALID_NAME]


def test_a_backslash_parts_folders_only_where_the_drop_shows_it() -> None:
    assert [f.outcome for f in file_name(file_case("F1\\avis.pdf", path="F1/avis.pdf"))] == [Outcome.HOLDS]
    assert [f.reason for f in file_name(file_case("C:\\avis.pdf", path=None))] == [Reason.INVALID_NAME]


def test_one_byte_over_255_is_too_long() -> None:
    assert is_clean("x" * 251 + ".pdf", RULES)
    assert not is_clean("x" * 252 + ".pdf", RULES)


@pytest.mark.parametrize(("name", "extension"), [("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("a", ""), (".png", "png")])
def test_the_extension_is_what_follows_the_last_dot(name: str, extension: str) -> None:
    assert extension_of(name) == extension


@given(st.text(max_size=400))
@example("0‥0")
@example("a․tres-longue-extension")
@example(".000ÆŒ℠:0")
def test_a_proposed_name_is_always_clean_and_stays_as_it_is(name: str) -> None:
    proposed = clean_name(name)
    assert is_clean(proposed, RULES)
    assert clean_name(proposed) == proposed


@given(st.text(min_size=1, max_size=30), st.sampled_from(["pdf", "jpg", "png", "PDF"]))
def test_a_proposed_name_keeps_the_extension(stem: str, extension: str) -> None:
    assert extension_of(clean_name(f"{stem}.{extension}")) == extension.lower()
