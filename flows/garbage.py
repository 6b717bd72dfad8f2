"""How often Python looks for garbage: starting means importing, which makes many objects and leaves none behind."""

import gc

_OBJECTS_BETWEEN_TWO_SWEEPS = 50_000


def sweep_rarely() -> None:
    """Not every 700 new objects, as Python does by itself: that took a sixth of the time to start."""
    gc.set_threshold(_OBJECTS_BETWEEN_TWO_SWEEPS)
