"""Runs the code in its first argument, bounded: a process for tests of the bounds."""

import sys
from dataclasses import replace

from tracker.kit.bounded_child import Bounds, bound_this_process

BOUNDS = Bounds(memory=400 * 1024**2, cpu_seconds=20, wait_seconds=20, output_most=10_000)

if __name__ == "__main__":
    bound_this_process(replace(BOUNDS, cpu_seconds=int(sys.argv[2])))
    exec(sys.argv[1])
