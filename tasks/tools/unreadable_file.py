"""What the readers of PDFs and of pictures say of a file that they cannot open."""


class UnreadableFile(Exception):
    """`trouble` is `damaged`, `password`, `truncated`, `too_many_pixels`, …"""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble
