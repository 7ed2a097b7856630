"""Outlet Inspector: inspect express outlets offline and hand the bureau one signed report."""

import os

__version__ = "0.1.0"
PROGRAM = f"outlet-inspector {__version__}"

# Nothing that is installed beside the program looks into records as they are read; starting is faster, too.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
