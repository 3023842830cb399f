"""What is typed, read from a Linux or macOS terminal without the wait that a lone Escape costs.

Escape is a key, and the first sign of what a terminal sends for others. Textual looks every tenth
of a second whether more has come; a person who closes a page sees that.
"""

import codecs
import os
import select

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

IDLE = 0.1
"""Seconds after which the thread looks whether it is to end."""
CHUNK = 4096


class Keyboard(LinuxDriver):
    """Textual's driver, which is told of a lone Escape as soon as that is what it is."""

    def run_input_thread(self) -> None:
        """Read and tell keys until the program ends; on a thread of its own."""
        parser = XTermParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        wait = IDLE
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], wait)[0]:
                data = os.read(self.fileno, CHUNK)
                if not data:
                    return
                for message in parser.feed(text) if (text := decode(data)) else ():
                    self.process_message(message)
                wait = constants.ESCAPE_DELAY
                continue
            wait = IDLE
            for message in parser.tick():
                self.process_message(message)
