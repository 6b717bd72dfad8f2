"""`python -m tests.benchmarks.contenders NAME DROP …`: one contender reads a drop and prints its figures as JSON.

`ocrmypdf`, `pytesseract`: the peers. `ours`: the Examiner; `night`: the whole command. `thorough`: ours without ever stopping early. `inside`: where
the CPU time of a scan goes, in this process without the sandbox.
"""

import argparse
import csv
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ["OMP_THREAD_LIMIT"] = "1"

import pypdfium2 as pdfium
import pytesseract
from PIL import Image, ImageOps

import tasks.reading.means
from config.campaign import Campaign, load
from config.settings import Settings
from tasks.examine import Examiner
from tasks.ingest import Drop, ingest
from tasks.reading.child import Examine
from tasks.reading.examination import verdict_on
from tasks.reading.job import JOB, Job
from tasks.reading.means import Means
from tasks.reading.readings import readings
from tasks.tools import ocr
from validators.case import MARGINS, Case
from validators.checklist import file_findings, judge
from validators.conclusion import concluded
from validators.model import Family, Student, Upload, Verdict
from validators.sureness import corroborated, decided, places_in_doubt, recounted
from validators.text.layout import Word

SECONDS = 120.0
Piece = tuple[Upload, Family | None, tuple[Student, ...]]
Figures = dict[str, Any]


def by_ocrmypdf(path: Path) -> None:
    """(a): whatever it takes to read a file whose kind nobody knows."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out.pdf")
        dpi = [] if path.suffix.lower() == ".pdf" else ["--image-dpi", "200"]
        command = ["ocrmypdf", "--skip-text", "-l", "fra", "--jobs", "1", "--quiet", *dpi, str(path), str(out)]
        subprocess.run(command, capture_output=True, check=False)
        if out.exists():
            subprocess.run(["pdftotext", str(out), "-"], capture_output=True, check=False)


def by_pytesseract(path: Path) -> None:
    """(b): the text layer, else tesseract on the page at 300 dpi."""
    if path.suffix.lower() == ".pdf":
        document = pdfium.PdfDocument(path)
        for page in document:
            if len(page.get_textpage().get_text_range().strip()) < 20:
                pytesseract.image_to_string(page.render(scale=300 / 72).to_pil(), lang="fra")
        document.close()
    else:
        with Image.open(path) as picture:
            pytesseract.image_to_string(ImageOps.exif_transpose(picture), lang="fra")


def attempted(read: Callable[[Path], None], path: Path) -> None:
    """A peer goes on after a file that it cannot open."""
    try:
        read(path)
    except Exception:
        return


def peer(read: Callable[[Path], None], drop: Path, workers: int) -> Figures:
    files = sorted(path for path in (drop / "fichiers").rglob("*") if path.is_file())
    with ProcessPoolExecutor(workers) as pool:
        for done in [pool.submit(attempted, read, path) for path in files]:
            done.result()
    return {"pieces": len(files)}


def pieces(drop: Drop) -> list[Piece]:
    families = {family.id: family for family in drop.families}
    students: dict[str, list[Student]] = defaultdict(list)
    for student in drop.students:
        students[student.family_id].append(student)
    return [
        (upload, families.get(upload.family_id), tuple(students[upload.family_id]))
        for upload in drop.uploads
        if upload.path is not None
    ]


def ours(drop: Path, workers: int, times: int) -> Figures:
    """(c): as a night reads, several times over the same files."""
    campaign = load(Settings().campaign)
    work = pieces(ingest(drop, campaign, drop.parent / "tmp")) * times
    verdicts: list[tuple[Verdict, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(var=Path(folder), workers=workers)
        with Examiner(drop / "fichiers", campaign, settings) as examiner, ThreadPoolExecutor(workers) as pool:

            def look(piece: Piece) -> None:
                started = time.perf_counter()
                verdict = examiner.examine(*piece).verdict
                verdicts.append((verdict, time.perf_counter() - started))

            list(pool.map(look, work))
    stages: dict[str, int] = defaultdict(int)
    for verdict, _ in verdicts:
        stages[verdict.stage] += 1
    return {
        "pieces": len(work),
        "ocr_calls": sum(verdict.ocr_calls for verdict, _ in verdicts),
        "stages": dict(sorted(stages.items())),
        "text_ms": median_ms(verdicts, "text"),
    }


def median_ms(verdicts: list[tuple[Verdict, float]], stage: str) -> float:
    """What a piece took that this stage answered without OCR; NaN when there is none."""
    taken = [seconds for verdict, seconds in verdicts if verdict.stage == stage and not verdict.ocr_calls]
    return 1000 * statistics.median(taken) if taken else math.nan


def night(drop: Path, workers: int) -> Figures:
    """The command as it is run at night: Prefect's server, the database and the reports included."""
    with tempfile.TemporaryDirectory() as folder:
        ours_alone = {"DOSSIERS_VAR": f"{folder}/var", "DOSSIERS_WORKERS": str(workers)}
        command = [Path(sys.executable).with_name("dossiers"), "nightly", str(drop), "--out", f"{folder}/out"]
        subprocess.run(command, env=os.environ | ours_alone, check=True, stdout=sys.stderr)
        told = json.loads(Path(folder, "out", "resume.json").read_text("utf-8"))
    return {"pieces": told["pieces"]["lues"]}


def thorough(drop: Path, most: int) -> Figures:
    """Against the truth: the verdicts of reading until sure, and those of reading everything at 300 dpi."""
    campaign = load(Settings().campaign)
    truth = {row["id_piece"]: row for row in rows(drop / "verite.csv")}
    counts: dict[str, dict[str, int]] = {"sure": defaultdict(int), "all": defaultdict(int)}
    for piece in pieces(ingest(drop, campaign, drop.parent / "tmp"))[:most]:
        row = truth[piece[0].id]
        admitted = {row["etat"], *row["etats_admis"].split("|")}
        for name, verdict in both(piece, drop, campaign).items():
            outcome = "right" if verdict.status.value in admitted else f"wrongly {verdict.status.value}"
            counts[name][outcome] += 1
    return {name: dict(sorted(count.items())) for name, count in counts.items()}


def both(piece: Piece, drop: Path, campaign: Campaign) -> dict[str, Verdict]:
    job = Job(str(drop / "fichiers" / str(piece[0].path)), *piece, SECONDS)
    with tempfile.TemporaryDirectory() as folder:
        sure = verdict_on(job, campaign, Means(Path(folder), time.monotonic() + SECONDS))
        return {"sure": sure, "all": to_the_end(job, campaign, Path(folder))}


def to_the_end(job: Job, campaign: Campaign, folder: Path) -> Verdict:
    """The verdict when no reading is left out."""
    threshold = campaign.reading.decide_certainty
    means = Means(folder, time.monotonic() + SECONDS)
    once, found, case = (), (), None
    for reading in readings(Path(job.file), job.upload.slot, campaign, means):
        case = Case(job.upload, job.family, job.students, campaign, reading)
        if reading.file.opened:
            found = judge(case)
            if reading.again:
                found = corroborated(once, found)
            elif reading.by_ocr:
                found = recounted(once, found) if reading.stage == MARGINS else found
                once, means.places = found, places_in_doubt(found, threshold, reading)
    assert case is not None
    return concluded(case, file_findings(case) + decided(found, threshold))


def inside(drop: Path, most: int) -> Figures:
    """CPU seconds of the scans among the first `most` pieces: our own, and tesseract's (its library or its processes)."""
    campaign = load(Settings().campaign)
    examine = Examine(campaign)
    read_words = ocr.engine()
    all_in_all = engine = 0.0
    scans = 0

    def clocked(*asked: Any) -> tuple[Word, ...]:
        nonlocal engine
        before = cpu_seconds()
        try:
            return read_words(*asked)
        finally:
            engine += cpu_seconds() - before

    tasks.reading.means.engine = lambda: clocked  # type: ignore[assignment]
    for piece in pieces(ingest(drop, campaign, drop.parent / "tmp"))[:most]:
        job = JOB.dump_python(Job(str(drop / "fichiers" / str(piece[0].path)), *piece, SECONDS), mode="json")
        with tempfile.TemporaryDirectory() as folder:
            before = cpu_seconds()
            answer = examine(job | {"tmp": folder})
        if answer["verdict"]["ocr_calls"]:
            scans += 1
            all_in_all += cpu_seconds() - before
    return {"scans": scans, "own_seconds": all_in_all - engine, "tesseract_seconds": engine}


def cpu_seconds() -> float:
    """Of this process and of those it has waited for."""
    return sum(os.times()[:4])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


@contextmanager
def timed(figures: Figures) -> Iterator[None]:
    started = time.perf_counter()
    yield
    figures["wall"] = time.perf_counter() - started
    figures["cpu"] = cpu_seconds()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=["ocrmypdf", "pytesseract", "ours", "night", "thorough", "inside"])
    parser.add_argument("drop", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--most", type=int, default=1000)
    asked = parser.parse_args()
    figures: Figures = {}
    with timed(figures):
        figures |= {
            "ocrmypdf": lambda: peer(by_ocrmypdf, asked.drop, asked.workers),
            "pytesseract": lambda: peer(by_pytesseract, asked.drop, asked.workers),
            "ours": lambda: ours(asked.drop, asked.workers, asked.times),
            "night": lambda: night(asked.drop, asked.workers),
            "thorough": lambda: thorough(asked.drop, asked.most),
            "inside": lambda: inside(asked.drop, asked.most),
        }[asked.name]()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
