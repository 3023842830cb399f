"""The rules engine: states, orders, events, dice and tables as plain values.

It is pure. It knows no clock, file, socket, text format or screen, and makes no sentences.
"""
