"""What contributors and users run besides the tests: targets, hooks, the workflow, the lowest versions."""

import configparser
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Run

WORKFLOW = ROOT / ".github" / "workflows" / "check.yml"


HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
(HOOK,) = HOOKS


def test_the_hook_for_users_runs_and_fails_on_an_error(bundled: Path, run: Run) -> None:
    name, *arguments = shlex.split(HOOK["entry"])
    assert (name, HOOK["id"], HOOK["pass_filenames"]) == ("draftdiff", "draftdiff-check", False)
    assert run(*arguments, cwd=bundled).status == 0
    draft = bundled / "drafts/us-ukraine-minerals/initial-us-offer.yaml"
    draft.write_text(draft.read_text("utf-8").replace("draft:", "drift:", 1), "utf-8")
    assert run(*arguments, cwd=bundled).status == 1


@pytest.mark.parametrize(
    "name", ["drafts/x/deal.yaml", "drafts/x/first.yml", "seeds/a.yaml", "sub/drafts/x/first.yaml"]
)
def test_the_hook_runs_where_the_record_is_changed(name: str) -> None:
    assert re.search(HOOK["files"], name)
    assert not re.search(HOOK["files"], name.rpartition(".")[0])


def test_our_own_hooks_run_what_make_sets_up() -> None:
    (repo,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    entries = [one["entry"].split()[0] for one in repo["hooks"]]
    assert entries == [".venv/bin/ruff", ".venv/bin/ruff", ".venv/bin/mypy", ".venv/bin/draftdiff"]


def test_the_workflow_runs_all_that_must_pass() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"].values()
    steps = [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    assert steps == [".ci/run", "make test"]
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_every_target_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    texts = [(ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md", ".ci/run")]
    named = {
        name
        for text in [*texts, WORKFLOW.read_text("utf-8")]
        for name in re.findall(r"(?:`|: |\$ |\" )make ([a-z-]+)", text)
    }
    assert named >= {"test", "check", "demo", "fix", "accept", "test-lowest"}
    assert named <= targets


def test_the_lowest_versions_are_those_of_every_dependency() -> None:
    done = subprocess.run([sys.executable, ".ci/lowest.py"], cwd=ROOT, capture_output=True, text=True, check=True)
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    declared = config["options"]["install_requires"] + config["options.extras_require"]["test"]
    assert done.stdout.splitlines() == [line.replace(">=", "==") for line in declared.split()]
