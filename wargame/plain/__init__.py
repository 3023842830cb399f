"""The line mode: a whole game in a terminal without a full screen.

It shows views and passes on what is typed; it decides nothing.
"""
