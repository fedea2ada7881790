"""What a program that imports draftdiff gets."""

import doctest
import importlib
import pkgutil
import shutil
from pathlib import Path

import pytest

import draftdiff
from tests.conftest import ROOT

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(draftdiff.__path__, "draftdiff.")
    if not module.name.endswith("__main__")
)
DEAL = "us-ukraine-minerals"


@pytest.mark.parametrize("name", ["draftdiff", *MODULES])
def test_examples_in_docstrings(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_package_has_an_example() -> None:
    assert doctest.DocTestFinder().find(draftdiff)[0].examples


def test_every_public_name_is_there() -> None:
    assert sorted(draftdiff.__all__) == list(draftdiff.__all__)
    for name in draftdiff.__all__:
        assert getattr(draftdiff, name).__name__ == name


def test_a_name_that_is_not_public() -> None:
    with pytest.raises(AttributeError, match="no attribute 'compere'"):
        draftdiff.compere  # noqa: B018


def test_load_deal() -> None:
    deal = draftdiff.load_deal(ROOT / "drafts" / DEAL)
    assert (deal.id, deal.parties["UA"]) == (DEAL, "Ukraine")


def test_load_deal_with_an_error(pier: Path) -> None:
    draft = pier / "drafts" / "pier" / "first-offer.yaml"
    draft.write_text(draft.read_text(encoding="utf-8").replace("value: 50%", "value: fiftyish", 1), encoding="utf-8")
    with pytest.raises(draftdiff.RecordError, match=r"first-offer\.yaml:\d+: .*fiftyish") as failed:
        draftdiff.load_deal(pier / "drafts" / "pier")
    assert all(problem.help for problem in failed.value.problems)


def test_load_deal_with_an_error_in_the_sources(bundled: Path) -> None:
    shutil.rmtree(bundled / "seeds")
    with pytest.raises(draftdiff.RecordError):
        draftdiff.load_deal(bundled / "drafts" / DEAL)


def test_another_deal_with_an_error_does_not_matter(bundled: Path) -> None:
    other = bundled / "drafts" / "other"
    other.mkdir()
    (other / "deal.yaml").write_text("deal: other\n", encoding="utf-8")
    assert draftdiff.load_deal(bundled / "drafts" / DEAL).id == DEAL


@pytest.mark.parametrize("folder", ["drafts/none", "drafts", "seeds", "elsewhere"])
def test_load_deal_from_a_folder_without_one(folder: str, bundled: Path) -> None:
    (bundled / "elsewhere").mkdir()
    with pytest.raises(FileNotFoundError):
        draftdiff.load_deal(bundled / folder)


def test_load_deal_from_a_file(bundled: Path) -> None:
    with pytest.raises(FileNotFoundError):
        draftdiff.load_deal(bundled / "drafts" / DEAL / "deal.yaml")
