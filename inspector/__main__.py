"""python -m inspector"""

from inspector.cli.door import main

main()
