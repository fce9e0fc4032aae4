"""The monitor over ten ticks of twelve outlets: the short form of benchmarks/simulation.py."""

from tests.simulation import simulate


def test_ten_runs_miss_no_relevant_article_double_none_see_every_edit_and_ask_little(tmp_path):
    tally = simulate(tmp_path, 10)

    assert tally.missed == []
    assert tally.relevant > 30
    assert (tally.duplicates, tally.wrong) == (0, 0)
    assert tally.overlooked == []
    assert tally.beyond <= 1.3
    assert tally.idle_bytes == 0
    assert tally.idle_unchanged == tally.idle_requests
