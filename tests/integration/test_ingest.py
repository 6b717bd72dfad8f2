import os
from datetime import date, datetime
from pathlib import Path

import pytest
from drop_builder import DropBuilder

from config.campaign import load
from tasks.ingest import Drop, UnusableDrop, ingest
from validators.model import Person, Slot, Upload

CAMPAIGN = load("2026-2027")


@pytest.fixture
def made(tmp_path: Path) -> DropBuilder:
    return DropBuilder(tmp_path / "depot").file("rib.pdf")


def read(made: DropBuilder) -> Drop:
    return ingest(made.write(), CAMPAIGN, made.root.parent / "tmp")


def only(made: DropBuilder) -> tuple[Upload, list[str]]:
    """The one upload, and what was said of its row."""
    drop = read(made)
    (upload,) = drop.uploads
    return upload, [problem.sentence for problem in drop.problems if problem.file == "pieces.csv"]


def test_a_drop_without_fault_is_read_as_it_is_and_without_a_word(made: DropBuilder) -> None:
    drop = read(made)
    (upload,) = drop.uploads
    assert drop.problems == ()
    assert drop.row_counts == {"familles.csv": 1, "eleves.csv": 1, "pieces.csv": 1}
    assert drop.families[0].representatives == (Person("Exemple", "Camille"),)
    assert (drop.students[0].born, drop.students[0].courses) == (date(2015, 5, 6), ("TRAD - Instrument - CII",))
    assert (upload.key, upload.slot, upload.path, upload.size_bytes) == ("P1", Slot.BANK_DETAILS, "rib.pdf", 16)
    assert upload.uploaded_at == datetime(2026, 5, 12, 18, 4)  # noqa: DTZ001 - the school's wall clock
    assert upload.sha256 is not None


def test_the_drop_is_of_the_day_on_which_its_pieces_were_written(made: DropBuilder) -> None:
    os.utime(made.write() / "pieces.csv", (1_780_000_000, 1_780_000_000))
    assert ingest(made.root, CAMPAIGN, made.root.parent / "tmp").exported_on == date(2026, 5, 28)


@pytest.mark.parametrize("name", ["familles.csv", "eleves.csv", "pieces.csv"])
def test_a_missing_csv_makes_the_drop_unusable(made: DropBuilder, name: str) -> None:
    (made.write() / name).unlink()
    with pytest.raises(UnusableDrop, match=name):
        ingest(made.root, CAMPAIGN, made.root.parent / "tmp")


@pytest.mark.parametrize("name", ["familles.csv", "eleves.csv", "pieces.csv"])
def test_a_csv_without_rows_makes_the_drop_unusable(made: DropBuilder, name: str) -> None:
    path = made.write() / name
    path.write_text(path.read_text("utf-8").splitlines()[0], "utf-8")
    with pytest.raises(UnusableDrop, match=name):
        ingest(made.root, CAMPAIGN, made.root.parent / "tmp")


def test_no_folder_a_file_for_a_folder_and_no_files_make_the_drop_unusable(made: DropBuilder, tmp_path: Path) -> None:
    made.write()
    (made.root / "fichiers" / "rib.pdf").unlink()
    (made.root / "fichiers").rmdir()
    for depot in (tmp_path / "none", made.root / "pieces.csv", made.root, Path("a\0b")):
        with pytest.raises(UnusableDrop) as told:
            ingest(depot, CAMPAIGN, tmp_path / "tmp")
        assert "\n" not in told.value.sentence


def test_a_link_in_the_place_of_the_files_is_not_followed(made: DropBuilder) -> None:
    (made.piece().write() / "fichiers").rename(made.root.parent / "elsewhere")
    (made.root / "fichiers").symlink_to(made.root.parent / "elsewhere")
    with pytest.raises(UnusableDrop, match="fichiers/"):
        ingest(made.root, CAMPAIGN, made.root.parent / "tmp")


def test_every_row_of_pieces_is_an_upload_whatever_is_in_it(made: DropBuilder) -> None:
    rows = [
        "P1;F1;;RIB",
        ";;;;;;;",
        "x",
        '"',
        "P1;F1;;RIB;rib.pdf;12/05/2026;18:04;0,1;;;extra",
        "P9;F1;;\0;\0;\0;\0;\0",
    ]
    path = made.write() / "pieces.csv"
    path.write_text("\n".join([path.read_text("utf-8").splitlines()[0], *rows]), "utf-8")
    drop = ingest(made.root, CAMPAIGN, made.root.parent / "tmp")
    assert len(drop.uploads) == len(rows)
    assert len({upload.key for upload in drop.uploads}) == len(rows)
    assert {problem.line for problem in drop.problems} == set(range(2, 2 + len(rows)))


def test_doubled_ids_are_both_kept_under_keys_of_their_own(made: DropBuilder) -> None:
    for piece in ("P1", "P1", "P1@F1#2", "P1", "", ""):
        made.piece(id_piece=piece)
    drop = read(made)
    assert [upload.key for upload in drop.uploads] == ["P1@F1", "P1@F1#3", "P1@F1#2", "P1@F1#4", "@F1", "@F1#2"]
    assert [upload.id for upload in drop.uploads] == ["P1", "P1", "P1@F1#2", "P1", "", ""]
    assert [problem.line for problem in drop.problems] == [3, 5, 6, 7]


@pytest.mark.parametrize(
    ("label", "slot"),
    [
        ("Mandat SEPA complété (prélèvement automatique)", Slot.SEPA_MANDATE),
        ("RIB (prélèvement automatique)", Slot.BANK_DETAILS),
        ("Avis d’imposition 2026 sur les revenus 2025", Slot.TAX_NOTICE),
        ("AVIS D'IMPOSITION 2025 SUR LES REVENUS 2024", Slot.TAX_NOTICE),
        ("Justificatif de domicile", Slot.PROOF_OF_ADDRESS),
        ("Certificat\u00a0médical (danseur)", Slot.MEDICAL_CERTIFICATE),
        ("Photos d'identité", Slot.IDENTITY_PHOTO),
        ("Attestation MDPH", Slot.DISABILITY_ATTESTATION),
        ("Carte de fidélité", None),
        ("", None),
    ],
)
def test_the_slot_is_told_by_the_portals_label(made: DropBuilder, label: str, slot: Slot | None) -> None:
    upload, said = only(made.piece(document=label, id_eleve="E1"))
    assert upload.slot is slot
    assert any(sentence.startswith("document") for sentence in said) == (slot is None)


def test_an_unknown_label_is_told_with_what_hides_in_it_made_visible(made: DropBuilder) -> None:
    _, said = only(made.piece(document="Carte\u202e de fidélité"))
    assert "« Carte⟨U+202E⟩ de fidélité »" in said[0]


@pytest.mark.parametrize(("day", "clock"), [("31/02/2026", "18:04"), ("", "18:04"), ("hier", "18:04")])
def test_an_upload_of_no_day_is_kept_and_told(made: DropBuilder, day: str, clock: str) -> None:
    upload, said = only(made.piece(date=day, heure=clock))
    assert upload.uploaded_at is None
    assert len(said) == 1


def test_a_student_named_for_a_family_slot_is_left_out_and_told(made: DropBuilder) -> None:
    upload, said = only(made.piece(id_eleve="E1"))
    assert upload.student_id == ""
    assert len(said) == 1


def test_a_students_piece_without_a_student_is_the_only_childs(made: DropBuilder) -> None:
    upload, said = only(made.piece(document="Photo d'identité"))
    assert upload.student_id == "E1"
    assert len(said) == 1


def test_a_students_piece_without_a_student_is_nobodys_among_several(made: DropBuilder) -> None:
    upload, said = only(made.student().student(id_eleve="E2").piece(document="Photo d'identité"))
    assert upload.student_id == ""
    assert len(said) == 1


@pytest.mark.parametrize("student", ["E2", "inconnu"])
def test_a_student_of_another_family_or_of_none_is_told(made: DropBuilder, student: str) -> None:
    made.family().family(id_famille="F2").student().student(id_eleve="E2", id_famille="F2")
    upload, said = only(made.piece(document="Photo d'identité", id_eleve=student))
    assert (upload.family_id, upload.student_id) == ("F1", student)
    assert len(said) == 1


def test_a_piece_of_an_unknown_family_is_kept_under_its_id(made: DropBuilder) -> None:
    upload, said = only(made.piece(id_famille="F9"))
    assert upload.family_id == "F9"
    assert len(said) == 1


def test_a_piece_without_a_family_goes_to_its_students(made: DropBuilder) -> None:
    upload, said = only(made.piece(id_famille="", document="Photo d'identité", id_eleve="E1"))
    assert upload.family_id == "F1"
    assert len(said) == 1


def test_of_doubled_families_and_students_the_first_holds(made: DropBuilder) -> None:
    made.family(ville="Caen").family(ville="Bayeux").student(prenom="Zoé").student(prenom="Léo")
    drop = read(made)
    assert [family.town for family in drop.families] == ["Caen"]
    assert [student.name.first_name for student in drop.students] == ["Zoé"]
    assert [(problem.file, problem.line) for problem in drop.problems] == [("familles.csv", 3), ("eleves.csv", 3)]


@pytest.mark.parametrize("family", ["F9", ""])
def test_a_student_of_an_unknown_family_has_one_without_names(made: DropBuilder, family: str) -> None:
    drop = read(made.student(id_famille=family))
    assert drop.students[0].family_id in {known.id for known in drop.families if not known.representatives}
    assert [problem.file for problem in drop.problems] == ["eleves.csv"]


@pytest.mark.parametrize(
    ("typed", "custody", "told"),
    [
        ("garde_alternee", "garde_alternee", 0),
        ("Garde alternée", "garde_alternee", 0),
        ("union libre", "", 1),
        ("", "", 1),
    ],
)
def test_an_unknown_situation_is_told(made: DropBuilder, typed: str, custody: str, told: int) -> None:
    drop = read(made.family(situation=typed))
    assert drop.families[0].custody == custody
    assert len(drop.problems) == told


@pytest.mark.parametrize("courses", ["", "Poterie", "CHA-Musique|Poterie"])
def test_an_unknown_course_is_told(made: DropBuilder, courses: str) -> None:
    assert [problem.line for problem in read(made.student(cursus=courses)).problems] == [2]


def test_courses_are_split_and_each_kept_once(made: DropBuilder) -> None:
    drop = read(made.student(cursus=" CHA-Musique | TRAD-Danse classique CI || CHA-Musique"))
    assert drop.students[0].courses == ("CHA-Musique", "TRAD-Danse classique CI")


def test_a_theatre_label_of_all_levels_is_told_once(made: DropBuilder) -> None:
    label = "TRAD - Théâtre - CI / CII / CIII / CPES"
    drop = read(made.student(cursus=label).student(id_eleve="E2", cursus=label))
    assert [problem.line for problem in drop.problems] == [2]


def test_a_birth_date_that_does_not_exist_is_none_and_told(made: DropBuilder) -> None:
    drop = read(made.student(date_naissance="31/02/2015"))
    assert drop.students[0].born is None
    assert len(drop.problems) == 1


def test_an_address_without_a_town_is_told(made: DropBuilder) -> None:
    assert len(read(made.family(ville="")).problems) == 1


@pytest.mark.parametrize(
    "name", ["../pieces.csv", "/etc/passwd", "C:\\x.pdf", "autre.pdf", "lien.pdf", "tube.pdf", "", "."]
)
def test_a_name_that_leads_to_no_ordinary_file_leaves_an_upload_without_file(made: DropBuilder, name: str) -> None:
    made.write()
    (made.root / "fichiers" / "lien.pdf").symlink_to("/etc/passwd")
    os.mkfifo(made.root / "fichiers" / "tube.pdf")
    upload, _ = only(made.piece(fichier=name))
    assert (upload.path, upload.size_bytes, upload.sha256) == (None, None, None)
    assert upload.file_name == name


@pytest.mark.parametrize(
    ("name", "told"), [("RIB.pdf", "2 fichiers"), ("lien.pdf", "un lien"), ("tube.pdf", "un lien")]
)
def test_a_name_of_two_files_or_of_no_ordinary_one_is_an_anomaly_of_its_row(
    made: DropBuilder, name: str, told: str
) -> None:
    (made.file("Rib.pdf").write() / "fichiers" / "lien.pdf").symlink_to("/etc/passwd")
    os.mkfifo(made.root / "fichiers" / "tube.pdf")
    drop = read(made.piece().piece(id_piece="P2", fichier=name))
    assert [upload.path for upload in drop.uploads] == ["rib.pdf", None]
    [problem] = drop.problems
    assert (problem.file, problem.line) == ("pieces.csv", 3)
    assert told in problem.sentence


def test_a_doubled_column_is_told_with_its_file_at_the_line_of_the_header(made: DropBuilder) -> None:
    path = made.piece().write() / "eleves.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([f"{head};nom", *(f"{row};Autre" for row in rows)]), "utf-8")
    [problem] = ingest(made.root, CAMPAIGN, made.root.parent / "tmp").problems
    assert (problem.file, problem.line) == ("eleves.csv", 1)


@pytest.mark.parametrize("name", ["familles.csv", "eleves.csv", "pieces.csv"])
def test_a_csv_on_a_disk_that_does_not_answer_makes_the_drop_unusable(made: DropBuilder, name: str) -> None:
    (made.piece().write() / name).unlink()
    (made.root / name).symlink_to("/proc/self/mem")  # a regular file whose reading ends in EIO
    with pytest.raises(UnusableDrop, match=f"{name} manque ou ne peut pas être lu"):
        ingest(made.root, CAMPAIGN, made.root.parent / "tmp")


def test_spaces_around_a_name_are_the_exports_unless_the_file_is_called_so(made: DropBuilder) -> None:
    made.file("espace.pdf ").piece(fichier=" rib.pdf ").piece(id_piece="P2", fichier="espace.pdf ")
    assert [(upload.file_name, upload.path) for upload in read(made).uploads] == [
        ("rib.pdf", "rib.pdf"),
        ("espace.pdf ", "espace.pdf "),
    ]


def test_a_size_far_from_the_portals_is_told_and_the_files_own_holds(made: DropBuilder) -> None:
    upload, said = only(made.piece(taille_mo="1.90"))
    assert upload.size_bytes == 16
    assert len(said) == 1


def test_windows_1252_and_utf_8_with_a_bom_are_read_alike(made: DropBuilder) -> None:
    made.student(prenom="Noémie").write()
    path = made.root / "eleves.csv"
    text = path.read_text("utf-8")
    for encoding in ("cp1252", "utf-8-sig"):
        path.write_text(text, encoding, newline="")
        assert ingest(made.root, CAMPAIGN, made.root.parent / "tmp").students[0].name.first_name == "Noémie"


def test_the_same_drop_is_read_twice_alike(made: DropBuilder) -> None:
    made.piece().piece(fichier="../x").piece(id_piece="", document="?")
    assert read(made) == ingest(made.root, CAMPAIGN, made.root.parent / "tmp")
