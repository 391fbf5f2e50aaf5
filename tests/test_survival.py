"""The table of what is survived keeps its promises."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from tests.survival import MARK, MISSING, SKIPPED, Survival, as_text
from tests.survival_list import TO_SURVIVE

if TYPE_CHECKING:
    import pytest


def report(name: str, told: str, outcome: str = "passed", when: str = "call") -> Any:
    shown = [(MARK, [name, told])]
    return SimpleNamespace(when=when, outcome=outcome, passed=outcome == "passed", user_properties=shown)


def gathered(*reports: Any) -> Survival:
    survival = Survival(cast("pytest.Config", SimpleNamespace()))
    for one in reports:
        survival.pytest_runtest_logreport(one)
    return survival


def test_a_line_tells_what_all_its_tests_showed_and_a_line_without_one_is_missing() -> None:
    survival = gathered(report("zip bomb", "geweigerd"), report("zip bomb", "geweigerd"), report("zip bomb", "snel"))
    lines = dict(survival.lines())
    assert lines["zip bomb"] == "geweigerd; snel"
    assert lines["bit flip"] == MISSING
    assert len(survival.missing()) == len(TO_SURVIVE) - 1
    assert "| zip bomb | geweigerd; snel |" in as_text(survival.lines())


def test_a_test_that_fails_makes_its_line_fail_whatever_the_others_show() -> None:
    survival = gathered(
        report("zip bomb", "geweigerd"),
        report("zip bomb", "geweigerd", "failed"),
        report("bit flip", "x", "failed", when="setup"),
        report("second instance", "x", "skipped", when="setup"),
        report("31-02", "apart gezet", when="teardown"),
    )
    lines = dict(survival.lines())
    assert (lines["zip bomb"], lines["bit flip"], lines["31-02"]) == ("FAILED", "FAILED", MISSING)
    assert lines["second instance"] == SKIPPED


def test_no_line_stands_twice() -> None:
    assert len(set(TO_SURVIVE)) == len(TO_SURVIVE)
