"""The season is data: another year needs another file, and no line of code."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pages import case, said
from pydantic import ValidationError

from config.campaign import FOLDER, load, names, read
from validators.model import Slot
from validators.tax_year import tax_year

THIS = (FOLDER / "campaign-2026-2027.toml").read_text("utf-8")


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "campaign-2027-2028.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_copy_with_another_year_asks_for_that_years_income(tmp_path: Path) -> None:
    text = THIS.replace('"2026-2027"', '"2027-2028"').replace("income_year = 2025", "income_year = 2026")
    campaign = read(written(tmp_path, text.replace("notice_year = 2026", "notice_year = 2027")))
    old, new = (
        case(f"AVIS D'IMPÔT ÉTABLI EN {year + 1}\nImpôt sur les revenus de l'année {year}", slot=Slot.TAX_NOTICE)
        for year in (2025, 2026)
    )
    assert said(tax_year(replace(old, campaign=campaign))) == ["annee_revenus_incorrecte"]
    assert said(tax_year(replace(new, campaign=campaign))) == ["holds"]


def test_two_mo_are_two_times_1024_times_1024_bytes() -> None:
    assert load("2026-2027").file.max_size_bytes == 2 * 1024 * 1024


def test_the_campaigns_that_have_a_file_are_known() -> None:
    assert "2026-2027" in names()


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("max_size_mo = 2 ", "max_size_mo = -2 "),
        ("income_year = 2025", "income_yaer = 2025"),
        ('label = "^rib', 'label = "(^rib'),
        ('residence = "any"', 'residence = "moon"'),
    ],
)
def test_a_mistake_in_the_file_is_refused(tmp_path: Path, there: str, instead: str) -> None:
    assert there in THIS
    with pytest.raises(ValidationError):
        read(written(tmp_path, THIS.replace(there, instead)))


def test_every_slot_of_the_portal_has_its_label() -> None:
    labels = {
        Slot.SEPA_MANDATE: "mandat sepa complete (prelevement automatique)",
        Slot.BANK_DETAILS: "rib (prelevement automatique)",
        Slot.TAX_NOTICE: "avis d'imposition 2026 sur les revenus 2025",
        Slot.PROOF_OF_ADDRESS: "justificatif de domicile",
        Slot.MEDICAL_CERTIFICATE: "certificat medical (danseur)",
        Slot.IDENTITY_PHOTO: "photo d'identite",
        Slot.DISABILITY_ATTESTATION: "attestation mdph",
    }
    slots = load("2026-2027").slots
    for asked, label in labels.items():
        assert [slot for slot, rules in slots.items() if re.search(rules.label, label)] == [asked]


def test_a_season_that_extends_another_says_only_what_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIERS_CAMPAIGNS", str(tmp_path))
    text = 'name = "ailleurs"\nextends = "2026-2027"\n[slots.rib]\nlabel = "^compte"\n[file]\nextensions = { pdf = "pdf" }\n'
    (tmp_path / "campaign-ailleurs.toml").write_text(text, "utf-8")
    here, there = load("2026-2027"), load("ailleurs")
    assert there.slots[Slot.BANK_DETAILS] == here.slots[Slot.BANK_DETAILS].model_copy(update={"label": "^compte"})
    assert there.file.max_size_bytes == here.file.max_size_bytes
    assert there.file.extensions == here.file.extensions
    assert there.model_copy(update={"name": here.name, "slots": here.slots}) == here
    assert {"ailleurs", "2026-2027"} <= set(names())


def test_a_season_that_extends_one_that_is_not_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(written(tmp_path, 'extends = "1986-1987"'))
