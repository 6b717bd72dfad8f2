"""Random nights against a simple model of what must stand: uploads, replacements, withdrawals, decisions, kills.

Files are read by an examiner that believes them, so that a night costs milliseconds; everything else is real.
"""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from drop_builder import DropBuilder
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from killing import killed_at
from made_up_night import PROOF, ready, says

from flows.purge import purge
from flows.refusal import UnusableCall
from validators.model import Reason

REASONS = st.sampled_from([(), (Reason.HOLDER_MISMATCH,), (Reason.OUT_OF_DATE,), (Reason.DATE_NOT_FOUND,)])
FAMILIES = ("F0", "F1", "F2")
DECIDED = {"accepter": "Conforme", "refuser": "Non conforme"}


def status_of(reasons):
    """What the contract says of these reasons."""
    return max((reason.status for reason in reasons), key=["A vérifier", "Non conforme"].index, default="Conforme")


class Nights(RuleBasedStateMachine):
    """The model: of each piece its family, its file and the decision on it; what the last night saw of them."""

    pieces = Bundle("pieces")

    def __init__(self, new_database=lambda: ""):
        super().__init__()
        self.new_database = new_database

    @initialize()
    def open_a_school(self):
        self.root = Path(tempfile.mkdtemp(prefix="nights-"))
        self.patch = pytest.MonkeyPatch()
        self.context = ready(self.root, self.patch, self.new_database())
        self.school = self.context.__enter__()
        self.drop = DropBuilder(self.root / "depot")
        for family in FAMILIES:
            self.drop.family(id_famille=family).student(id_eleve=f"E{family}", id_famille=family)
        self.made = 0
        self.listed = {}  # key → (family, reasons, file) as the portal has it now
        self.seen = None  # the same as the last night that ended saw it
        self.decided = {}  # (key, family, file) → choice

    def teardown(self):
        self.context.__exit__(None, None, None)
        self.patch.undo()
        shutil.rmtree(self.root)

    @rule(target=pieces, family=st.sampled_from(FAMILIES), reasons=REASONS)
    def upload(self, family, reasons):
        key = f"P{len(self.drop.pieces)}-{self.made}"
        self.drop.piece(id_piece=key, id_famille=family, document=PROOF, fichier=f"{key}.pdf")
        self._send(key, family, reasons)
        return key

    @rule(key=pieces, reasons=REASONS)
    def replace(self, key, reasons):
        assume(key in self.listed)
        self._send(key, self.listed[key][0], reasons)

    @rule(key=pieces)
    def withdraw(self, key):
        assume(key in self.listed)
        self.drop.pieces = [row for row in self.drop.pieces if row["id_piece"] != key]
        del self.listed[key]

    @rule(key=pieces, family=st.sampled_from(FAMILIES))
    def change_hands(self, key, family):
        assume(key in self.listed and self.listed[key][0] != family)
        next(row for row in self.drop.pieces if row["id_piece"] == key).update(id_famille=family)
        _, reasons, file = self.listed[key]
        self.listed[key] = (family, reasons, file)

    @rule()
    def night(self):
        assume(self.listed)
        self._end(self.school.night(self.drop.write(), accept_shrink=True))

    @rule(number=st.integers(0, 150))
    def night_killed(self, number):
        assume(self.listed)
        depot = self.drop.write()
        killed_at(number, lambda: self.school.night(depot, accept_shrink=True))
        self._end(self.school.night(depot, accept_shrink=True))

    @rule(key=pieces, choice=st.sampled_from(["accepter", "refuser", "relancer", "ignorer", "annuler"]))
    def decide(self, key, choice):
        if self._decide(key, choice):
            self._record(key, choice)

    @rule(key=pieces, choice=st.sampled_from(["accepter", "refuser"]), number=st.integers(0, 80))
    def decide_killed(self, key, choice, number):
        assume(self.seen is not None and key in self.seen and self.listed)
        killed_at(number, lambda: self._decide(key, choice))
        self._decide(key, choice)  # again: whether it was recorded nobody can tell, and twice is once
        self._record(key, choice)
        self._end(self.school.night(self.drop.write(), accept_shrink=True))

    @rule(family=st.sampled_from(FAMILIES), number=st.integers(0, 120))
    def purge_killed(self, family, number):
        assume(self.seen is not None and self.listed)
        killed_at(number, lambda: purge(self.school.settings, None, family))
        self.decided = {place: choice for place, choice in self.decided.items() if place[1] != family}
        with suppress(UnusableCall):  # the one that was killed had come to its end, or nothing was ever there
            purge(self.school.settings, None, family)
        self._end(self.school.night(self.drop.write(), accept_shrink=True))

    @invariant()
    def what_stands_is_what_the_model_says(self):
        if getattr(self, "seen", None) is None:
            return
        stands = {key: status for key, (status, _) in self.school.pieces().items()}
        assert stands == {key: self._expected(key, one) for key, one in self.seen.items()}

    def _expected(self, key, one):
        family, reasons, file = one
        return DECIDED.get(self.decided.get((key, family, file)), status_of(reasons))

    def _send(self, key, family, reasons):
        self.made += 1
        self.drop.file(f"{key}.pdf", says(*reasons, note=str(self.made)))
        self.listed[key] = (family, reasons, self.made)

    def _end(self, _snapshot):
        """A night has ended: it saw what the portal lists, and forgot what was decided on pieces that are gone."""
        here = {(key, family) for key, (family, _, _) in self.listed.items()}
        self.decided = {place: choice for place, choice in self.decided.items() if place[:2] in here}
        self.seen = dict(self.listed)
        before = self.school.csvs()
        self.school.night(self.drop.root, accept_shrink=True)
        assert self.school.asked == []
        assert self.school.csvs() == before

    def _decide(self, key, choice):
        try:
            self.school.decide(key, choice)
        except UnusableCall:  # before any night, not there any more, already so, or nothing to take back
            return False
        return True

    def _record(self, key, choice):
        family, _, file = self.seen[key]
        self.decided[key, family, file] = choice


EFFORT = settings(
    max_examples=int(os.environ.get("RANDOM_NIGHTS", "15")),
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_what_stands_is_what_a_simple_model_says():
    run_state_machine_as_test(Nights, settings=EFFORT)


def test_so_it_does_on_a_server(postgres):
    run_state_machine_as_test(lambda: Nights(postgres.schema), settings=EFFORT)
