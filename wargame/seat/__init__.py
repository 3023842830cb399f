"""A seat at the table, whatever it sits in front of: what it may choose, what it has not been told,
who plays it. Knows no screen and no line of text; the rooms above show what stands here.
"""
