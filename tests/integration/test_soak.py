"""A few nights of what `make soak` does for two hundred: after each, everything is as the model says."""

from soak.nights import soak


def test_nights_with_random_faults_leave_no_trace(tmp_path):
    seen = soak(tmp_path, 12, "short")
    assert seen.broken == []
    assert seen.nights == 12
