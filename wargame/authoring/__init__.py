"""From a designer's text files to a scenario the core can play, with every mistake named by place.

It knows files, YAML and the scenario language; it does not know how a game is run.
"""
