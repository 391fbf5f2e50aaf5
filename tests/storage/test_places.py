"""Where the file can stand and where it cannot: drives on the network, and folders that are sent on."""

from pathlib import Path, PureWindowsPath

import pytest

from wijkwerker import paths
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.storage import files, places
from wijkwerker.storage.places import Surroundings, unfit

ON_DISK = ("/", "ext4")
SAFE = Surroundings([ON_DISK])


@pytest.mark.parametrize(
    "kind",
    ["cifs", "smb3", "smbfs", "nfs", "nfs4", "afpfs", "webdav", "davfs", "fuse.davfs2", "fuse.sshfs", "fuse.rclone"],
)
@pytest.mark.survives("network drive", outcome="geweigerd met een zin die een map noemt die wel kan")
def test_a_drive_on_the_network_is_refused(kind: str) -> None:
    here = Surroundings([ON_DISK, ("/net", kind)])
    assert "netwerk" in unfit(Path("/net/team/wijk.db"), here)
    assert unfit(Path("/netwerk/team/wijk.db"), here) == ""
    assert unfit(Path("/home/sanne/wijk.db"), here) == ""


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "apfs", "hfs", "NTFS", "exfat", "vfat", "tmpfs", "overlay", "zfs"])
def test_a_disk_of_the_laptop_itself_is_fine(kind: str) -> None:
    assert unfit(Path("/media/stick/wijk.db"), Surroundings([ON_DISK, ("/media/stick", kind)])) == ""


def test_of_file_systems_on_one_folder_the_last_counts_and_of_folders_the_deepest() -> None:
    there = Path("/home/sanne/werk/wijk.db")
    assert unfit(there, Surroundings([("/", "autofs"), ("/home", "autofs"), ("/home", "nfs4")]))
    assert not unfit(there, Surroundings([ON_DISK, ("/home", "nfs4"), ("/home/sanne/werk", "ext4")]))


@pytest.mark.parametrize(
    "name",
    [r"\\server\team\wijk.db", r"\\?\UNC\server\team\wijk.db", "//server/team/wijk.db", r"\\wsl$\Ubuntu\wijk.db"],
)
def test_the_name_of_a_shared_folder_is_known(name: str) -> None:
    assert places.is_share(name)


@pytest.mark.parametrize("name", [r"C:\werk\wijk.db", r"\\?\C:\werk\wijk.db", r"\\.\C:\werk", "/werk/wijk.db", r"werk"])
def test_the_name_of_a_folder_on_a_disk_is_no_share(name: str) -> None:
    assert not places.is_share(name)


def test_a_letter_that_windows_calls_a_network_drive_is_one() -> None:
    drives = {"G:\\": 4, "C:\\": 3}
    here = Surroundings(drive_type=lambda root: drives[root])
    assert places.is_on_network(PureWindowsPath(r"G:\team\wijk.db"), here)
    assert not places.is_on_network(PureWindowsPath(r"C:\Users\sanne\wijk.db"), here)


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("/home/sanne/OneDrive/werk", "OneDrive"),
        ("/home/sanne/OneDrive - Gemeente Utrecht/werk", "OneDrive"),
        ("/home/sanne/Dropbox", "Dropbox"),
        ("/home/sanne/Dropbox (Buurtteam)/werk", "Dropbox"),
        ("/home/sanne/Nextcloud", "Nextcloud"),
        ("/home/sanne/ownCloud/werk", "ownCloud"),
        ("/home/sanne/Google Drive", "Google Drive"),
        ("/home/sanne/Mijn Drive/werk", "Google Drive"),
        ("/Users/sanne/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/Users/sanne/Library/CloudStorage/OneDrive-Gemeente/werk", "OneDrive"),
        ("/Users/sanne/iCloudDrive", "iCloud"),
    ],
)
def test_a_folder_that_is_sent_on_is_known_by_its_name(folder: str, program: str) -> None:
    why = unfit(Path(folder) / "wijk.db", SAFE)
    assert program in why
    assert "internet" in why


@pytest.mark.parametrize(
    "folder",
    [
        "/home/sanne/OneDrive-uitleg",
        "/home/sanne/Mijn OneDrive",
        "/home/sanne/dropbox-archief",
        "/home/sanne/Over Nextcloud",
        "/home/sanne/Google Driver",
        "/home/sanne/werk/wolk",
        "/Users/sanne/Library/Application Support/Wijkwerker",
    ],
)
def test_a_folder_that_only_sounds_like_one_is_fine(folder: str) -> None:
    assert unfit(Path(folder) / "wijk.db", SAFE) == ""


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        ("._sync_0a1b2c3d4e5f.db", "ownCloud"),
        (".tmp.driveupload", "Google Drive"),
        (".stfolder", "Syncthing"),
    ],
)
def test_a_folder_that_is_sent_on_is_known_by_what_its_program_leaves_in_it(
    tmp_path: Path, mark: str, program: str
) -> None:
    below = tmp_path / "wolk" / "werk" / "buurt"
    below.mkdir(parents=True)
    (tmp_path / "wolk" / mark).touch()
    assert program in unfit(below / "wijk.db", SAFE)
    assert unfit(tmp_path / "wijk.db", SAFE) == ""


def test_windows_says_itself_where_onedrive_is(tmp_path: Path) -> None:
    here = Surroundings([ON_DISK], {"OneDriveCommercial": str(tmp_path / "wolk")})
    assert "OneDrive" in unfit(tmp_path / "wolk" / "werk" / "wijk.db", here)
    assert unfit(tmp_path / "wolken" / "wijk.db", here) == ""


def test_a_link_to_a_folder_that_is_sent_on_is_no_way_around(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "werk").symlink_to(tmp_path / "Nextcloud", target_is_directory=True)
    assert "Nextcloud" in unfit(tmp_path / "werk" / "wijk.db", SAFE)


def test_the_refusal_names_a_folder_that_does_work(tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError) as refused:
        places.require(tmp_path / "Dropbox" / "wijk.db")
    assert str(paths.user_data()) in refused.value.hint


def test_the_refusal_names_no_folder_when_our_own_would_be_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everywhere = Surroundings([("/", "nfs4")])
    monkeypatch.setattr(places, "surroundings", lambda: everywhere)
    with pytest.raises(WijkwerkerError) as refused:
        places.require(tmp_path / "wijk.db")
    assert str(paths.user_data()) not in refused.value.hint
    assert "schijf van deze laptop" in refused.value.hint


def test_no_file_is_opened_made_or_put_back_there_but_a_copy_can_stand_there(database: Path, tmp_path: Path) -> None:
    from wijkwerker.services.copying import back_up
    from wijkwerker.services.restoring import restore

    cloud = tmp_path / "Nextcloud"
    cloud.mkdir()
    store = files.open_store(database)
    copy = back_up(store, cloud / "kopie.db").path
    store.close()
    before = copy.read_bytes()
    for refused in (
        lambda: files.open_store(copy),
        lambda: files.create_store(cloud / "nieuw.db"),
        lambda: files.new_store(cloud / "nieuw.db").__enter__(),
        lambda: restore(copy, cloud / "wijk.db"),
    ):
        with pytest.raises(WijkwerkerError, match="internet"):
            refused()
    assert [path.name for path in cloud.iterdir()] == ["kopie.db"]
    assert copy.read_bytes() == before
    restore(copy, database)
