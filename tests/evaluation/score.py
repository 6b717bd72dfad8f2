"""`python -m tests.evaluation.score DROP OUT [--baseline OUT2] [--write FILE] [--details]`: verdicts against the truth of a made drop.

DROP is a drop written by `make`, OUT what `dossiers nightly DROP --out OUT` wrote. Exit code 1 when a wrong *Conforme* is found.
The summary is a Markdown table, as docs/accuracy.md shows it; `--write` puts the scoreboard into a file too.
`--details` lists the failures, of the tune half only: the other half is for measuring.
"""

import argparse
import csv
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

OK, BAD, CHECK = "Conforme", "Non conforme", "A vérifier"
DATED_SLOTS = ("justificatif_domicile", "certificat_medical")
DOUBT = ("lecture_incertaine", "date_introuvable")
QUALITIES = {
    "clean": "right, native PDFs and the like (`clean`)",
    "good": "right, straight scans (`good`)",
    "poor": "right, phone photos and faxes (`poor`)",
    "unreadable": "unreadable ones left to a person",
    "fault": "right, file faults (format, size, name, damaged…)",
}
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True)
class Case:
    """One piece: its truth and what was said of it."""

    id: str
    slot: str
    kind: str
    quality: str
    layout: str
    case: str
    how: str
    status: str
    accepted: frozenset[str]
    reasons: frozenset[str]
    tolerated: frozenset[str]
    equal: frozenset[str]
    issued: str
    said: str
    said_reasons: frozenset[str]
    said_issued: str
    confidence: float

    @property
    def outcome(self) -> str:
        """right, left (to a person), wrong_ok or wrong_bad."""
        if self.said in self.accepted:
            return "right"
        return {OK: "wrong_ok", BAD: "wrong_bad"}.get(self.said, "left")

    @property
    def dated(self) -> bool:
        """Whether the piece was decided on a date."""
        on_date = self.said == OK or bool(self.said_issued)
        return (
            self.slot in DATED_SLOTS
            and self.said != CHECK
            and bool(self.issued)
            and on_date
            and self.quality != "unreadable"
        )

    @property
    def found(self) -> int:
        """How many of the true reasons were given, an equivalent one counting as well."""
        spare = len((self.said_reasons - self.reasons) & self.equal)
        return min(len(self.reasons), len(self.reasons & self.said_reasons) + spare)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def codes(text: str) -> frozenset[str]:
    return frozenset(code for code in text.split("|") if code)


def cases(drop: Path, out: Path) -> list[Case]:
    """Every piece of the truth with its verdict (KeyError-free: a piece without a row counts as left out)."""
    said = {row["id_piece"]: row for row in rows(out / "etats_pieces.csv")}
    found = []
    for row in rows(drop / "verite.csv"):
        got = said.get(row["id_piece"], {"etat": "(absent)", "motifs": "", "date_document": "", "confiance": "0"})
        found.append(
            Case(
                id=row["id_piece"],
                slot=row["piece"],
                kind=row["genre"],
                quality=row["qualite"],
                layout=row["layout"],
                case=row["cas"],
                how=row["fabrication"],
                status=row["etat"],
                accepted=frozenset({row["etat"]}) | codes(row["etats_admis"]),
                reasons=codes(row["motifs"]),
                tolerated=codes(row["motifs_admis"]),
                equal=codes(row["motifs_equivalents"]),
                issued=row["date_document"],
                said=got["etat"],
                said_reasons=codes(got["motifs"]),
                said_issued=got["date_document"],
                confidence=float(got["confiance"].replace(",", ".") or 0),
            )
        )
    return found


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f} %" if whole else "    –  "


def count(items: Iterable[Case], outcome: str) -> int:
    return sum(item.outcome == outcome for item in items)


def exact(items: list[Case]) -> tuple[int, int]:
    """(with the right date, all) of the pieces that were decided on a date."""
    dated = [item for item in items if item.dated]
    return sum(item.issued == item.said_issued for item in dated), len(dated)


def line(name: str, items: list[Case], others: list[Case]) -> str:
    right, dated = exact(items)
    found = (
        f"{name:32} {len(items):5} {count(items, 'wrong_ok'):8} {count(items, 'wrong_bad'):9} {count(items, 'left'):6} "
        f"{share(count(items, 'right'), len(items)):>8} {share(right, dated):>8} ({dated})"
    )
    if not others:
        return found
    return (
        f"{found:82} | {count(others, 'wrong_ok'):8} {count(others, 'wrong_bad'):9} {count(others, 'left'):6} "
        f"{share(count(others, 'right'), len(others)):>8} {share(*exact(others)):>8}"
    )


def table(items: list[Case], others: list[Case], title: str, key: Callable[[Case], str]) -> list[str]:
    """One line for each group; at the right the baseline's, when there is one."""
    groups: dict[str, tuple[list[Case], list[Case]]] = {}
    for place, cases_of in enumerate((items, others)):
        for item in cases_of:
            groups.setdefault(key(item), ([], []))[place].append(item)
    columns = f"{'wrong C':>8} {'wrong NC':>9} {'left':>6} {'right':>8} {'date':>8}"
    head = f"{title:32} {'n':>5} {columns}"
    return ["", f"{head:82} | {columns}   (baseline)" if others else head, *(line(name, *groups[name]) for name in sorted(groups))]  # fmt: skip


def measured(items: list[Case]) -> tuple[dict[str, list[int]], list[int]]:
    """Given, missed and false by reason, and their sums, on the pieces that can be read; a doubt on a piece left to a person is no false reason."""
    counts: dict[str, list[int]] = {}
    for item in items:
        if item.quality == "unreadable":
            continue
        for code in item.reasons:
            replaced = bool((item.said_reasons - item.reasons) & item.equal)
            counts.setdefault(code, [0, 0, 0])[0 if code in item.said_reasons or replaced else 1] += 1
        for code in item.said_reasons - item.reasons - item.tolerated - item.equal:
            if code not in DOUBT or item.said != CHECK:
                counts.setdefault(code, [0, 0, 0])[2] += 1
    return counts, [sum(column) for column in zip(*counts.values(), strict=True)] or [0, 0, 0]


def reasons(items: list[Case]) -> list[str]:
    """Precision and recall of each reason."""
    counts, whole = measured(items)
    found = [
        f"{code:32} {hit + miss:5} {share(hit, hit + false):>9} {share(hit, hit + miss):>9}"
        for code, (hit, miss, false) in [*sorted(counts.items()), ("all", whole)]
    ]
    return ["", f"{'reason':32} {'n':>5} {'precision':>9} {'recall':>9}", *found]


def calibration(items: list[Case]) -> list[str]:
    found = ["", f"{'confidence':32} {'n':>5} {'decided':>9} {'right':>9} {'right if decided':>18}"]
    for low, high in itertools.pairwise(BINS):
        inside = [item for item in items if low <= item.confidence < high]
        decided = [item for item in inside if item.said != CHECK]
        found.append(
            f"{f'{low:.2f} – {min(high, 1):.2f}':32} {len(inside):5} {len(decided):9} {share(count(inside, 'right'), len(inside)):>9} {share(count(decided, 'right'), len(decided)):>18}"
        )
    sure = [item for item in items if item.confidence >= 0.9]
    return [*found, f"{'≥ 0.90':32} {len(sure):5} {'':9} {share(count(sure, 'right'), len(sure)):>9}"]


@dataclass(frozen=True)
class Dossiers:
    """How the statuses of the dossiers were met: right, all; the same for those that lack no file; wrongly *Complet*; the failures."""

    right: int
    everyone: int
    right_whole: int
    whole: int
    complete: int
    failures: list[str]


def dossiers(drop: Path, out: Path) -> Dossiers:
    said = {(row["id_famille"], row["id_eleve"]): row for row in rows(out / "etats_dossiers.csv")}
    truth, failures, complete = rows(drop / "verite_dossiers.csv"), [], 0
    failed: list[bool] = []
    for row in truth:
        got = said.get((row["id_famille"], row["id_eleve"]), {"etat_dossier": "(absent)", "pieces_manquantes": ""})
        status = got["etat_dossier"]
        admitted = {row["etat_dossier"], *codes(row["etats_admis"])}
        failed.append(status not in admitted)
        complete += status == "Complet" and "Complet" not in admitted
        if failed[-1]:
            failures.append(
                f"{row['id_eleve']}: expected {row['etat_dossier']} [{row['pieces_manquantes']}], got {status} [{got['pieces_manquantes']}]"
            )
    whole = [bad for bad, row in zip(failed, truth, strict=True) if not row["pieces_manquantes"]]
    return Dossiers(failed.count(False), len(truth), whole.count(False), len(whole), complete, failures)


def summary(drop: Path, out: Path) -> list[tuple[str, str]]:
    """The lines of the table of docs/accuracy.md."""
    items = cases(drop, out)
    total = len(items)
    found = [
        ("wrong *Conforme*", f"{count(items, 'wrong_ok')}"),
        ("wrong *Non conforme*", of(count(items, "wrong_bad"), total)),
        ("left to a person that a clerk would decide", of(count(items, "left"), total)),
        ("all that a person looks at (*A vérifier*)", of(sum(item.said == CHECK for item in items), total)),
    ]
    for quality, name in QUALITIES.items():
        group = [item for item in items if item.quality == quality]
        found.append((name, of(count(group, "right"), len(group))))
    found.append(("`date_document` exact, when decided on a date", of(*exact(items))))
    hit, miss, false = measured(items)[1]
    found += [("reasons: precision", of(hit, hit + false)), ("reasons: recall", of(hit, hit + miss))]
    if (out / "etats_dossiers.csv").exists():
        told = dossiers(drop, out)
        found += [
            ("dossiers right", of(told.right, told.everyone)),
            ("dossiers right, of those that lack no file", of(told.right_whole, told.whole)),
            ("dossiers wrongly *Complet*", str(told.complete)),
        ]
    sure = [item for item in items if item.confidence >= 0.9]
    return [*found, ("right, of those with confidence ≥ 0.9", of(count(sure, "right"), len(sure)))]


def of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({share(part, whole).strip()})"


def details(items: list[Case]) -> list[str]:
    found = ["", "Failures (tune half):"]
    for item in items:
        wrong_date = item.dated and item.issued != item.said_issued
        if item.layout.startswith("tune/") and (item.outcome != "right" or wrong_date):
            found.append(
                f"{item.outcome if item.outcome != 'right' else 'date':9} {item.id} {item.quality:6} {item.layout[5:]:22} {item.case:14} {item.how:26} expected {item.status} "
                f"[{'|'.join(sorted(item.reasons))}] {item.issued} · got {item.said} [{'|'.join(sorted(item.said_reasons))}] {item.said_issued} ({item.confidence:.2f})"
            )
    return found


def scoreboard(drop: Path, out: Path, baseline: Path | None) -> list[str]:
    items = cases(drop, out)
    others = cases(drop, baseline) if baseline else []
    columns = [summary(drop, place) for place in (out, baseline) if place]
    names = ["this program", "baseline"][: len(columns)]
    found = [f"| {len(items)} pieces | {' | '.join(names)} |", "|---" * (len(columns) + 1) + "|"]
    found += [f"| {rows_of[0][0]} | {' | '.join(value for _, value in rows_of)} |" for rows_of in zip(*columns, strict=True)]  # fmt: skip
    found += table(items, others, "quality", lambda item: item.quality)
    found += table(items, others, "slot", lambda item: item.slot)
    found += table(items, others, "kind · quality", lambda item: f"{item.kind} · {item.quality}")
    found += table(items, others, "made as", lambda item: "_".join(item.how.split("_")[:2]).rstrip("0123456789_") or "-")  # fmt: skip
    found += reasons(items) + calibration(items)
    return [*found, "", "Reasons of the baseline:", *reasons(others)] if others else found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drop", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--baseline", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--details", action="store_true")
    asked = parser.parse_args()
    items = cases(asked.drop, asked.out)
    report = scoreboard(asked.drop, asked.out, asked.baseline)
    if asked.write:
        asked.write.write_text("\n".join(report) + "\n", encoding="utf-8")
    if asked.details:
        tune = all(item.layout.startswith("tune/") for item in items)
        report += details(items) + (["", "Dossiers:", *dossiers(asked.drop, asked.out).failures] if tune else [])
    print("\n".join(report))
    return 1 if count(items, "wrong_ok") else 0


if __name__ == "__main__":
    raise SystemExit(main())
