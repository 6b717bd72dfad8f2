"""`python -m tests.evaluation.score DROP OUT [--baseline OUT2] [--details]`: a run's verdicts against the truth of a made drop.

DROP is a drop written by `make`, OUT what `dossiers nightly DROP --out OUT` wrote. Exit code 1 when a wrong *Conforme* is found.
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


def line(name: str, items: list[Case]) -> str:
    dated = [item for item in items if item.dated]
    exact = sum(item.issued == item.said_issued for item in dated)
    return (
        f"{name:34} {len(items):5} {count(items, 'wrong_ok'):9} {count(items, 'wrong_bad'):9} {count(items, 'left'):7} "
        f"{share(count(items, 'right'), len(items)):>9} {share(exact, len(dated)):>9} ({len(dated)})"
    )


def table(items: list[Case], title: str, key: Callable[[Case], str]) -> list[str]:
    groups: dict[str, list[Case]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    head = f"{title:34} {'n':>5} {'faux C':>9} {'faux NC':>9} {'laissé':>7} {'juste':>9} {'date':>9}"
    return ["", head, *(line(name, groups[name]) for name in sorted(groups))]


def reasons(items: list[Case]) -> list[str]:
    """Precision and recall per reason, on the pieces that can be read; a doubt on a piece left to a person is no false reason."""
    readable = [item for item in items if item.quality != "unreadable"]
    counts: dict[str, list[int]] = {}
    for item in readable:
        for code in item.reasons:
            replaced = bool((item.said_reasons - item.reasons) & item.equal)
            counts.setdefault(code, [0, 0, 0])[0 if code in item.said_reasons or replaced else 1] += 1
        for code in item.said_reasons - item.reasons - item.tolerated - item.equal:
            if code not in DOUBT or item.said != CHECK:
                counts.setdefault(code, [0, 0, 0])[2] += 1
    found = [
        f"{code:34} {hit + miss:5} {share(hit, hit + false):>9} {share(hit, hit + miss):>9}"
        for code, (hit, miss, false) in sorted(counts.items())
    ]
    hit, miss, false = (sum(column) for column in zip(*counts.values(), strict=True)) if counts else (0, 0, 0)
    head = f"{'motif':34} {'n':>5} {'précision':>9} {'rappel':>9}"
    return [
        "",
        head,
        *found,
        f"{'ensemble':34} {hit + miss:5} {share(hit, hit + false):>9} {share(hit, hit + miss):>9}",
    ]


def calibration(items: list[Case]) -> list[str]:
    found = ["", f"{'confiance':34} {'n':>5} {'décidées':>9} {'justes':>9} {'justes si décidées':>20}"]
    for low, high in itertools.pairwise(BINS):
        inside = [item for item in items if low <= item.confidence < high]
        decided = [item for item in inside if item.said != CHECK]
        found.append(
            f"{f'{low:.2f} – {min(high, 1):.2f}':34} {len(inside):5} {len(decided):9} {share(count(inside, 'right'), len(inside)):>9} {share(count(decided, 'right'), len(decided)):>20}"
        )
    sure = [item for item in items if item.confidence >= 0.9]
    return [*found, f"{'≥ 0.90':34} {len(sure):5} {'':9} {share(count(sure, 'right'), len(sure)):>9}"]


def dossiers(drop: Path, out: Path) -> tuple[int, int, int, list[str]]:
    """(right, wrongly complete, all, the failures) of the dossiers' statuses."""
    said = {(row["id_famille"], row["id_eleve"]): row for row in rows(out / "etats_dossiers.csv")}
    right, complete, failures = 0, 0, []
    truth = rows(drop / "verite_dossiers.csv")
    for row in truth:
        got = said.get((row["id_famille"], row["id_eleve"]), {"etat_dossier": "(absent)", "pieces_manquantes": ""})
        status = got["etat_dossier"]
        if status == row["etat_dossier"] or status in codes(row["etats_admis"]):
            right += 1
        else:
            failures.append(
                f"{row['id_eleve']}: attendu {row['etat_dossier']} [{row['pieces_manquantes']}], obtenu {status} [{got['pieces_manquantes']}]"
            )
        complete += status == "Complet" and row["etat_dossier"] != "Complet"
    return right, complete, len(truth), failures


def summary(drop: Path, out: Path) -> list[tuple[str, str]]:
    items = cases(drop, out)
    total, dated = len(items), [item for item in items if item.dated]
    found = [
        ("faux Conforme", f"{count(items, 'wrong_ok')}"),
        ("faux Non conforme", f"{count(items, 'wrong_bad')} ({share(count(items, 'wrong_bad'), total).strip()})"),
        ("laissées à une personne", f"{count(items, 'left')} ({share(count(items, 'left'), total).strip()})"),
    ]
    for quality in ("clean", "good", "poor", "unreadable", "fault"):
        group = [item for item in items if item.quality == quality]
        found.append((f"justes, {quality}", f"{share(count(group, 'right'), len(group)).strip()} de {len(group)}"))
    found.append(
        (
            "date exacte, si décidée",
            f"{share(sum(i.issued == i.said_issued for i in dated), len(dated)).strip()} de {len(dated)}",
        )
    )
    if (out / "etats_dossiers.csv").exists():
        right, complete, everyone, _ = dossiers(drop, out)
        found.append(
            ("dossiers justes", f"{share(right, everyone).strip()} de {everyone}; complets à tort : {complete}")
        )
    return found


def details(items: list[Case]) -> list[str]:
    found = ["", "Échecs (moitié tune) :"]
    for item in items:
        wrong_date = item.dated and item.issued != item.said_issued
        if item.layout.startswith("tune/") and (item.outcome != "right" or wrong_date):
            found.append(
                f"{item.outcome if item.outcome != 'right' else 'date':9} {item.id} {item.quality:6} {item.layout[5:]:22} {item.case:14} {item.how:26} attendu {item.status} "
                f"[{'|'.join(sorted(item.reasons))}] {item.issued} · obtenu {item.said} [{'|'.join(sorted(item.said_reasons))}] {item.said_issued} ({item.confidence:.2f})"
            )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("drop", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--baseline", type=Path)
    parser.add_argument("--details", action="store_true")
    asked = parser.parse_args()
    items = cases(asked.drop, asked.out)
    columns = [summary(asked.drop, out) for out in (asked.out, asked.baseline) if out]
    names = ["notre contrôle", "référence"][: len(columns)]
    print(f"{'':30}" + "".join(f"{name:>44}" for name in names))
    for _index, (label, _) in enumerate(columns[0]):
        print(f"{label:30}" + "".join(f"{dict(column).get(label, '–'):>44}" for column in columns))
    report = table(items, "genre × qualité", lambda item: f"{item.kind} · {item.quality}")
    report += table(items, "pièce", lambda item: item.slot) + table(
        items, "fabrication", lambda item: item.how.split("_")[0] or "-"
    )
    report += reasons(items) + calibration(items)
    if asked.details:
        tune = all(item.layout.startswith("tune/") for item in items)
        report += details(items) + (["", "Dossiers :", *dossiers(asked.drop, asked.out)[3]] if tune else [])
    print("\n".join(report))
    return 1 if count(items, "wrong_ok") else 0


if __name__ == "__main__":
    raise SystemExit(main())
