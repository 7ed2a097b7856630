"""How fast the store saves, takes photos in, opens and searches, beside what the disk and the decoder cost bare.

`python -m tests.bench.store` runs it; Linux only. All figures are milliseconds by name.
"""
