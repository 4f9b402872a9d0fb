"""The store and the outputs written from it; the only part that writes."""
