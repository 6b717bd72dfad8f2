import pytest
from file_cases import CAMPAIGN

from validators.model import Family
from validators.residence import is_inside, is_known, postcode_of


def family(postcode: str, town: str) -> Family:
    return Family("F1", (), "couple", postcode=postcode, town=town)


def test_the_urban_community_has_48_communes_of_calvados() -> None:
    assert len({commune.name for commune in CAMPAIGN.communes}) == 48
    assert all(code.startswith("14") and len(code) == 5 for commune in CAMPAIGN.communes for code in commune.postcodes)


@pytest.mark.parametrize("commune", CAMPAIGN.communes, ids=lambda commune: commune.name)
def test_each_commune_and_each_of_its_other_names_is_inside(commune: object) -> None:
    for name in (commune.name, *commune.also):  # type: ignore[attr-defined]
        for postcode in commune.postcodes:  # type: ignore[attr-defined]
            assert is_inside(family(postcode, name.upper()), CAMPAIGN)


@pytest.mark.parametrize(
    ("postcode", "town"),
    [
        ("14000", "Caen"),
        ("14 000", "caen"),
        ("14054", "CAEN CEDEX 4"),
        ("14204", "HEROUVILLE ST CLAIR CEDEX"),
        ("14200", "Hérouville"),
        ("14200", "HEROUVILE SAINT CLAIR"),
        ("14150", "Ouistreahm"),
        ("14000", "Caen Nord"),
        ("", "14123 IFS"),
        ("14740", "Bretteville l'Orgueilleuse"),
        ("14123", "Cormelles"),
        ("14550", "BLAINVILLE S/ORNE"),
        ("14112", "Bieville Beuville"),
        ("1400", "Caen"),
        ("", "Mondeville"),
        ("14610", "Caen"),
        ("14000", ""),
        ("", ""),
    ],
)
def test_a_member_town_is_inside_however_it_is_written_and_so_is_a_doubt(postcode: str, town: str) -> None:
    assert is_inside(family(postcode, town), CAMPAIGN)


@pytest.mark.parametrize(
    ("postcode", "town"),
    [
        ("14610", "Anisy"),
        ("14610", "Colomby-sur-Thaon"),
        ("14610", "Basly"),
        ("14210", "Évrecy"),
        ("14210", "Grainville-sur-Odon"),
        ("14930", "Maltot"),
        ("14320", "May-sur-Orne"),
        ("14320", "Saint-Martin-de-Fontenay"),
        ("14250", "Tilly-sur-Seulles"),
        ("14400", "Bayeux"),
        ("75011", "Paris"),
        ("91590", "Mondeville"),
        ("80560", "Authie"),
        ("14400", ""),
        ("", "Bayeux"),
        ("14750", "Saint-Aubin-sur-Mer"),
    ],
)
def test_another_town_is_outside_even_under_a_members_postcode(postcode: str, town: str) -> None:
    assert not is_inside(family(postcode, town), CAMPAIGN)


def test_an_address_without_town_or_postcode_is_not_known() -> None:
    assert is_known(family("14000", "Caen"))
    assert not is_known(family("14000", ""))
    assert not is_known(family("", "Caen"))


def test_the_postcode_is_found_beside_the_town_and_not_in_longer_numbers() -> None:
    assert postcode_of(family("", "14000 CAEN")) == "14000"
    assert postcode_of(family("140001", "Caen")) == ""
