"""What a long run is at, for someone who waits at a terminal."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self, TextIO

DELAY_SECONDS = 2.0
_INTERVAL_SECONDS = 0.5
_ERASE = "\r\x1b[K"


class Progress:
    """One line that says what the run is at and for how long, from ``delay`` seconds on; gone at the end."""

    def __init__(self, stream: TextIO, delay: float = DELAY_SECONDS) -> None:
        self._stream = stream
        self._delay = delay
        self._stage = ""
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._done.set()
        self._thread.join()

    def tell(self, stage: str) -> None:
        """Notes what the run is at now."""
        self._stage = stage

    def _show(self) -> None:
        started = time.monotonic()
        if self._done.wait(self._delay):
            return
        try:
            while True:
                seconds = time.monotonic() - started
                self._stream.write(f"{_ERASE}mtls-lint: {self._stage} ({seconds:.0f} s)")
                self._stream.flush()
                if self._done.wait(_INTERVAL_SECONDS):
                    break
            self._stream.write(_ERASE)
            self._stream.flush()
        except OSError:
            return  # The terminal is gone; what matters is said elsewhere, and fails there.
