"""From an event to the sentence people read: the only place that makes sentences.

It knows words and the scenario's names for things; it changes nothing and asks for nothing.
"""
