"""The full screen: one Textual program for whoever sits at this terminal.

Screens get a view, post commands and decide nothing; what they show was redacted for its reader
before it came here. Everything that takes time happens beside the screen's own loop.
"""
