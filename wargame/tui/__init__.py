"""The full screen: one app, its screens and widgets, and the map they show.

It shows views and asks for commands; it decides nothing.
"""
