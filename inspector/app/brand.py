"""The bureau's name, colour and emblem on its papers."""

from dataclasses import replace

from inspector.errors import Refused
from inspector.model.brand import LEAST_CONTRAST, LONGEST_NAME, Brand, contrast_on_white
from inspector.store.store import Store


def brand_of(store: Store) -> Brand | None:
    """The brand that papers of newly sealed records carry."""
    with store.read() as unit:
        return unit.settings.brand()


def set_brand(store: Store, brand: Brand | None) -> None:
    """Change the brand durably; records that are sealed keep theirs."""
    with store.write() as unit:
        unit.settings.set_brand(brand)
        unit.audit.append("brand", unit.settings.device(), brand)


def make_brand(name: str, colour: str | None = None, emblem: bytes | None = None) -> Brand:
    """A brand from what people give: the emblem is a PNG or JPEG. Raises Refused "brand-name",
    "brand-colour", "brand-colour-faint", "emblem-too-large", "emblem-unreadable"."""
    if not name.strip() or len(name) > LONGEST_NAME or "\n" in name:
        raise Refused(
            "brand-name",
            en=f"The bureau's name must be one line of at most {LONGEST_NAME} characters.",
            zh=f"机关名称应为一行，不超过 {LONGEST_NAME} 个字。",
        )
    made = Brand(name=name.strip())
    if colour is not None:
        made = replace(made, colour=_checked(colour))
    if emblem is None:
        return made
    from inspector.report.emblem import encode_emblem  # loads slowly

    return replace(made, emblem=encode_emblem(emblem))


def _checked(colour: str) -> str:
    wanted = colour.strip().upper()
    try:
        contrast = contrast_on_white(wanted)
    except ValueError as error:
        raise Refused(
            "brand-colour",
            en=f"{colour} is not a colour. Write it as #RRGGBB, such as #124078.",
            zh=f"{colour} 不是颜色。请写成 #RRGGBB，例如 #124078。",
        ) from error
    if contrast < LEAST_CONTRAST:
        raise Refused(
            "brand-colour-faint",
            en=f"{wanted} is too faint on white paper ({contrast:.1f}:1). Choose a darker colour (at least 4.5:1).",
            zh=f"{wanted} 印在白纸上过浅（对比度 {contrast:.1f}:1）。请选择更深的颜色（至少 4.5:1）。",
        )
    return wanted
