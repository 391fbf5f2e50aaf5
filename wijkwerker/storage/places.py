"""Places where the file itself cannot stand: network drives, and folders that another program sends on.

SQLite's locks and its memory beside the file do not hold over a network, and a program that sends a folder on reads and
replaces files while they are written: both damage the file. A copy does no harm there.
Source: https://www.sqlite.org/useovernet.html and https://www.sqlite.org/howtocorrupt.html.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, pairwise
from pathlib import Path, PurePath, PureWindowsPath

from wijkwerker import paths
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _

_NETWORK = {"afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs3"}
_NETWORK |= {"nfs4", "smb2", "smb3", "smbfs", "sshfs", "webdav"}
_NETWORK |= {"fuse.ceph", "fuse.curlftpfs", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse"}
_NETWORK |= {"fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs"}
_FUSE = {"fuse", "macfuse", "osxfuse"}  # of anything: what is mounted then has the form of a place on a server
_SERVER = re.compile(r"[\w.@-]{2,}:.*")
_REMOTE = 4  # Windows' own number of a drive on the network

# folder names that a program gives its own folder, whole
_NAMES = (
    (re.compile(r"OneDrive( - .+)?"), "OneDrive"),
    (re.compile(r"Dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"Nextcloud\d*"), "Nextcloud"),
    (re.compile(r"ownCloud\d*", re.IGNORECASE), "ownCloud"),
    (re.compile(r"Google ?Drive|My Drive|Mijn Drive"), "Google Drive"),
    (re.compile(r"iCloud ?Drive"), "iCloud"),
)
_MAC_NAMES = (
    (("Library", "Mobile Documents"), "iCloud"),
    (("Library", "CloudStorage"), "iCloud, OneDrive, Google Drive, Dropbox"),
)
# what a program leaves in its own folder, by the whole name
_MARKS = (
    (re.compile(r"\.dropbox(\.cache)?"), "Dropbox"),
    (re.compile(r"\.nextcloudsync\.log"), "Nextcloud"),
    (re.compile(r"\.owncloudsync\.log"), "ownCloud"),
    (re.compile(r"\._?sync_[0-9a-f]{12}\.db"), "Nextcloud, ownCloud"),
    (re.compile(r"\.tmp\.drive(down|up)load"), "Google Drive"),
    (re.compile(r"\.stfolder"), "Syncthing"),
)
_VARIABLES = (("OneDrive", "OneDrive"), ("OneDriveConsumer", "OneDrive"), ("OneDriveCommercial", "OneDrive"))
_MOST_NAMES = 2000  # of one folder: a folder that is full of other things takes no time


@dataclass(frozen=True)
class Surroundings:
    """What is known of this laptop: mounted file systems (folder and type), environment, and kinds of drives.

    `drive_type` gives Windows' number for a root as `G:\\`.
    """

    mounts: Sequence[tuple[str, str]] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    drive_type: Callable[[str], int] = lambda _root: 0


def require(path: Path) -> None:
    """Raises WijkwerkerError, with a place that does work, when the file cannot stand at `path`."""
    here = surroundings()
    if not (why := unfit(path, here)):
        return
    own = paths.own_database()
    if own.parent == path.parent or unfit(own, here):
        raise WijkwerkerError(why, _("Zet het in een map op de schijf van deze laptop zelf. Kopieën mogen hier wel."))
    raise WijkwerkerError(
        why, _("Zet het in deze map, die goed is: {folder}. Kopieën mogen hier wel staan.").format(folder=own.parent)
    )


def surroundings() -> Surroundings:
    """What this laptop is like now; asks no drive or server anything."""
    if sys.platform == "win32":
        import ctypes

        return Surroundings((), os.environ, ctypes.windll.kernel32.GetDriveTypeW)
    import psutil

    try:
        mounts = [(part.mountpoint, _kind(part.fstype, part.device)) for part in psutil.disk_partitions(all=True)]
    except OSError:  # a system that does not say what is mounted
        mounts = []
    return Surroundings(mounts, os.environ)


def _kind(kind: str, device: str) -> str:
    return "sshfs" if kind in _FUSE and _SERVER.fullmatch(device) else kind


def unfit(path: Path, here: Surroundings) -> str:
    """Why the file cannot stand at `path`, in a sentence; '' when it can."""
    where = path.absolute()
    for place in dict.fromkeys((where, _resolved(where))):
        if is_on_network(place, here):
            return _("Deze plek ligt op het netwerk. Daar kan je werk beschadigd raken. Er is niets veranderd.")
        if program := _sent_on_by(place.parent, here):
            return _(
                "Deze map wordt naar internet gestuurd door {program}. Daar kan je werk beschadigd raken."
                " Er is niets veranderd."
            ).format(program=program)
    return ""


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a name that leads nowhere: opening says so
        return path


def is_on_network(path: PurePath, here: Surroundings) -> bool:
    """Whether a path stands on another machine than this one."""
    if is_share(str(path)):
        return True
    drive = PureWindowsPath(path).drive if isinstance(path, PureWindowsPath) else ""
    if drive and here.drive_type(f"{drive}\\") == _REMOTE:
        return True
    holding = [(folder, kind) for folder, kind in reversed(here.mounts) if _is_in(path, folder)]
    return bool(holding) and max(holding, key=lambda one: len(one[0]))[1].lower() in _NETWORK  # the last of equal ones


def is_share(name: str) -> bool:
    r"""Whether a name is one of a shared folder: `\\server\share`, also in Windows' long form."""
    plain = name.replace("/", "\\")
    if plain.startswith("\\\\?\\"):
        return plain[4:].upper().startswith("UNC\\")
    return plain.startswith("\\\\") and not plain.startswith("\\\\.\\")


def _is_in(path: PurePath, folder: str) -> bool:
    return bool(folder) and path.is_relative_to(folder)


def _sent_on_by(folder: Path, here: Surroundings) -> str:
    """The program that sends a folder on; '' for none."""
    checks = (
        partial(_by_variable, folder, here.environment),
        partial(_by_name, folder.parts),
        partial(_by_mark, [folder, *folder.parents]),
    )
    return next((program for check in checks if (program := check())), "")


def _by_variable(folder: PurePath, environment: Mapping[str, str]) -> str:
    named = ((environment.get(variable, ""), program) for variable, program in _VARIABLES)
    return next((program for place, program in named if _is_in(folder, place)), "")


def _by_name(parts: Sequence[str]) -> str:
    for part in parts:
        for name, program in _NAMES:
            if name.fullmatch(part):
                return program
    pairs = set(pairwise(parts))
    return next((program for pair, program in _MAC_NAMES if pair in pairs), "")


def _by_mark(folders: Iterable[Path]) -> str:
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                names = [entry.name for entry in islice(entries, _MOST_NAMES)]
        except OSError:
            continue
        for name in names:
            if name.startswith("."):
                for mark, program in _MARKS:
                    if mark.fullmatch(name):
                        return program
    return ""
