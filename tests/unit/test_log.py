import json

import pytest

from flows.log import LOG, logging_to


@pytest.mark.parametrize("odd", ["a\nb", "a\r\nb", "a\x1b[31mb", "a\0b", "a\x07b"])
def test_whatever_is_logged_is_one_line_with_what_hides_in_it_written_out(tmp_path, odd):
    with logging_to(tmp_path):
        LOG.info(odd, extra={"figures": {"odd": odd}})
        LOG.warning("next")
    lines = (tmp_path / "dossiers.log").read_text("utf-8").splitlines()
    assert [json.loads(line)["event"] for line in lines] == [odd, "next"]
    assert not any(ord(sign) < 32 for line in lines for sign in line)
