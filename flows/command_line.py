"""What `dossiers` can be asked for: its commands and their arguments, in French."""

import argparse
from datetime import date, time
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

from config.location import Location, location
from flows.french_arguments import FrenchParser
from tasks.drop.cells import read_day
from validators.decision import Choice

Commands: TypeAlias = "argparse._SubParsersAction[FrenchParser]"


def parser() -> FrenchParser:
    """The command line."""
    top = FrenchParser(prog="dossiers", description="Contrôle des pièces justificatives de réinscription.")
    top.add_argument(
        "--version", action="version", version=f"dossiers {version('dossiers')}", help="affiche la version"
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMANDE", title="commandes")
    for some in (_nights, _decisions, _what_is_kept, _staying, _schools):
        some(commands)
    return top


def _nights(commands: Commands) -> None:
    night = commands.add_parser("nightly", help="contrôle un dépôt et écrit le rapport")
    night.add_argument("depot", metavar="DEPOT", type=_location, help="dossier de l'export du portail, ou s3://…")
    night.add_argument(
        "--out", metavar="DIR", type=_location, required=True, help="dossier où écrire le rapport, ou s3://…"
    )
    night.add_argument("--campaign", metavar="NOM", help="campagne, par exemple 2026-2027")
    night.add_argument(
        "--deadline", metavar="HH:MM", type=_clock, help="heure à partir de laquelle plus aucune pièce n'est commencée"
    )
    night.add_argument(
        "--accept-shrink", action="store_true", help="accepte un dépôt qui a perdu plus de 30 %% de ses lignes"
    )

    family = commands.add_parser("family", help="contrôle à nouveau une famille du dernier dépôt")
    family.add_argument("family_id", metavar="ID", help="identifiant de la famille (id_famille)")
    family.add_argument("--out", metavar="DIR", type=_location, help="dossier où écrire le rapport (sinon, le même)")


def _decisions(commands: Commands) -> None:
    decide = commands.add_parser("decide", help="enregistre les décisions du Pôle scolarité")
    decide.add_argument(
        "what", metavar="CLASSEUR|PIECE", type=_named, help="classeur rendu (.xlsx) ou identifiant de la pièce"
    )
    decide.add_argument("choice", metavar="DECISION", nargs="?", type=_choice, help=", ".join(Choice))
    decide.add_argument(
        "--by", metavar="NOM", default="", help="qui décide (sinon, l'auteur du classeur ou l'utilisateur)"
    )
    decide.add_argument("--comment", metavar="TEXTE", default="", help="gardé avec la décision")
    decide.add_argument("--dry-run", action="store_true", help="montre ce qui serait fait, sans rien changer")


def _what_is_kept(commands: Commands) -> None:
    purge = commands.add_parser("purge", help="efface ce qui n'a plus à être gardé")
    purge.add_argument(
        "--before", metavar="JJ/MM/AAAA", type=_day, help="efface aussi tout ce qui date d'avant ce jour"
    )
    purge.add_argument("--family", metavar="ID", type=_named, help="efface aussi tout ce qui est gardé d'une famille")
    purge.add_argument("--dry-run", action="store_true", help="montre ce qui serait effacé, sans rien changer")

    export = commands.add_parser("export", help="donne tout ce qui est gardé d'une famille (RGPD, art. 15)")
    export.add_argument("family_id", metavar="ID", type=_named, help="identifiant de la famille (id_famille)")
    export.add_argument("--out", metavar="FICHIER", type=_folder, help="fichier JSON à écrire (sinon, à l'écran)")


def _staying(commands: Commands) -> None:
    commands.add_parser("serve", help="reste en marche : la page de Prefect, le contrôle de chaque nuit à son heure")

    standing = commands.add_parser("status", help="dit le dernier contrôle, le prochain et ce qui attend")
    standing.add_argument(
        "--check", action="store_true", help="en une ligne pour la supervision : 0 bon, 1 à voir, 2 grave, 3 inconnu"
    )


def _schools(commands: Commands) -> None:
    commands.add_parser("schools", help="contrôle le dépôt de chaque école de DOSSIERS_SCHOOLS").add_argument(
        "--deadline", metavar="HH:MM", type=_clock, help="comme celle de nightly, pour chaque école"
    )
    school = commands.add_parser("school", help="une autre commande, pour une seule de ces écoles")
    school.add_argument("name", metavar="ECOLE", type=_named, help="son nom dans le fichier des écoles")
    school.add_argument(
        "words", metavar="COMMANDE", nargs=argparse.REMAINDER, help="nightly (sans dépôt ni --out), family…"
    )


def _folder(text: str) -> Path:
    if not text:  # a variable that is not set: the current folder is never meant
        raise ValueError
    return Path(text)


def _location(text: str) -> Location:
    try:
        return location(text)
    except ValueError as error:  # argparse would show what was typed: a key may be in it
        raise argparse.ArgumentTypeError(str(error)) from None


def _named(text: str) -> str:
    if not text:
        raise ValueError
    return text


def _day(text: str) -> date:
    day = read_day(text)
    if day is None:
        raise ValueError
    return day


def _choice(text: str) -> str:
    return Choice(text.lower()).value


def _clock(text: str) -> time:
    hours, _, minutes = text.partition(":")
    return time(int(hours), int(minutes))
