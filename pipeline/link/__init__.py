"""Linking: the one place where mentions meet. Found mentions -> evidence, one file a subject."""
