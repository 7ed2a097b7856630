"""Why there is no picture of a camera, and what to do about it."""

import os
import sys
from pathlib import Path

from inspector.app.doctor import has_camera_part
from inspector.errors import Refused


def cannot_load() -> Refused:
    """What cameras need cannot be loaded: the optional part is not installed, or the system lacks a library of it."""
    if has_camera_part():
        return Refused(
            "camera-lacks-library",
            en="The part for cameras cannot be loaded. Run 'inspector doctor' to see what this computer lacks.",
            zh="无法加载摄像头组件。请运行 inspector doctor 查看本机缺少什么。",
        )
    return Refused(
        "camera-not-installed",
        en="The optional part for cameras is not installed. 'inspector doctor' names the line that installs it; until "
        "then, add photos as files.",
        zh="未安装可选的摄像头组件。请运行 inspector doctor，按其给出的命令安装；安装之前，可以添加照片文件。",
    )


def no_camera() -> Refused:
    """No camera is to be found, or the system shows none that may be used."""
    if _is_kept_from_us():
        return access_refused()
    return Refused(
        "camera-absent",
        en="No camera is connected. Plug one in: it is used at once. Or close this and add photos as files.",
        zh="未发现摄像头。请接上摄像头，接上即可使用；也可以关闭此窗口，添加照片文件。",
    )


def access_refused() -> Refused:
    """The system does not let this program use the camera."""
    if sys.platform.startswith("linux"):
        return Refused(
            "camera-refused",
            en="The system does not let you use the camera. Have whoever runs this computer add you to the group "
            "'video', log in anew, and open the camera again.",
            zh="系统不允许使用摄像头。请由本机管理员将您加入 video 用户组，重新登录后再打开摄像头。",
        )
    return Refused(
        "camera-refused",
        en="The system does not let this program use the camera. Allow it in the system's settings under privacy, "
        "camera, and open the camera again.",
        zh="系统不允许本程序使用摄像头。请在系统设置的“隐私-相机”中允许，然后重新打开摄像头。",
    )


def camera_fails() -> Refused:
    """A camera is there, and does not start."""
    return Refused(
        "camera-fails",
        en="The camera does not start. Close other programs that use it, see that the system lets this program use "
        "the camera, or choose another one.",
        zh="摄像头无法启动。请关闭正在使用它的其他程序，确认系统允许本程序使用摄像头，或改选其他摄像头。",
    )


def camera_is_gone() -> Refused:
    """The camera that was on is no longer there."""
    return Refused(
        "camera-gone",
        en="The camera was taken away. The photos that are counted here are kept. Plug it in again, or choose another one.",
        zh="摄像头已断开。此处已计数的照片均已保存。请重新接上，或改选其他摄像头。",
    )


def camera_is_silent() -> Refused:
    """The camera that is on sends no picture."""
    return Refused(
        "camera-silent",
        en="The camera sends no picture. Open its shutter, unplug it and plug it in again, or choose another one.",
        zh="摄像头没有画面。请打开镜头盖，重新插拔摄像头，或改选其他摄像头。",
    )


def _is_kept_from_us() -> bool:
    """Whether Linux has a camera that this person may not open: such a one is not listed."""
    if not sys.platform.startswith("linux"):
        return False
    nodes = tuple(Path("/dev").glob("video*"))
    return bool(nodes) and not any(os.access(node, os.R_OK | os.W_OK) for node in nodes)
