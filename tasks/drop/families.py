"""The tables of families and students → families and students, each once; what is odd is told, nothing vanishes."""

from typing import get_args

from config.campaign import Campaign
from config.portal import Custody
from tasks.drop.cells import read_day
from tasks.drop.problems import Problems
from tasks.tools.tables import Row, Table
from validators.model import Family, Person, Student
from validators.required import is_known_course, leaves_cpes_open
from validators.residence import is_known
from validators.text.fold import fold_label

CUSTODIES = get_args(Custody)

Families = dict[str, Family]
Students = dict[str, Student]


def read_families(table: Table, problems: Problems) -> Families:
    """The families by id, in the order of the file; of two rows with one id the first holds."""
    families: Families = {}
    for row in table.rows:
        if _is_first(row, "id_famille", families, problems):
            families[row["id_famille"]] = _family(row, problems)
    return families


def read_students(table: Table, families: Families, campaign: Campaign, problems: Problems) -> Students:
    """The students by id, in the order of the file; of two rows with one id the first holds.

    A student of a family that is not in the export gets one without names, which is added to `families`: each student
    has a dossier, and with no address to go by the most is asked.
    """
    students: Students = {}
    open_labels: dict[str, int] = {}
    for row in table.rows:
        if not _is_first(row, "id_eleve", students, problems):
            continue
        student = _student(row, campaign, problems)
        if student.family_id not in families:
            problems.unknown(row, "id_famille", "L'élève a un dossier, sans responsable ni adresse.")
            families[student.family_id] = Family(student.family_id, (), "")
        students[student.id] = student
        for course in student.courses:
            if leaves_cpes_open(course, campaign):
                open_labels.setdefault(course, row.line)
    for course, line in open_labels.items():
        problems.add(
            line,
            f"cursus : « {course} » cite plusieurs niveaux. Le certificat médical du CPES théâtre n'est demandé à "
            "aucun élève de ce cursus : précisez le niveau de ceux qui sont en CPES.",
        )
    return students


def _is_first(row: Row, column: str, known: Families | Students, problems: Problems) -> bool:
    if not row[column]:
        problems.add(row.line, f"{column} est vide : la ligne n'est rattachée à rien et n'est pas lue.")
    elif row[column] in known:
        problems.add(row.line, f"{column} {row[column]} figure déjà plus haut : la première ligne est retenue.")
    else:
        return True
    return False


def _family(row: Row, problems: Problems) -> Family:
    people = (Person(row["nom"], row["prenom"]), Person(row["nom_2"], row["prenom_2"]))
    family = Family(
        id=row["id_famille"],
        representatives=tuple(person for person in people if person),
        custody=_custody(row, problems),
        address=row["adresse"],
        postcode=row["code_postal"],
        town=row["ville"],
        email=row["email"],
    )
    if not family.representatives:
        problems.add(row.line, "Aucun responsable n'est nommé : les noms ne peuvent pas être comparés.")
    if not is_known(family):
        problems.add(row.line, "Le code postal ou la ville manque : la résidence à Caen la Mer est à vérifier.")
    return family


def _custody(row: Row, problems: Problems) -> str:
    code = fold_label(row["situation"]).replace(" ", "_").replace("-", "_")
    if code in CUSTODIES:
        return code
    problems.unknown(row, "situation", "Un seul avis d'imposition est attendu.")
    return ""


def _student(row: Row, campaign: Campaign, problems: Problems) -> Student:
    labels = (label.strip() for label in row["cursus"].split("|"))
    courses = tuple(dict.fromkeys(label for label in labels if label))
    if not all(is_known_course(course, campaign) for course in courses or ("",)):
        problems.unknown(row, "cursus", "L'élève est compté en cursus traditionnel.")
    born = read_day(row["date_naissance"])
    if born is None:
        problems.add(row.line, "date_naissance : la date est vide ou n'existe pas, elle n'est pas retenue.")
    name = Person(row["nom"], row["prenom"])
    return Student(row["id_eleve"], row["id_famille"] or f"sans-famille-{row['id_eleve']}", name, born, courses)
