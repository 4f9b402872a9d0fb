"""Imported first by the process that workers are copied from: no garbage collection while it imports.

All that imports make stays for good; looking through it again and again is a tenth of a cold start. `work.prepare`
turns the collector on again in each worker.
"""

from __future__ import annotations

import gc

gc.disable()
