"""Domain objects as rows and back, exactly: what is read is equal to what was written."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from validators.model import Facts, Family, Finding, Person, Reason, Slot, Status, Student, Upload, Verdict

Row = Mapping[Any, Any]

_FACTS = TypeAdapter(Facts)
_FINDING = TypeAdapter(Finding)


def family_row(family: Family) -> dict[str, Any]:
    """The columns of `families`, but for the position."""
    return asdict(family)


def family_of(row: Row) -> Family:
    """The family that a row holds."""
    people = tuple(Person(**person) for person in row["representatives"])
    rest = {name: row[name] for name in ("id", "custody", "address", "postcode", "town", "email")}
    return Family(representatives=people, **rest)


def student_row(student: Student) -> dict[str, Any]:
    """The columns of `students`, but for the position."""
    return {
        "id": student.id,
        "family_id": student.family_id,
        **asdict(student.name),
        "born": student.born,
        "courses": list(student.courses),
    }


def student_of(row: Row) -> Student:
    """The student that a row holds."""
    name = Person(row["last_name"], row["first_name"])
    return Student(row["id"], row["family_id"], name, row["born"], tuple(row["courses"]))


def upload_row(upload: Upload) -> dict[str, Any]:
    """The columns of `uploads`, but for the position."""
    moment = upload.uploaded_at.isoformat() if upload.uploaded_at else None
    return {**asdict(upload), "uploaded_at": moment}


def upload_of(row: Row) -> Upload:
    """The upload that a row holds."""
    rest = {name: row[name] for name in _UPLOAD_AS_IT_IS}
    moment = datetime.fromisoformat(row["uploaded_at"]) if row["uploaded_at"] else None
    return Upload(slot=Slot(row["slot"]) if row["slot"] else None, uploaded_at=moment, **rest)


_UPLOAD_AS_IT_IS = ("key", "id", "family_id", "student_id", "label", "file_name", "path", "size_bytes", "sha256")


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """The columns of `verdicts` that the verdict itself fills."""
    return {
        "status": verdict.status.value,
        "reasons": reason_codes(verdict.reasons),
        "findings": findings_json(verdict.findings),
        "facts": _FACTS.dump_python(verdict.facts, mode="json"),
        "confidence": verdict.confidence,
        "stage": verdict.stage,
        "ocr_calls": verdict.ocr_calls,
        "seconds": verdict.seconds,
    }


def verdict_of(row: Row) -> Verdict:
    """The verdict that a row holds."""
    return Verdict(
        status=Status(row["status"]),
        reasons=reasons_of(row["reasons"]),
        findings=findings_of(row["findings"]),
        facts=facts_of(row["facts"]),
        confidence=row["confidence"],
        stage=row["stage"],
        ocr_calls=row["ocr_calls"],
        seconds=row["seconds"],
    )


def facts_of(stored: Mapping[str, Any]) -> Facts:
    """The facts from their JSON."""
    return _FACTS.validate_python(stored)


def reason_codes(reasons: Sequence[Reason]) -> list[str]:
    """The codes of the contract."""
    return [reason.code for reason in reasons]


def reasons_of(codes: Sequence[str]) -> tuple[Reason, ...]:
    """The reasons of these codes."""
    return tuple(Reason.of(code) for code in codes)


def findings_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The findings as JSON, each reason by its code."""
    return [
        {
            **_FINDING.dump_python(finding, mode="json", exclude={"reason"}),
            "reason": finding.reason and finding.reason.code,
        }
        for finding in findings
    ]


def findings_of(stored: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """The findings from their JSON."""
    return tuple(
        replace(
            _FINDING.validate_python({**one, "reason": None}),
            reason=Reason.of(one["reason"]) if one["reason"] else None,
        )
        for one in stored
    )
