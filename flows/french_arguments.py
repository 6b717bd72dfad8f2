"""argparse in French: its own words, and a mistake told in one line with exit status 2."""

import argparse
import re
from typing import Any, NoReturn

from flows.refusal import UnusableCall

_FRENCH = (
    (r"the following arguments are required: (.*)", r"il manque : \1"),
    (r"unrecognized arguments: (.*)", r"argument inconnu : \1"),
    (r"argument (.*): expected one argument", r"\1 attend une valeur"),
    (r"argument (.*): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"« \2 » n'existe pas (au choix : \3)"),
    (r"argument (.*): invalid .* value: '(.*)'", r"\1 : « \2 » n'est pas valable"),
    (r"argument (.*?): (l'adresse .*|aucun nom .*)", r"\1 : \2"),
    (r"ambiguous option: (.*) could match (.*)", r"option ambiguë : \1 (\2)"),
)


class FrenchParser(argparse.ArgumentParser):
    """An ArgumentParser that says everything in French."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._optionals.title = "options"
        self._positionals.title = "arguments"
        self.add_argument("-h", "--help", action="help", help="affiche cette aide")

    def error(self, message: str) -> NoReturn:
        """UnusableCall with the message in French."""
        for english, french in _FRENCH:
            if re.fullmatch(english, message):
                message = re.sub(english, french, message)
                break
        raise UnusableCall(f"{message} (voir « {self.prog} --help »)")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "usage :", 1)
