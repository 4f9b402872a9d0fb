"""Decisions of people and the pages on which they decide."""
