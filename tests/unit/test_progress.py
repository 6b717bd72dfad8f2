import io

from flows.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_log_gets_about_ten_plain_lines():
    out = io.StringIO()
    progress = Progress(1000, 2, out)
    for _ in range(1000):
        progress.piece_done()
    lines = out.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[0] == "Pièces : 100 faites, 2 en cours, 898 à faire"
    assert lines[-1] == "Pièces : 1000 faites, 0 en cours, 0 à faire"
    assert "\r" not in out.getvalue()


def test_a_terminal_has_one_line_that_is_written_over():
    out = Terminal()
    progress = Progress(3, 2, out)
    progress.start()
    progress.piece_done()
    progress.close()
    assert out.getvalue() == (
        "\rPièces : 0 faites, 2 en cours, 1 à faire\x1b[K\rPièces : 1 faites, 2 en cours, 0 à faire\x1b[K\n"
    )


def test_nobody_listening_is_no_trouble():
    class Closed(io.StringIO):
        def write(self, _):
            raise BrokenPipeError

    progress = Progress(1, 2, Closed())
    progress.piece_done()
    progress.close()
    assert progress._done == 1
