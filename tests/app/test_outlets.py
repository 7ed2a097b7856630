"""Outlets are kept with a credit code that checks out, or with none."""

from dataclasses import replace

import pytest

from inspector.app.demo.visit import OUTLET
from inspector.app.outlets import add_outlet, list_outlets
from inspector.errors import Refused
from inspector.store.store import Store


def test_a_credit_code_is_written_in_capitals(store: Store) -> None:
    added = add_outlet(store, replace(OUTLET, credit_code=f"  {OUTLET.credit_code.lower()} "))
    assert added.credit_code == OUTLET.credit_code
    assert list_outlets(store, OUTLET.credit_code) == (added,)


def test_an_outlet_may_have_none(store: Store) -> None:
    assert add_outlet(store, replace(OUTLET, credit_code="")).credit_code == ""


@pytest.mark.parametrize("code", ["91990100MA7DEMX131", "9199", "91990100MA7DEMO182", "无"])
def test_a_code_that_does_not_check_out_is_refused_and_nothing_is_kept(store: Store, code: str) -> None:
    with pytest.raises(Refused, match="is no credit code") as caught:
        add_outlet(store, replace(OUTLET, credit_code=code))
    assert caught.value.code == "credit-code-wrong"
    assert list_outlets(store) == ()
