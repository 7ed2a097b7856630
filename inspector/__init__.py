"""Outlet Inspector: inspect express outlets offline and hand the bureau one signed report."""

__version__ = "0.1.0"
PROGRAM = f"outlet-inspector {__version__}"
