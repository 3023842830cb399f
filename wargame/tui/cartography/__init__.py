"""Maps made of characters: projection, outlines to cells, labels, colours and hatching.

It takes plain values and gives plain values; it knows no widget, no engine and no rule.
"""
