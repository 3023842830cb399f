"""What many games say of a scenario: playouts, bots, tournaments. It knows the rules only through
the compiled text and the engine, and nothing of screens, sentences or people.
"""
