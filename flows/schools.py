"""Several schools on one installation: which there are, and that no two of them share anything."""

import os
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from config.location import location
from config.schools import School, Schools, read
from config.settings import Settings
from flows.refusal import UnusableCall, cause
from tasks.store.engine import DatabaseTrouble, sqlite_file
from tasks.store.whose import tables_of


def known(settings: Settings) -> tuple[Schools, list[School]]:
    """The file of the schools, and each of them. UnusableCall when it is not valid, or two share a place."""
    if settings.schools is None:
        raise UnusableCall("aucun fichier des écoles : donner son chemin dans DOSSIERS_SCHOOLS")
    try:
        file = read(settings.schools)
        schools = file.all()
        expect_apart(schools)
    except OSError as error:
        raise UnusableCall(f"le fichier des écoles ne peut pas être lu ({cause(error)})") from None
    except ValidationError as error:
        places = ", ".join(sorted({".".join(map(str, one["loc"])) for one in error.errors()}))
        raise UnusableCall(f"le fichier des écoles n'est pas valable : {places}") from None
    except tomllib.TOMLDecodeError:
        raise UnusableCall("le fichier des écoles n'est pas du TOML") from None
    except ValueError as error:
        raise UnusableCall(f"le fichier des écoles n'est pas valable : {error}") from None
    except DatabaseTrouble as error:
        raise UnusableCall(str(error)) from None
    return file, schools


def as_school(name: str, words: Sequence[str], settings: Settings) -> list[str]:
    """Makes this process that school's alone; returns the command to carry out, a night with its drop and reports."""
    by_name = {school.name: school for school in known(settings)[1]}
    if name not in by_name:
        raise UnusableCall(f"l'école {name} n'est pas dans le fichier des écoles (écoles : {', '.join(by_name)})")
    school = by_name[name]
    os.environ.update(school.environment)
    command, *rest = words or ["--help"]
    return [command, school.drop, "--out", school.out, *rest] if command == "nightly" else [command, *rest]


def expect_apart(schools: Iterable[School]) -> None:
    """UnusableCall when a folder of one school is another's or lies in it, or two are given the same tables."""
    owners, tables = defaultdict(set), defaultdict(set)
    for school in schools:
        tables[tables_of(school.settings.resolved_database_url)].add(school.name)
        for place in _places(school):
            owners[place].add(school.name)
    for place, names in owners.items():
        for above in (place, *place.parents):
            _expect_one({*names, *owners.get(above, ())}, "un dossier")
    for names in tables.values():
        _expect_one(names, "une base de données ou un schéma")


def _expect_one(names: set[str], what: str) -> None:
    if len(names) > 1:
        raise UnusableCall(f"les écoles {' et '.join(sorted(names))} partagent {what} : donner à chacune le sien")


def _places(school: School) -> Iterator[Path]:
    settings = school.settings
    for place in (school.drop, school.out, str(settings.var), str(settings.resolved_decisions)):
        yield Path(location(place)).resolve()
    if file := sqlite_file(settings.resolved_database_url):
        yield file.resolve()
