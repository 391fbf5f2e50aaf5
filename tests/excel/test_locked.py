import io
import math
from pathlib import Path

import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.excel import file_type, locked, reader
from wijkwerker.gate import kinds

PASSPHRASE = "molen-appel-fiets-kano-zomer"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("open") / "uitwisseling.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Bewoners").write_string(0, 0, "Noor")
    return path


@pytest.fixture(scope="module")
def on_lock(plain: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("op-slot") / "uitwisseling.xlsx"
    target.write_bytes(locked.encrypt(plain.read_bytes(), PASSPHRASE))
    return target


def test_a_passphrase_is_five_known_words_and_another_one_each_time() -> None:
    made = {locked.make_passphrase() for _number in range(50)}
    assert len(made) == 50
    assert all(len(one.split("-")) == 5 and set(one.split("-")) <= set(locked.words()) for one in made)


def test_five_words_are_fifty_bits_and_can_be_said_on_the_telephone() -> None:
    words = locked.words()
    assert len(set(words)) == len(words)
    assert 5 * math.log2(len(words)) >= 50
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 7 for word in words)


def test_an_encrypted_workbook_shows_nothing_and_opens_with_its_passphrase(plain: Path, on_lock: Path) -> None:
    assert file_type.is_encrypted(on_lock.read_bytes())
    assert b"Noor" not in on_lock.read_bytes()
    assert locked.decrypt(on_lock.read_bytes(), PASSPHRASE) == plain.read_bytes()
    assert reader.read(on_lock, PASSPHRASE).sheets[0].rows == [["Noor"]]
    assert [one.name for one in on_lock.parent.iterdir()] == [on_lock.name]


@pytest.mark.parametrize("typed", [f" {PASSPHRASE} ", "Molen appel fiets  kano zomer", PASSPHRASE.upper()])
def test_capitals_and_spaces_do_not_matter(plain: Path, on_lock: Path, typed: str) -> None:
    assert locked.decrypt(on_lock.read_bytes(), typed) == plain.read_bytes()


@pytest.mark.parametrize("typed", [None, "", "  "])
def test_without_a_passphrase_it_asks_for_one(on_lock: Path, typed: str | None) -> None:
    with pytest.raises(Locked, match="met een wachtwoord") as refusal:
        reader.read(on_lock, typed)
    assert "telefoon" in refusal.value.hint


@pytest.mark.survives("wrong password", outcome="geweigerd met een zin; het wachtwoord wordt weer gevraagd")
def test_a_wrong_passphrase_is_refused(on_lock: Path) -> None:
    with pytest.raises(Locked, match="past niet"):
        reader.read(on_lock, "molen-appel-fiets-kano-winter")


@pytest.mark.parametrize("place", [0.5, 0.9])
@pytest.mark.survives("tampered encryption", outcome="geweigerd met een zin, ook als het wachtwoord past")
def test_a_changed_file_is_refused_although_the_passphrase_fits(on_lock: Path, place: float) -> None:
    data = bytearray(on_lock.read_bytes())
    data[int(len(data) * place)] ^= 0xFF
    with pytest.raises(WijkwerkerError, match=r"veranderd|beschadigd") as refusal:
        locked.decrypt(bytes(data), PASSPHRASE)
    assert not isinstance(refusal.value, Locked)


def test_half_a_file_and_a_container_with_nonsense_are_refused(on_lock: Path) -> None:
    data = on_lock.read_bytes()
    for spoiled in (data[: len(data) // 2], data[:600], kinds.OLE + "EncryptedPackage".encode("utf-16-le")):
        with pytest.raises(WijkwerkerError, match=r"veranderd|beschadigd"):
            locked.decrypt(spoiled, PASSPHRASE)


def test_what_is_in_the_lock_goes_through_the_gate_too(tmp_path: Path) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        workbook.add_worksheet("Bewoners").write_string(0, 300, "ver weg")
    encrypted = io.BytesIO()
    OOXMLFile(io.BytesIO(content.getvalue())).encrypt(PASSPHRASE, encrypted)
    path = tmp_path / "uitwisseling.xlsx"
    path.write_bytes(encrypted.getvalue())
    with pytest.raises(WijkwerkerError, match="ver weg"):
        reader.read(path, PASSPHRASE)


def test_a_lock_that_does_not_give_back_what_went_in_is_no_success(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locked, "decrypt", lambda _data, _passphrase: b"iets anders")
    with pytest.raises(WijkwerkerError, match="niet goed gelukt"):
        locked.encrypt(plain.read_bytes(), PASSPHRASE)
