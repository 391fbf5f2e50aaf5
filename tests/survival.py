"""The table of what the program survives: tests say with a marker what they show, and the run ends with the list.

`@pytest.mark.survives("zip bomb", outcome="geweigerd met een zin; …")` on a test or on one of its parameters. The table
is printed at the end of a run and written to build/te-overleven.md. When the whole suite ran, a line of the list that
no test shows is a failure.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.survival_list import TO_SURVIVE

MARK = "survives"
REPORT = Path("build", "te-overleven.md")
MISSING, SKIPPED = "MISSING", "skipped on this computer"


class Survival:
    """Gathers what passed and what did not, in one process or from the workers of xdist."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._passed: dict[str, list[str]] = {}
        self._failed: set[str] = set()
        self._skipped: set[str] = set()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Let every report of a marked test carry what it shows."""
        for item in items:
            for mark in reversed(list(item.iter_markers(MARK))):
                name, outcome = mark.args[0], mark.kwargs["outcome"]
                if name not in TO_SURVIVE:
                    raise pytest.UsageError(f"{item.nodeid}: “{name}” is not on tests/survival_list.py")
                item.user_properties.append((MARK, [name, outcome]))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what a test showed, once it has run."""
        if report.when != "call" and report.passed:
            return
        for key, value in report.user_properties:
            if key == MARK and isinstance(value, list):
                self.note(str(value[0]), str(value[1]), report.outcome)

    def note(self, name: str, outcome: str, result: str) -> None:
        """A thing was survived, with this outcome, or not; or this computer cannot show it."""
        if result == "failed":
            self._failed.add(name)
        elif result == "skipped":
            self._skipped.add(name)
        elif outcome not in self._passed.setdefault(name, []):
            self._passed[name].append(outcome)

    def lines(self) -> list[tuple[str, str]]:
        """Every line of the list with what happened."""
        return [(name, self._outcome(name)) for name in TO_SURVIVE]

    def missing(self) -> list[str]:
        """The lines that no test shows."""
        return [name for name, outcome in self.lines() if outcome == MISSING]

    def _outcome(self, name: str) -> str:
        if name in self._failed:
            return "FAILED"
        nothing = SKIPPED if name in self._skipped else MISSING
        return "; ".join(self._passed.get(name, [])) or nothing

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write the table, and fail a whole run that misses a line."""
        if not (self._passed or self._failed) or hasattr(self._config, "workerinput"):
            return
        target = self._config.rootpath / REPORT
        target.parent.mkdir(exist_ok=True)
        target.write_text(as_text(self.lines()), encoding="utf-8")
        if exitstatus == pytest.ExitCode.OK and self.missing() and is_whole(self._config):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the table, short when only a part of the suite ran."""
        if not (self._passed or self._failed):
            return
        whole = is_whole(self._config)
        terminalreporter.section("te overleven")
        width = max(map(len, TO_SURVIVE))
        for name, outcome in self.lines():
            if whole or outcome != MISSING:
                terminalreporter.line(f"{name:{width}}  {outcome}", red=outcome in {MISSING, "FAILED"})
        if whole and (missing := self.missing()):
            terminalreporter.line(f"{len(missing)} lines of tests/survival_list.py without a test", red=True)


def as_text(lines: Iterable[tuple[str, str]]) -> str:
    """The table as Markdown."""
    rows = [f"| {name} | {outcome} |" for name, outcome in lines]
    return "\n".join(["# Te overleven", "", "| wat | wat er gebeurt |", "|---|---|", *rows, ""])


def is_whole(config: pytest.Config) -> bool:
    """Whether the whole suite was asked for."""
    chosen = (config.option.keyword, config.option.markexpr, config.getoption("lf", default=False))
    return config.args == config.getini("testpaths") and not any(chosen) and not config.option.collectonly


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known and start gathering."""
    config.addinivalue_line("markers", f"{MARK}(name, outcome): this test shows that something is survived")
    config.pluginmanager.register(Survival(config), "survival")
