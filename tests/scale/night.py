"""One night of many schools as discrete events: families queue for readers, what is read queues for its writer.

Each school has a front (the nightly process: it ingests, hands out, writes, reports) and there are `fronts` cores for
them all; the readers are the workers' processes, one core each. `task` is Prefect's share of a family: of the school's own
server, or of one server that all schools share. All times are seconds.
"""

import heapq
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Costs:
    """What was measured. `pieces` gives samples by kind of reading; the others are of one piece, family, task, night."""

    pieces: dict[str, list[float]]
    ingest_piece: float
    settle_piece: float
    write_family: float
    prefect_task: float
    start: float = 15.0

    def sample(self, rng: random.Random, mix: Mapping[str, float], number: int) -> float:
        """The reading of so many pieces of one family."""
        kinds = rng.choices(list(mix), list(mix.values()), k=number)
        return sum(rng.choice(self.pieces[kind]) for kind in kinds)


@dataclass(frozen=True)
class Fleet:
    """The cores that read and those of the fronts; how many writes the database does at once; one Prefect for all?"""

    readers: int
    fronts: int = 8
    writes_at_once: int = 8
    shared_prefect: bool = False


@dataclass(frozen=True)
class Ended:
    """How long the night took, and the CPU seconds of reading and of the fronts."""

    wall: float
    reading: float
    fronts: float


def night(jobs: Sequence[Sequence[float]], pieces_a_school: int, costs: Costs, fleet: Fleet) -> Ended:
    """The night in which school s has families to read that take `jobs[s]` seconds each."""
    opening = costs.start + pieces_a_school * costs.ingest_piece
    closing = pieces_a_school * costs.settle_piece
    ready = _in_turn([0.0] * len(jobs), [opening] * len(jobs), fleet.fronts)
    done = _read(jobs, ready, costs, fleet)
    written = _write(done, ready, costs, fleet)
    ends = _in_turn(written, [closing] * len(jobs), fleet.fronts)
    families = sum(map(len, jobs))
    own = families * (costs.write_family + costs.prefect_task) + len(jobs) * (opening + closing)
    return Ended(max(ends), sum(map(sum, jobs)), own)


def _in_turn(ready: Sequence[float], lasting: Sequence[float], cores: int) -> list[float]:
    """When each is over, the first that is ready first, on so many cores."""
    free = [0.0] * cores
    ends = [0.0] * len(ready)
    for start, school in sorted((start, school) for school, start in enumerate(ready)):
        ends[school] = max(free[0], start) + lasting[school]
        heapq.heapreplace(free, ends[school])
    return ends


def _read(jobs: Sequence[Sequence[float]], ready: list[float], costs: Costs, fleet: Fleet) -> list[tuple[float, int]]:
    """When each family is read, and whose it is: schools take turns, each from when it is ready."""
    free = [0.0] * fleet.readers
    server, done = 0.0, []
    for school, seconds in _taking_turns(jobs, ready):
        begins = max(free[0], ready[school])
        if fleet.shared_prefect:
            begins = server = max(server, begins) + costs.prefect_task
        heapq.heapreplace(free, begins + seconds)
        done.append((begins + seconds, school))
    return sorted(done)


def _taking_turns(jobs: Sequence[Sequence[float]], ready: list[float]) -> Iterator[tuple[int, float]]:
    """A family of each school, whichever is ready first, then the next of each."""
    order = sorted(range(len(jobs)), key=ready.__getitem__)
    for rank in range(max(map(len, jobs), default=0)):
        yield from ((school, jobs[school][rank]) for school in order if rank < len(jobs[school]))


def _write(done: list[tuple[float, int]], ready: list[float], costs: Costs, fleet: Fleet) -> list[float]:
    """When the last family of each school is written: one at a time a school, on a core of the fronts, so many at once
    in the database."""
    last, cores, database = list(ready), [0.0] * fleet.fronts, [0.0] * fleet.writes_at_once
    own = 0.0 if fleet.shared_prefect else costs.prefect_task
    for moment, school in done:
        told = max(last[school], moment, cores[0]) + own
        last[school] = max(told, database[0]) + costs.write_family
        heapq.heapreplace(cores, last[school])
        heapq.heapreplace(database, last[school])
    return last
