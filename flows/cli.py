"""`dossiers`: the command. Its words are French, its exit statuses those of the contract."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from config.location import Location, location
from config.settings import Settings
from flows.french_arguments import FrenchParser
from flows.halt import SCHOOL_TIME, Halt, interruptible, moment_of
from flows.read_settings import read_settings
from flows.refusal import Refusal, UnusableCall, unforeseen
from tasks.drop.cells import read_day
from tasks.tools.object_store import StoreTrouble
from validators.decision import Choice


def main() -> NoReturn:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without accents
    status = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status)  # what Prefect's threads still have to say to a server that is gone would take minutes


def run(arguments: Sequence[str]) -> int:
    """Does what the command line asks; returns the exit status. One French line on stderr when it could not be done."""
    os.umask(0o077)
    status, sentence = _outcome(arguments)
    if sentence:
        print(f"dossiers : {sentence[:1].upper()}{sentence[1:]}", file=sys.stderr)
        if "nightly" in arguments[:1]:
            from flows.mail import tell_failure

            tell_failure(sentence, status)
    return status


def _outcome(arguments: Sequence[str]) -> tuple[int, str]:
    """The exit status, and why it is not zero."""
    try:
        asked = parser().parse_args(arguments)
        _carry_out(asked, read_settings())
    except Refusal as refusal:
        return refusal.exit_status, refusal.sentence
    except StoreTrouble as trouble:
        return 1, str(trouble)
    except SystemExit as done:  # argparse has shown the help or the version, or a school's command is done
        return int(done.code or 0), ""
    except KeyboardInterrupt:
        return 1, "interrompu"
    except Exception as error:
        return 1, unforeseen(error).sentence
    return 0, ""


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = FrenchParser(prog="dossiers", description="Contrôle des pièces justificatives de réinscription.")
    top.add_argument(
        "--version", action="version", version=f"dossiers {version('dossiers')}", help="affiche la version"
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMANDE", title="commandes")

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

    purge = commands.add_parser("purge", help="efface ce qui n'a plus à être gardé")
    purge.add_argument(
        "--before", metavar="JJ/MM/AAAA", type=_day, help="efface aussi tout ce qui date d'avant ce jour"
    )
    purge.add_argument("--family", metavar="ID", type=_named, help="efface aussi tout ce qui est gardé d'une famille")
    purge.add_argument("--dry-run", action="store_true", help="montre ce qui serait effacé, sans rien changer")

    export = commands.add_parser("export", help="donne tout ce qui est gardé d'une famille (RGPD, art. 15)")
    export.add_argument("family_id", metavar="ID", type=_named, help="identifiant de la famille (id_famille)")
    export.add_argument("--out", metavar="FICHIER", type=_folder, help="fichier JSON à écrire (sinon, à l'écran)")

    commands.add_parser("serve", help="reste en marche : la page de Prefect, le contrôle de chaque nuit à son heure")

    standing = commands.add_parser("status", help="dit le dernier contrôle, le prochain et ce qui attend")
    standing.add_argument(
        "--check", action="store_true", help="en une ligne pour la supervision : 0 bon, 1 à voir, 2 grave, 3 inconnu"
    )

    commands.add_parser("schools", help="contrôle le dépôt de chaque école de DOSSIERS_SCHOOLS").add_argument(
        "--deadline", metavar="HH:MM", type=_clock, help="comme celle de nightly, pour chaque école"
    )
    school = commands.add_parser("school", help="une autre commande, pour une seule de ces écoles")
    school.add_argument("name", metavar="ECOLE", type=_named, help="son nom dans le fichier des écoles")
    school.add_argument(
        "words", metavar="COMMANDE", nargs=argparse.REMAINDER, help="nightly (sans dépôt ni --out), family…"
    )
    return top


def _carry_out(asked: argparse.Namespace, settings: Settings) -> None:
    if asked.command == "decide":
        _decide(asked, settings)
    elif asked.command == "purge":
        from flows.purge import purge

        _tell(purge(settings, asked.before, asked.family, dry_run=asked.dry_run))
    elif asked.command == "export":
        from flows.export import export

        _tell(export(asked.family_id, asked.out, settings))
    elif asked.command == "serve":
        from flows.serve import serve

        serve(settings, lambda line: _tell([line]))
    elif asked.command == "status":
        _status(settings, checks=asked.check)
    elif asked.command == "schools":
        from flows.night_of_schools import nights

        halt = Halt()
        with interruptible(halt):
            options = [f"--deadline={asked.deadline:%H:%M}"] if asked.deadline else []
            nights(settings, options, halt, lambda line: _tell([line]))
    elif asked.command == "school":
        from flows.schools import as_school

        raise SystemExit(run(as_school(asked.name, asked.words, settings)))
    else:
        _check(asked, settings)


def _status(settings: Settings, *, checks: bool) -> None:
    from flows.status import check, status

    if checks:
        level, line = check(settings)
        _tell([line])
        raise SystemExit(level)
    _tell(status(settings))


def _decide(asked: argparse.Namespace, settings: Settings) -> None:
    from flows.decide import decide_by_workbook, decide_one, said
    from tasks.decisions.orders import Order

    if asked.choice:
        order = Order(asked.what, asked.choice, asked.comment)
        answers = [decide_one(order, asked.by, settings, dry_run=asked.dry_run)]
    elif asked.comment:
        raise UnusableCall("--comment ne va qu'avec la décision sur une pièce")
    else:
        answers = decide_by_workbook(Path(asked.what), asked.by, settings, dry_run=asked.dry_run)
    _tell(said(answers, dry_run=asked.dry_run))


def _check(asked: argparse.Namespace, settings: Settings) -> None:
    halt = Halt()
    with interruptible(halt):
        # Imported here, for `--version` and a mistyped call to answer at once.
        if asked.command == "family":
            from flows.family import family

            snapshot = family(asked.family_id, asked.out, settings, halt)
        else:
            from flows.nightly import nightly

            if asked.deadline:
                halt.deadline = moment_of(asked.deadline, datetime.now(SCHOOL_TIME))
            if asked.campaign:
                settings = settings.model_copy(update={"campaign": asked.campaign})
            snapshot = nightly(asked.depot, asked.out, settings, halt, accept_shrink=asked.accept_shrink)
    done = snapshot.run
    _tell(
        [
            f"Contrôle {done.outcome} : {done.pieces_read} pièces lues, {done.pieces_unchanged} inchangées, "
            f"{done.pieces_left} non contrôlées."
        ]
    )


def _tell(lines: Iterable[str]) -> None:
    with suppress(OSError):  # nobody listens any more: what was asked for is done all the same
        for line in lines:
            print(line, flush=True)


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


if __name__ == "__main__":
    main()
