from pathlib import Path

import pytest

from config.location import StoreAddress, location, reachable


def test_a_place_is_a_folder_or_an_address_and_is_written_as_it_was_read():
    assert location("/srv/depot") == Path("/srv/depot")
    assert location("depot") == Path("depot").absolute()
    place = location("s3://seau/écoles/un dépôt/")
    assert place == StoreAddress("s3", "seau/écoles/un dépôt")
    assert str(place / "pieces.csv") == "s3://seau/écoles/un dépôt/pieces.csv"
    assert location(str(place)) == place


@pytest.mark.parametrize(
    "text",
    ["s3://", "s3:///depot", "s3://cle:secret@seau/depot", "s3://seau/depot?versionId=1", "s3://seau/depot#x",
     "file:///srv/depot", "S3://seau", "://seau", ""],
)  # fmt: skip
def test_an_address_without_a_bucket_or_with_a_secret_in_it_is_none(text):
    with pytest.raises(ValueError, match=r"adresse|aucun nom") as refused:
        location(text)
    assert "secret" not in str(refused.value)


def test_a_page_can_only_lead_to_files_of_its_own_store():
    folder, seau, autre = Path("/srv"), location("s3://seau/a"), location("gs://seau/a")
    assert [reachable(*pair) for pair in ((folder, folder), (seau, seau))] == [True, True]
    assert [reachable(*pair) for pair in ((folder, seau), (seau, folder), (seau, autre))] == [False] * 3
