"""The bureau's name, colour and emblem are set in the window."""

from pathlib import Path

import pytest
from factories import make_jpeg
from window_person import Person

from inspector.app.brand import brand_of
from inspector.app.stores import Store
from ui.pages.brand import BrandDialog

pytestmark = pytest.mark.gui


def test_a_brand_is_set_kept_and_taken_away(person: Person, store: Store, tmp_path: Path) -> None:
    person.window.use(store)
    home = person.window.page
    home.ask_brand()
    dialog = home.findChild(BrandDialog)
    person.calm()
    dialog.name.setText("江城市邮政管理局")
    dialog.colour.setText("#EEEEEE")
    dialog.save()
    person.calm()
    assert "4.5:1" in dialog.problem.text()
    picture = tmp_path / "emblem.jpg"
    picture.write_bytes(make_jpeg(64, 64))
    dialog._emblem = picture
    dialog.colour.setText("#7A1F1F")
    dialog.save()
    person.calm()
    brand = brand_of(store)
    assert brand is not None
    assert (brand.name, brand.colour, bool(brand.emblem)) == ("江城市邮政管理局", "#7A1F1F", True)
    again = BrandDialog(home, home._desk)
    person.calm()
    again.name.setText("江城市局")
    again.save()
    person.calm()
    kept = brand_of(store)
    assert kept is not None
    assert (kept.name, kept.emblem) == ("江城市局", brand.emblem)
    none = BrandDialog(home, home._desk)
    person.calm()
    none.name.setText("")
    none.save()
    person.calm()
    assert brand_of(store) is None
