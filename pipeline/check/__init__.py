"""Checking: what the figures say about each other (so far nothing)."""
