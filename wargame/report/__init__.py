"""Paper and pages: what is printed before a game, and what is told of it afterwards.

It reads scenarios and logs and writes files; it decides nothing and plays nothing. Every sentence
of the game comes from `wargame.prose`.
"""
