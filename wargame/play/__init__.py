"""One running game: the journal that keeps it and the shell that feeds commands to the core.

It knows the clock, the disk and the people at the table; it decides no rule and makes no sentences.
"""
