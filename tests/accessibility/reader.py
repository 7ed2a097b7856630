"""A screen reader's side of AT-SPI: finds, reads and uses what an application tells about itself.

A program of its own, for the Python of the system, whose bindings (python3-gi) no wheel brings: JSON lines in and out.
It knows nothing of the window but what comes over the accessibility bus.
"""

import json
import sys
import time
from collections.abc import Iterator

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

APPLICATION = "inspector"
DEEPEST = 40
MOST_CHILDREN = 200  # of a list that may hold more than anybody reads
TEXTS = {"text", "password text", "entry"}
TOLD = {
    "focused": Atspi.StateType.FOCUSED,
    "focusable": Atspi.StateType.FOCUSABLE,
    "checked": Atspi.StateType.CHECKED,
    "enabled": Atspi.StateType.ENABLED,
    "selected": Atspi.StateType.SELECTED,
}


def application(wanted_pid: int) -> "Atspi.Accessible | None":
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        each = desktop.get_child_at_index(number)
        if each is not None and each.get_process_id() == wanted_pid:
            return each
    return None


def below(top: "Atspi.Accessible", depth: int = 0) -> Iterator[tuple[int, "Atspi.Accessible"]]:
    """What is seen, depth first; what vanishes meanwhile is passed over."""
    for number in range(min(top.get_child_count(), MOST_CHILDREN)):
        try:
            child = top.get_child_at_index(number)
            if child is None or not child.get_state_set().contains(Atspi.StateType.SHOWING):
                continue
            yield depth, child
            if depth < DEEPEST:
                yield from below(child, depth + 1)
        except GLib.Error:
            continue


def told(depth: int, node: "Atspi.Accessible") -> dict[str, object]:
    states = node.get_state_set()
    role = node.get_role_name()
    action = node.get_action_iface()
    actions = [action.get_action_name(n) for n in range(action.get_n_actions())] if action else []
    text = node.get_text_iface() if role in TEXTS else None
    return {
        "depth": depth,
        "role": role,
        "name": node.get_name(),
        "description": node.get_description(),
        "states": [name for name, state in TOLD.items() if states.contains(state)],
        "actions": actions,
        "text": text.get_text(0, -1) if text else "",
    }


def matches(node: "Atspi.Accessible", wish: dict[str, str]) -> bool:
    if "role" in wish and node.get_role_name() != wish["role"]:
        return False
    name = node.get_name()
    return name == wish["name"] if "name" in wish else wish.get("part", "") in name


def find(top: "Atspi.Accessible", wish: dict[str, str]) -> "Atspi.Accessible":
    for _, node in below(top):
        if matches(node, wish):
            return node
    raise LookupError(f"nothing is called {wish}")


def press(node: "Atspi.Accessible") -> None:
    action = node.get_action_iface()
    names = [action.get_action_name(n) for n in range(action.get_n_actions())] if action else []
    for wanted in ("Press", "Toggle", "ShowMenu"):
        if wanted in names:
            action.do_action(names.index(wanted))
            return
    raise LookupError(f"{node.get_name()!r} can only {names}")


def answer(wish: dict[str, str], top: "Atspi.Accessible") -> object:
    match wish["do"]:
        case "tree":
            return [told(depth, node) for depth, node in below(top)]
        case "read":
            return told(0, find(top, wish))
        case "press":
            press(find(top, wish))
        case "focus":
            find(top, wish).get_component_iface().grab_focus()
        case "select":
            node = find(top, wish)
            node.get_parent().get_selection_iface().select_child(node.get_index_in_parent())
        case "write":
            field = find(top, wish)
            field.get_component_iface().grab_focus()
            if not field.get_editable_text_iface().set_text_contents(wish["text"]):
                raise LookupError("the field takes no text")
        case other:
            raise LookupError(f"what is {other}?")
    return None


def main() -> None:
    pid, patience_s = int(sys.argv[1]), float(sys.argv[2])
    for line in sys.stdin:
        wish = json.loads(line)
        end = time.monotonic() + patience_s
        while True:
            try:
                top = application(pid)
                if top is None:
                    raise LookupError("the program is not on the accessibility bus")
                found: dict[str, object] = {"told": answer(wish, top)}
            except (LookupError, GLib.Error) as error:
                found = {"error": str(error)}
            if "told" in found or time.monotonic() > end:
                break
            time.sleep(0.05)
        print(json.dumps(found, ensure_ascii=False), flush=True)


main()
