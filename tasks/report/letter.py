"""The message to a family: everything that is asked of it, at once, ready to send."""

import re
from collections.abc import Iterator

from config.campaign import Campaign
from config.messages import Audience, filled, french, messages
from tasks.report.piece_view import PieceView, full_name
from tasks.report.wording import long_day, visible
from tasks.report.worklist import Case, MissingPiece

_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9_%+-][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def subject(campaign: Campaign) -> str:
    """The subject line, without a name."""
    return filled(messages().letter.subject, campaign=campaign.name)


def body(case: Case, campaign: Campaign) -> str:
    """The text of the message; empty when nothing can be asked before the staff decide.

    Asked are the pieces *Non conforme*, the missing ones and those that the staff want asked for. Another piece
    *À vérifier* is not: a person looks first.
    """
    items = [*_faulty(case, campaign), *_absent(case, campaign)]
    if not items:
        return ""
    letter = messages().letter
    opening = letter.opening if case.pieces or case.older else letter.opening_nothing_sent
    numbered = [f"{number}. {item}" for number, item in enumerate(items, 1)]
    how = filled(letter.how, max_size_mo=f"{campaign.file.max_size_mo:g}".replace(".", ","))
    parts = [letter.greeting, filled(opening, campaign=campaign.name), *numbered, how, letter.help, letter.closing]
    return "\n\n".join(parts)


def missing_sentence(piece: MissingPiece, campaign: Campaign, audience: Audience) -> str:
    """What the staff read, or the family, of a required slot without a file."""
    template = messages().missing[piece.slot].best(None, piece.detail)
    notice = campaign.tax_notice
    years = {"income_year": notice.income_year, "notice_year": notice.notice_year}
    return filled(template.family if audience == "family" else template.staff, **years)


def plain_address(address: str) -> str:
    """The address if it is one and nothing else, empty otherwise."""
    return address if _PLAIN_ADDRESS.fullmatch(address) else ""


def _faulty(case: Case, campaign: Campaign) -> Iterator[str]:
    students = {student.id: student for student in case.students}
    for piece in case.pieces:
        if piece.row.is_asked_again:
            view = PieceView(piece.row, students.get(piece.row.upload.student_id), campaign)
            day = long_day(view.uploaded_on) if view.uploaded_on else ""
            file = filled(messages().letter.item_file, file=view.file, date=day)
            label = visible(view.upload.label)
            owner = full_name(view.student.name) if view.student else ""
            asked = view.requests()
            listed = [f"- {line}" for line in asked] if len(asked) > 1 else asked
            yield _item(view.title, label, owner, file, *listed)


def _absent(case: Case, campaign: Campaign) -> Iterator[str]:
    for piece in case.missing:
        title = french(campaign.slots[piece.slot].title)
        student = full_name(piece.student.name) if piece.student else ""
        yield _item(title, title, student, missing_sentence(piece, campaign, "family"))


def _item(title: str, label: str, student: str, *lines: str) -> str:
    """The piece, what is wrong and what to send (a file line stands first where there is a file), and where."""
    letter = messages().letter
    where = filled(letter.where_student if student else letter.where_family, student=student, label=french(label))
    heading = f"{title} – {student}" if student else title
    return "\n".join([heading, *lines, where])
