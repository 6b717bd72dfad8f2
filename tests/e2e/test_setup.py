"""`.ci/setup` in a clone, on a machine whose python, dpkg and sudo are stand-ins that tell what was asked of them."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PYTHON = """#!/bin/bash
case "$*" in
  --version) echo "Python ${VERSION:-3.11.2}" ;;
  "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python && echo venv >>"$ASKED" ;;
  "-m pip "*) echo "pip ${*: -1}" >>"$ASKED"; [ "${*: -1}" != "${BROKEN:-}" ] ;;
esac
"""
DPKG_QUERY = '#!/bin/bash\n[[ " $MISSING " != *" ${*: -1} "* ]] && echo installed\n'
SUDO = """#!/bin/bash
[ "$SUDO_ASKS" ] && exit 1
[ "$*" = "-n true" ] || grep -o "apt-get install.*" <<<"$*" >>"$ASKED"
"""


@dataclass
class Machine:
    """A clone and the stand-ins before its PATH. `asked` tells what they were asked since the last look."""

    folder: Path
    bin: Path

    def setup(self, *packages: str, **world: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.bin}:{os.environ['PATH']}"
        world = {"MISSING": "", "SUDO_ASKS": "", **world}
        return subprocess.run(
            [self.folder / ".ci/setup", *packages],
            env={"PATH": path, "ASKED": str(self.bin / "asked"), **world},
            capture_output=True,
            text=True,
            check=False,
        )

    def asked(self) -> list[str]:
        log = self.bin / "asked"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    folder, stand_ins = tmp_path / "a clone", tmp_path / "bin"
    (folder / ".ci").mkdir(parents=True)
    stand_ins.mkdir()
    shutil.copy(ROOT / ".ci/setup", folder / ".ci/setup")
    (folder / "requirements.lock").write_text("six==1.17.0\n")
    (folder / "pyproject.toml").write_text("[project]\n")
    scripts = {"python3.11": PYTHON, "dpkg-query": DPKG_QUERY, "sudo": SUDO, "id": "#!/bin/bash\necho 1000\n"}
    for name, script in scripts.items():
        (stand_ins / name).write_text(script)
        (stand_ins / name).chmod(0o755)
    return Machine(folder, stand_ins)


WHOLE = ["venv", "pip requirements.lock", "pip ."]


def test_a_fresh_clone_gets_a_venv_of_the_lock_and_the_project(machine: Machine) -> None:
    assert machine.setup().returncode == 0
    assert machine.asked() == WHOLE


def test_a_second_call_asks_for_nothing(machine: Machine) -> None:
    machine.setup()
    machine.asked()
    assert machine.setup().returncode == 0
    assert machine.asked() == []


@pytest.mark.parametrize("broken", ["requirements.lock", "."])
def test_what_was_cut_short_is_finished_by_the_next_call(machine: Machine, broken: str) -> None:
    assert machine.setup(BROKEN=broken).returncode != 0
    machine.asked()
    assert machine.setup().returncode == 0
    assert machine.asked() == (WHOLE if broken == "requirements.lock" else ["pip ."])


def test_a_changed_lock_rebuilds_the_venv_without_what_lay_in_it(machine: Machine) -> None:
    machine.setup()
    left_over = machine.folder / ".venv/left-over"
    left_over.touch()
    machine.asked()
    (machine.folder / "requirements.lock").write_text("six==1.17.1\n")
    machine.setup()
    assert machine.asked() == WHOLE
    assert not left_over.exists()


def test_a_changed_pyproject_installs_the_project_alone(machine: Machine) -> None:
    machine.setup()
    machine.asked()
    (machine.folder / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    machine.setup()
    assert machine.asked() == ["pip ."]


def test_a_folder_that_was_moved_and_another_python_rebuild_the_venv(machine: Machine) -> None:
    machine.setup()
    machine.asked()
    machine.folder = machine.folder.rename(machine.folder.with_name("moved"))
    machine.setup()
    assert machine.asked() == WHOLE
    machine.setup(VERSION="3.11.9")
    assert machine.asked() == WHOLE


def test_missing_debian_packages_are_installed_through_sudo_that_asks_nothing(machine: Machine) -> None:
    assert machine.setup("chromium", MISSING="tesseract-ocr-fra chromium").returncode == 0
    install, *rest = machine.asked()
    assert install.endswith(" tesseract-ocr-fra chromium")
    assert rest == WHOLE


def test_without_the_right_to_install_the_line_to_type_is_printed_and_nothing_is_made(machine: Machine) -> None:
    done = machine.setup(MISSING="tesseract-ocr tesseract-ocr-fra libmagic1", SUDO_ASKS="yes")
    assert done.returncode == 1
    install = "apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-fra libmagic1"
    assert done.stderr.splitlines()[-1].strip() == f"sudo sh -c 'apt-get update && {install}'"
    assert machine.asked() == []
    assert not (machine.folder / ".venv").exists()
