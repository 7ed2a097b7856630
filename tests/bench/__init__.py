"""How fast a signed report is made, beside the bare copying of its bytes and beside other PDF makers.

`python -m tests.bench.report` runs it; Linux only. Photos, the other files of a run and all PDFs lie in the system's
temporary folder (TMPDIR moves it), so that everything is read from and written to one disk. A full run of
100 photos needs about 8 GB there: the 1000 photos of the memory check, and one PDF at a time.
"""
