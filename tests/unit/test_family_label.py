import pytest

from flows.family_label import family_label


@pytest.mark.parametrize("family_id", ["F08", "12345", "sans-famille-E1", "2026:F.8"])
def test_an_id_is_told_as_it_is(family_id: str) -> None:
    assert family_label(family_id) == family_id


@pytest.mark.parametrize(
    "family_id", ["CANARINO", "Canarino Tweetibert", "canarino1@example.org", "12 rue des Lilas", "", "F1\n"]
)
def test_what_may_be_a_name_or_an_address_is_told_by_its_hash(family_id: str) -> None:
    assert family_label(family_id).startswith("sha256-")
    assert family_id == "" or family_id not in family_label(family_id)


def test_two_families_have_two_labels() -> None:
    assert family_label("CANARINO") != family_label("CANARINI")
