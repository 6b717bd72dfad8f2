"""Invented families: realistic variety of French names, addresses in and around Caen, and how papers print them."""

import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

WORDS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))
SURNAMES, COMPOUND, STREETS = WORDS["surnames"], WORDS["compound"], WORDS["streets"]
WOMEN, MEN, GIRLS, BOYS = WORDS["women"], WORDS["men"], WORDS["girls"], WORDS["boys"]
INSIDE = [
    ("14000", "Caen"),
    ("14000", "CAEN"),
    ("14000", "Caen"),
    ("14200", "Hérouville-Saint-Clair"),
    ("14200", "HEROUVILLE ST CLAIR"),
    ("14120", "Mondeville"),
    ("14123", "Ifs"),
    ("14123", "Cormelles-le-Royal"),
    ("14760", "Bretteville-sur-Odon"),
    ("14610", "Épron"),
    ("14123", "Fleury-sur-Orne"),
    ("14111", "Louvigny"),
    ("14150", "Ouistreham"),
    ("14460", "Colombelles"),
    ("14790", "Verson"),
    ("14280", "Saint-Contest"),
]
OUTSIDE = [("14400", "Bayeux"), ("14700", "Falaise"), ("14100", "Lisieux"), ("14370", "Argences"), ("61100", "Flers")]


@dataclass(frozen=True)
class Someone:
    """A person: as the portal has them, with the birth name that some papers print instead."""

    last: str
    first: str
    woman: bool
    born: date
    birth_name: str = ""

    @property
    def title(self) -> str:
        return "Mme" if self.woman else "M."


@dataclass(frozen=True)
class Home:
    street: str
    postcode: str
    town: str

    def lines(self) -> list[str]:
        return [plain(self.street).upper(), f"{self.postcode} {plain(self.town).upper().replace('-', ' ')}"]

    def soft_lines(self) -> list[str]:
        return [self.street, f"{self.postcode} {self.town}"]


@dataclass(frozen=True)
class Household:
    """One family of the drop. `adults` are the portal's representatives (the adult student alone when there is one)."""

    id: str
    custody: str
    adults: tuple[Someone, ...]
    students: tuple[tuple[str, Someone, str], ...]
    home: Home
    inside: bool


def plain(text: str) -> str:
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def surname(rng: Random) -> str:
    roll = rng.random()
    if roll < 0.72:
        return rng.choice(SURNAMES)
    if roll < 0.9:
        return rng.choice(COMPOUND)
    return f"{rng.choice(SURNAMES)}-{rng.choice(SURNAMES)}"


def other_surname(rng: Random, *taken: str) -> str:
    """A surname that shares no word with those taken."""
    words = {w for name in taken for w in plain(name).lower().replace("-", " ").replace("'", " ").split()}
    while True:
        name = surname(rng)
        if not words & set(plain(name).lower().replace("-", " ").replace("'", " ").split()):
            return name


def looks_like(name: str, *others: str) -> bool:
    """Whether a surname is none of the others, nor a word of one, and yet near to one of them or inside it."""
    one, flat = plain(name).lower(), [plain(other).lower() for other in others if other]
    words = {word for other in flat for word in other.replace("-", " ").replace("'", " ").split()}
    if one in words | {other.replace(" ", "") for other in flat}:
        return False
    return any(one in word or word in one or SequenceMatcher(None, one, word).ratio() >= 0.75 for word in words if len(word) > 1)  # fmt: skip


def adult(rng: Random, last: str, woman: bool, birth_name: str = "") -> Someone:
    born = date(1968, 1, 1) + timedelta(days=rng.randrange(9500))
    return Someone(last, rng.choice(WOMEN if woman else MEN), woman, born, birth_name)


def child(rng: Random, last: str, not_first: str = "") -> Someone:
    woman = rng.random() < 0.65
    first = rng.choice([n for n in (GIRLS if woman else BOYS) if n != not_first])
    return Someone(last, first, woman, date(2009, 1, 1) + timedelta(days=rng.randrange(3500)))


def home(rng: Random, inside: bool) -> Home:
    postcode, town = rng.choice(INSIDE if inside else OUTSIDE)
    return Home(f"{rng.randrange(1, 160)}{rng.choice(['', '', '', ' bis'])} {rng.choice(STREETS)}", postcode, town)


def cased(rng: Random, last: str) -> str:
    """A surname as the portal's users type it."""
    return rng.choice([last, last.upper(), plain(last).upper(), last])


def printed(rng: Random, who: Someone) -> str:
    """One person's name the way companies and offices print it."""
    upper_last, upper_first = plain(who.last).upper(), plain(who.first).upper()
    long_title = "Madame" if who.woman else "Monsieur"
    forms = [
        f"{who.title.upper()} {upper_last} {upper_first}",
        f"{who.title} {who.first} {who.last.upper()}",
        f"{long_title} {who.first} {who.last}",
        f"{upper_last} {upper_first}",
        f"{who.title.upper()} {upper_first} {upper_last}",
        f"{long_title.upper()} {upper_last} {upper_first}",
        f"{who.first} {who.last}",
        f"{who.title} {who.last.upper()} {who.first[0]}.",
        f"{'MLE' if who.woman and rng.random() < 0.1 else who.title.upper()} {upper_first[0]}. {upper_last}",
    ]
    if who.birth_name:
        forms += [
            f"MME {upper_last} {upper_first} NEE {plain(who.birth_name).upper()}",
            f"Mme {who.birth_name.upper()}-{who.last.upper()} {who.first}",
            f"MME {upper_last} {plain(who.birth_name).upper()} {upper_first}",
        ]
    return rng.choice(forms)


def printed_couple(rng: Random, adults: tuple[Someone, ...]) -> str:
    """Two holders on one paper."""
    if len(adults) < 2:
        return printed(rng, adults[0])
    one, two = adults[0], adults[1]
    if plain(one.last).lower() == plain(two.last).lower():
        last, first, second = plain(one.last).upper(), plain(one.first).upper(), plain(two.first).upper()
        forms = [
            f"M. ET MME {last} {first}",
            f"M OU MME {last}",
            f"{one.title} et {two.title} {one.first} et {two.first} {one.last.upper()}",
            f"MR ET MME {last} {first} ET {second}",
            f"Monsieur et Madame {one.last}",
            f"M. et Mme {first[0]}. et {second[0]}. {last}",
        ]
        return rng.choice(forms if one.woman != two.woman else forms[2:3])
    return rng.choice(
        [
            f"{one.title.upper()} {plain(one.last).upper()} {plain(one.first).upper()} ET {two.title.upper()} {plain(two.last).upper()}",
            f"{one.first} {one.last} et {two.first} {two.last}",
            f"{one.title} {one.last.upper()} ou {two.title} {two.last.upper()}",
        ]
    )


COURSES_DANCE = [
    "TRAD-Danse classique-CI/CII/CIII/Pref/CPDN",
    "TRAD-Danse contemporaine-CII",
    "CHA-Danse",
    "CHA - Danse - 6e",
]
COURSES_OTHER = [
    "TRAD - Instrument - CI/CII/CIII/CPES",
    "TRAD - Instrument - CII",
    "CHA-Musique",
    "CHA-Maîtrise",
    "TRAD - Théâtre - CI / CII",
    "TRAD - Chant - CI",
]


def courses(rng: Random, grown: bool) -> str:
    roll = rng.random()
    if grown and roll < 0.4:
        return "TRAD - Théâtre - CPES"
    if roll < 0.55:
        return rng.choice(COURSES_DANCE[:2])
    if roll < 0.65:
        return f"{rng.choice(COURSES_DANCE)}|TRAD - Instrument - CII"
    if roll < 0.75:
        return rng.choice(COURSES_DANCE)
    return rng.choice(COURSES_OTHER)


def household(rng: Random, number: int, prefix: str) -> Household:
    """One invented family with one to three students."""
    inside = rng.random() < 0.9
    custody = rng.choices(
        ["couple", "parent_seul", "garde_alternee", "garde_exclusive", "eleve_majeur"], [56, 14, 14, 6, 10]
    )[0]
    ident = f"{prefix}{number:04d}"
    last = surname(rng)
    if custody == "eleve_majeur":
        who = Someone(last, rng.choice(GIRLS), True, date(2004, 3, 1) + timedelta(days=rng.randrange(1100)))
        return Household(ident, custody, (who,), ((f"{ident}E1", who, courses(rng, True)),), home(rng, inside), inside)
    father = adult(rng, last, woman=False)
    maiden = other_surname(rng, last)
    married = custody == "couple" and rng.random() < 0.65
    mother = adult(rng, last, True, maiden) if married else adult(rng, maiden, woman=True)
    if custody in ("couple", "garde_alternee"):
        adults: tuple[Someone, ...] = (father, mother) if rng.random() < 0.6 else (mother, father)
    else:
        adults = (mother if rng.random() < 0.8 else father,)
    child_last = rng.choice([last, last, adults[0].last, f"{last}-{maiden}"]) if not married else last
    students = []
    firsts: set[str] = {a.first for a in adults}
    for index in range(rng.choices([1, 2, 3], [72, 23, 5])[0]):
        kid = child(rng, child_last)
        while kid.first in firsts:
            kid = child(rng, child_last)
        firsts.add(kid.first)
        students.append((f"{ident}E{index + 1}", kid, courses(rng, False)))
    return Household(ident, custody, adults, tuple(students), home(rng, inside), inside)
