"""The desks of a worker's process, one for each run that it reads for."""

import threading
from collections import OrderedDict

from tasks.desk import Desk, Unfit
from tasks.errand import Errand, Seen

_KEPT = 4
_IDLE_SECONDS = 600
"""After that without an errand the desks are left: no family's name stays in a machine's memory for longer."""

_mutex = threading.Lock()
_desks: OrderedDict[tuple[str, int], Desk] = OrderedDict()
_leaving: list[threading.Timer] = []


def run(errand: Errand, reader: str) -> Seen:
    """Reads what the errand asks for, at the desk of its run, which is taken for the first one."""
    try:
        with _mutex:
            desk = _desk_for(errand)
        return Seen(desk.looks(errand), desk.trouble(), reader)
    except Unfit as error:
        return Seen(reader=reader, unfit=str(error))
    except (OSError, ValueError) as error:  # no campaign of that name, no place for temporary files
        return Seen(reader=reader, unfit=f"il ne peut pas commencer ({type(error).__name__})")


def leave() -> None:
    """Closes them all."""
    with _mutex:
        while _desks:
            _desks.popitem()[1].close()


def _desk_for(errand: Errand) -> Desk:
    """Kept for the next family, and so are those of other schools whose runs go on at the same time."""
    key = errand.drop_path, errand.run_id
    if key not in _desks:
        while len(_desks) >= _KEPT:
            _desks.popitem(last=False)[1].close()
        _desks[key] = Desk(errand)
    _desks.move_to_end(key)
    _leave_later()
    return _desks[key]


def _leave_later() -> None:
    while _leaving:
        _leaving.pop().cancel()
    _leaving.append(threading.Timer(_IDLE_SECONDS, leave))
    _leaving[0].daemon = True
    _leaving[0].start()
