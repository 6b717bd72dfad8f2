import pytest

import flows.nightly
from flows.cli import run


def said(capsys, *arguments):
    status = run(arguments)
    out = capsys.readouterr()
    return status, out.out, out.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("inconnu",),
        ("nightly",),
        ("nightly", "depot"),
        ("nightly", "depot", "--out"),
        ("nightly", "depot", "--out", "out", "--dead", "06:00"),
        ("nightly", "depot", "--out", "out", "--deadline", "25:00"),
        ("nightly", "depot", "--out", "out", "--deadline", "bientôt"),
        ("nightly", "depot", "--out", ""),
        ("nightly", "", "--out", "out"),
        ("nightly", "s3://cle:secret@seau/depot", "--out", "out"),
        ("family",),
        ("family", "F1", "--out", ""),
        ("purge", "--before", "31/02/2026"),
        ("purge", "--family", ""),
        ("export",),
        ("decide",),
        ("decide", ""),
        ("decide", "P1", "peut-être"),
        ("decide", "exceptions.xlsx", "--comment", "vue"),
    ],
)
def test_a_mistyped_call_is_one_french_line_and_status_2(capsys, arguments):
    status, out, err = said(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("dossiers : ")
    assert err.count("\n") == 1
    assert "secret" not in err
    assert not {"required", "invalid", "argument:", "unrecognized", "expected"} & set(err.split())


@pytest.mark.parametrize("arguments", [("--help",), ("nightly", "--help"), ("family", "-h")])
def test_the_help_is_french(capsys, arguments):
    status, out, _ = said(capsys, *arguments)
    assert status == 0
    assert out.startswith("usage :")
    assert not {"show", "exit", "positional", "optional"} & set(out.split())


def test_the_version_is_told(capsys):
    status, out, _ = said(capsys, "--version")
    assert status == 0
    assert out.startswith("dossiers ")


@pytest.mark.parametrize("flags", [(), ("--accept-shrink",)], ids=["by itself", "meant"])
def test_a_shrunken_drop_is_accepted_only_when_that_is_asked_for(monkeypatch, flags):
    asked = []
    monkeypatch.setattr(flows.nightly, "nightly", lambda *_, accept_shrink: asked.append(accept_shrink))
    run(["nightly", "depot", "--out", "out", *flags])
    assert asked == [bool(flags)]


def test_a_setting_that_means_nothing_is_named(capsys, monkeypatch):
    monkeypatch.setenv("DOSSIERS_WORKERS", "deux")
    status, _, err = said(capsys, "family", "F1")
    assert (status, "DOSSIERS_WORKERS" in err) == (2, True)
