"""Ten made-up articles, with what is right in each: enough is found, and no value misstates its sentence."""

from benchmarks.suggesting import made_up

SCORES = made_up()


def test_no_value_in_a_command_misstates_its_sentence() -> None:
    assert [(score.name, one.value, one.passage) for score in SCORES for one in score.misstated] == []


def test_most_terms_are_found_and_most_suggestions_are_right() -> None:
    found, terms = sum(score.found for score in SCORES), sum(score.terms for score in SCORES)
    right, shown = sum(score.right for score in SCORES), sum(score.shown for score in SCORES)
    assert found >= 0.9 * terms
    assert right >= 0.6 * shown
