"""What comes of a scenario's rules: playouts, bots, tournaments by the thousand, odds on paper.

It knows the rules only through the compiled text and the engine, and nothing of screens or people.
"""
