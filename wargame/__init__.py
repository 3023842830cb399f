"""An engine for tabletop wargames and decision exercises.

It keeps turns, orders, dice, secrets and rulings, and the record of them. It knows no country, no
number and no sentence of any game: those stand in scenario files.
"""

__version__ = "0.1.0"
