"""`dossiers`: the command. Its words are French, its exit statuses those of the contract."""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from config.settings import Settings
from flows.command_line import parser
from flows.garbage import sweep_rarely
from flows.halt import SCHOOL_TIME, Halt, interruptible, moment_of
from flows.read_settings import read_settings
from flows.refusal import Refusal, UnusableCall, unforeseen
from tasks.tools.object_store import StoreTrouble


def main() -> NoReturn:
    """The console script."""
    sweep_rarely()
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


if __name__ == "__main__":
    main()
