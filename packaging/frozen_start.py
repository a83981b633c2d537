"""Runs first in the built application: a process started to share long work does that work and nothing else."""

import multiprocessing

multiprocessing.freeze_support()
