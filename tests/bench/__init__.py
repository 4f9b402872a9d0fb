"""The benchmark; see `python -m tests.bench.bench --help`."""
