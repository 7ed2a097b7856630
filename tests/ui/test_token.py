"""An officer's identity is taken in from a token in the window."""

from pathlib import Path

import pytest
from factories import Signers
from PySide6.QtWidgets import QComboBox
from token_box import TokenBox, token_box
from window_person import Person

from inspector.app.identities import list_identities
from inspector.app.stores import Store
from ui.pages.identity import IdentityDialog

pytestmark = [pytest.mark.gui, pytest.mark.token]
BOX = "检查人员 1 签名证书"


def take_in(person: Person, library: Path) -> IdentityDialog:
    """Open the dialog of the first officer, and choose a driver."""
    if person.place() is person.window:
        person.click("为检查人员 1 新建签名证书")
    dialog = person.place()
    assert isinstance(dialog, IdentityDialog)
    person.in_file_dialog(lambda: person.click("从密钥导入…"), [library])
    return dialog


def test_an_identity_on_a_token_is_taken_in_and_shown_as_such(
    person: Person, store: Store, signers: Signers, tmp_path: Path
) -> None:
    person.window.use(store)
    person.click("新建检查")
    (tmp_path / "token").mkdir()
    with token_box(tmp_path / "token", signers.files[0], signers.pin) as box:
        refuse(person, box)
        box.put_in()
        take_in(person, box.library)
        person.until(lambda: person.place() is person.window)
    (identity,) = list_identities(store)
    assert identity.token is not None
    chosen = person.named(QComboBox, BOX)
    assert chosen.currentData() == identity.fingerprint
    assert chosen.currentText().startswith(
        identity.name + {"zh": "（试用）（密钥）", "en": " (trial) (token)"}[person.tongue.language]
    )


def refuse(person: Person, box: TokenBox) -> None:
    """What is no driver, and a token that is not there, are told in the dialog, which stays."""
    nothing = box.folder.with_name("nothing.so")
    nothing.write_bytes(b"")
    dialog = take_in(person, nothing)
    person.until(lambda: person.reads(dialog.problem.text(), "请安装随密钥提供的驱动程序，并填写其库文件。"))
    box.pull_out()
    dialog = take_in(person, box.library)
    person.until(lambda: person.reads(dialog.problem.text(), "未找到带有签名证书"))
