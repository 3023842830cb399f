"""What is typed, read from a Linux or macOS terminal without the wait that a lone Escape costs.

Escape is a key, and the first sign of what a terminal sends for others. Textual looks every tenth
of a second whether more has come; a person who closes a page sees that.
"""

import codecs
import os
import select

import attrs
from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

IDLE = 0.1
"""Seconds after which the thread looks whether it is to end."""
CHUNK = 4096
BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What a terminal puts before and after what is pasted."""


@attrs.define
class Pasted:
    """Whether something is being pasted, as far as has come in."""

    open: bool = False
    _left: str = ""
    """What came last: it may be the first part of what begins or ends a paste."""

    def take(self, text: str) -> None:
        """Take in what has come."""
        read = self._left + text
        begun, ended = read.rfind(BEGIN), read.rfind(END)
        if begun != ended:
            self.open = begun > ended
        self._left = read[1 - len(END) :]


class Keyboard(LinuxDriver):
    """Textual's driver, which is told of a lone Escape as soon as that is what it is."""

    def run_input_thread(self) -> None:
        """Read and tell keys until the program ends; on a thread of its own."""
        parser = XTermParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        paste = Pasted()
        wait = IDLE
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], wait)[0]:
                data = os.read(self.fileno, CHUNK)
                if not data:
                    return
                text = decode(data)
                paste.take(text)
                for message in parser.feed(text) if text else ():
                    self.process_message(message)
                wait = IDLE if paste.open else constants.ESCAPE_DELAY
                continue
            wait = IDLE
            # What ends a paste may be on its way; it is no key, however late it comes.
            for message in () if paste.open else parser.tick():
                self.process_message(message)
