"""What happens to a store when the program is killed, the power is cut, or the disk fails, at any moment.

`python -m tests.faults.run` tries it, Linux only: see there for the ways. Everything lies in memory (/dev/shm).
"""
