"""Every sentence that staff and families read, from `messages.fr.toml`, with French typography."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from config.campaign import SlotCode
from config.section import Section

FILE = Path(__file__).parent / "messages.fr.toml"

Audience = Literal["staff", "family"]

NARROW, WIDE = "\u202f", "\u00a0"
"""The no-break spaces of French: narrow before ; ! ?, wide before a colon and inside « »."""

_TYPOGRAPHY = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"[ \u00a0]([;!?])"), NARROW + r"\1"),
    (re.compile(r"[ \u202f]:"), WIDE + ":"),
    (re.compile(r"« ?"), "«" + WIDE),
    (re.compile(r" ?»"), WIDE + "»"),
    (re.compile(r"(?<=\d) (?=Mo\b)"), WIDE),
)
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_NAMES = re.compile(r"\{(\w+)\}")


def french(text: str) -> str:
    """The text with curved apostrophes and the no-break spaces that French asks for."""
    for pattern, replacement in _TYPOGRAPHY:
        text = pattern.sub(replacement, text)
    return text


Text = Annotated[str, AfterValidator(french)]


class Sentence(Section):
    """The same thing said to the staff and to the family."""

    staff: Text
    family: Text


class Message(Sentence):
    """A sentence and its more exact variants, by detail, by slot, or by both (`slot.detail`)."""

    variant: dict[str, Sentence] = Field(default={})

    def best(self, slot: SlotCode | None, detail: str) -> Sentence:
        """The most exact variant there is for that slot and detail; this message itself without one."""
        keys = (f"{slot}.{detail}", detail, str(slot))
        return next((self.variant[key] for key in keys if key in self.variant), self)


class ReasonMessage(Message):
    """A reason of the contract: its short title for lists and counts, and its sentences."""

    title: Text


class Letter(Section):
    """The parts of the message to a family, in the order they are read."""

    subject: Text
    greeting: Text
    opening: Text
    opening_nothing_sent: Text
    item_file: Text
    where_family: Text
    where_student: Text
    how: Text
    help: Text
    closing: Text


class DecisionMessages(Section):
    """What is said of the staff's decisions, by choice (`accepter`, …) or by what became of a decision.

    `refused_family` tells the family of a refusal for which the program itself had no reason.
    """

    said: dict[str, Text]
    answer: dict[str, Text]
    line: Text
    refused_family: Text


class MailMessages(Section):
    """The morning's mail, in the order it is read. The subject keeps plain spaces, for the rules of mail clients."""

    subject: str
    to_do: str
    new: str
    stale: str
    failure: str
    done: Text
    partial: Text
    drop: Text
    for_staff: Text
    nothing_for_staff: Text
    for_families: Text
    solved: Text
    dossiers: Text
    notices: Text
    report: Text
    failed: Text
    before_in_place: Text
    no_names: Text


class Messages(Section):
    """The whole file. `reason` is keyed by contract code, `check` by the name of a check.

    `judge` is said of a slot that a person must judge though each of its uploads is good.
    """

    reason: dict[str, ReasonMessage]
    missing: dict[SlotCode, Message]
    judge: Message
    letter: Letter
    decision: DecisionMessages
    mail: MailMessages
    check: dict[str, Text]


@cache
def messages() -> Messages:
    """The sentences of `messages.fr.toml`; ValidationError when a key is unknown or a sentence lacks."""
    return Messages.model_validate(tomllib.loads(FILE.read_text("utf-8")))


def sentence(code: str, slot: SlotCode | None, detail: str, audience: Audience) -> str:
    """The sentence for a reason (contract code), still with its placeholders; KeyError for an unknown code."""
    return str(getattr(messages().reason[code].best(slot, detail), audience))


def filled(template: str, **values: object) -> str:
    """The template with its values; a part in square brackets that names an empty one is left out."""
    texts = {name: str(value) for name, value in values.items() if value is not None}

    def optional(match: re.Match[str]) -> str:
        return match[1] if all(texts.get(name) for name in _NAMES.findall(match[1])) else ""

    return _NAMES.sub(lambda match: texts.get(match[1], ""), _OPTIONAL.sub(optional, template))
