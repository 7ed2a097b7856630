"""What something cost, whatever else the machine was doing meanwhile."""

import os


def processor_seconds() -> float:
    """The time processors have spent on this process and on those of its children that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system
