"""Imported first by the process that workers are copied from: no garbage collection while it imports.

All that imports make stays for good; looking through it again and again is a tenth of a cold start. `work.prepare`
turns the collector on again in each worker. And a parent that is killed meanwhile does not leave this process behind.
"""

from __future__ import annotations

import gc

from pipeline.engine.orphans import watch_imports

gc.disable()
watch_imports()
