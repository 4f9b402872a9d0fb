"""Which figures a reader would take a figure to be reckoned from, learned from reports with their relations told."""
