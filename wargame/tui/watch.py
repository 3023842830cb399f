"""Whether the terminal is still there, and whether somebody wants the program to end.

A thread of its own waits for both, so that neither a busy screen nor a terminal that takes no more
output keeps the program from ending; it costs nothing while nothing happens.
"""

import os
import select
import signal
import sys
import threading
from collections.abc import Callable

HUNG_UP = 129
"""The exit status of a process whose terminal went away."""
TOLD = 143
"""The exit status of a process that was told to end."""


class Watch:
    """Calls `hung_up` when the terminal is gone, by the signal of it or because it hangs up without
    one, and `told` at SIGTERM; both on the thread of the watch.
    """

    def __init__(self, hung_up: Callable[[], None], told: Callable[[], None]) -> None:
        self._hung_up, self._told = hung_up, told

    def start(self) -> None:
        """Begin to watch. Only on the main thread, since signals are heard there."""
        if not hasattr(select, "poll"):
            return
        heard, said = os.pipe()
        os.set_blocking(said, False)
        for number in (signal.SIGHUP, signal.SIGTERM):
            signal.signal(number, lambda number, _frame: _say(said, number))
        threading.Thread(target=self._wait, args=(heard,), name="watch", daemon=True).start()

    def _wait(self, heard: int) -> None:
        poll = select.poll()
        poll.register(heard, select.POLLIN)
        # Asked for nothing, a terminal still tells that it hangs up.
        poll.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, 0)
        while True:
            for file, event in poll.poll():
                if file == heard and os.read(file, 1)[0] == signal.SIGTERM:
                    self._told()
                elif file == heard or event & (select.POLLHUP | select.POLLERR):
                    self._hung_up()
                else:
                    poll.unregister(file)


def _say(pipe: int, number: int) -> None:
    os.write(pipe, bytes([number]))
