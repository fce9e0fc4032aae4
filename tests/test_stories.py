"""Stories: copies, follow-ups, near but distinct events, keys, lags, credits, and the cases of our own writing."""

# ruff: noqa: E501 - an article a line

import random
from datetime import UTC, datetime, timedelta

import pytest

from pipelines.copies import copies
from pipelines.stories import Item, stories
from tests import story_cases

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
TEXT = (
    "The network said on Monday that the lighthouse drama will not return for a second season. The cost of filming on two "
    "coasts weighed on the decision, and the crew was told by letter. Eight hours had been broadcast since the autumn."
)


def item(key, outlet, title, body="", *, hours=0.0, **more):
    published = NOON + timedelta(hours=hours)
    return Item(
        **{"key": key, "outlet": outlet, "title": title, "body": body, "published": published, "first_seen": published}
        | more
    )


def members(found):
    return {frozenset(member.key for member in story.members) for story in found}


def test_the_same_text_at_another_outlet_is_a_copy_in_the_same_story_with_its_lag_in_minutes():
    found = stories(
        [item(1, "Wire", "Lighthouse drama ends", TEXT), item(2, "Post", "No more lighthouse", TEXT, hours=1.5)]
    )

    assert [(m.key, m.part, m.lag_minutes) for m in found[0].members] == [(1, "first", 0.0), (2, "copy", 90.0)]


def test_one_event_in_six_languages_is_one_story_of_follow_ups():
    found = stories([
        item(1, "A", "Kelda sets May 14 premiere date", "All six episodes arrive on May 14.", kind="premiere date"),
        item(2, "B", "Kelda arrive le 14 mai", "Les six épisodes seront en ligne le 14 mai.", hours=1, kind="premiere date"),
        item(3, "C", "Kelda: la data di uscita", "I sei episodi arrivano il 14 maggio.", hours=2, kind="premiere date"),
        item(4, "D", "Kelda startet am 14. Mai", "Alle sechs Folgen sind ab 14. Mai zu sehen.", hours=3, kind="premiere date"),
        item(5, "E", "Kelda se estrena el 14 de mayo", "Los seis episodios llegan el 14 de mayo.", hours=4, kind="premiere date"),
        item(6, "F", "Kelda estreia em 14 de maio", "Os seis episódios chegam em 14 de maio.", hours=5, kind="premiere date"),
    ])  # fmt: skip

    assert members(found) == {frozenset({1, 2, 3, 4, 5, 6})}
    assert {member.part for member in found[0].members[1:]} == {"follow-up"}


def test_two_castings_of_one_day_are_two_stories():
    found = stories([
        item(1, "A", "Anna Brandel joins Kelda", "Brandel will play the ferryman Ysolde.", kind="casting"),
        item(2, "B", "Anna Brandel cast in Kelda", "Brandel is set as Ysolde, who runs the ferry.", hours=1, kind="casting"),
        item(3, "A", "Piotr Maslow joins Kelda", "Maslow will be the miller Gaspard.", hours=2, kind="casting"),
        item(4, "B", "Piotr Maslow cast in Kelda", "The miller Gaspard goes to Maslow.", hours=3, kind="casting"),
    ])  # fmt: skip

    assert members(found) == {frozenset({1, 2}), frozenset({3, 4})}


def test_a_citys_name_in_another_language_and_a_credit_tie_two_outlets_together():
    found = stories([
        item(1, "A", "Wien feiert mit Kelda", "In Wien stand Anna Brandel vor 300 Gästen. Der Erlös geht an die Ferrara-Stiftung."),
        item(2, "B", "Vienna celebrates Kelda", "In Vienna some 300 guests met Anna Brandel for the Ferrara trust.", hours=2, credited=("A",)),
        item(3, "B", "Kelda boat sinks at its mooring", "The harbour master raised it with a crane.", hours=3),
    ])  # fmt: skip

    assert members(found) == {frozenset({1, 2}), frozenset({3})}


def test_a_delay_is_another_event_than_the_date_that_it_moves():
    found = stories([
        item(1, "A", "Kelda premieres on May 14", "It is out on May 14.", kind="premiere date"),
        item(2, "B", "Kelda arrives May 14", "The day is May 14.", hours=1, kind="premiere date"),
        item(3, "A", "Kelda delayed to June 20", "It was due on May 14.", hours=50, kind="premiere date"),
        item(4, "B", "Kelda pushed back to June 20", "The drama needs more time.", hours=51, kind="premiere date"),
    ])  # fmt: skip

    assert members(found) == {frozenset({1, 2}), frozenset({3, 4})}


def test_reviews_of_one_series_stay_apart_unless_they_are_copied():
    review = "Six hours of ferries and fog, and not a dull one among them: the cast is superb and the score is better than that still."
    found = stories([
        item(1, "A", "Kelda review: a triumph", review, kind="review"),
        item(2, "B", "Kelda review: superb", "A superb cast in six hours of fog. It is a triumph.", hours=1, kind="review"),
        item(3, "C", "Kelda review: a triumph", review, hours=2, kind="review"),
    ])  # fmt: skip

    assert members(found) == {frozenset({1, 3}), frozenset({2})}


def test_the_same_kind_of_news_months_later_is_another_story():
    one = item(1, "A", "Kelda trailer released", "A ferry sinks in the trailer.", kind="trailer")
    later = item(2, "B", "Kelda trailer released", "A ferry burns in the trailer.", hours=24 * 60, kind="trailer")

    assert len(stories([one, later])) == 2


def test_the_key_of_a_story_stays_when_a_follower_joins():
    first = [item(7, "A", "Lighthouse drama ends", TEXT)]

    joined = stories([*first, item(9, "B", "It ends", TEXT, hours=2)])

    assert stories(first)[0].key == joined[0].key == "7"


def test_the_order_of_the_items_changes_nothing():
    items, _, _ = story_cases.load("saltmarsh")
    shuffled = random.Random(4).sample(items, len(items))

    assert stories(shuffled) == stories(items)


def test_every_item_is_in_exactly_one_story():
    items, _, _ = story_cases.load("meridian")

    placed = [member.key for story in stories(items) for member in story.members]

    assert sorted(placed) == [one.key for one in items]


def test_the_outlet_that_most_members_credit_is_the_storys_source_also_when_it_was_not_crawled():
    found = stories([
        item(1, "A", "It ends", TEXT, credited=("The Ferry Times",)),
        item(2, "B", "It ends", TEXT, hours=1, credited=("Radio Kelp", "The Ferry Times")),
    ])  # fmt: skip

    assert found[0].credited == "The Ferry Times"


def test_the_lag_is_unknown_where_a_time_of_publication_is_unknown():
    found = stories([item(1, "A", "It ends", TEXT), item(2, "B", "It ends", TEXT, hours=1, published=None)])

    assert found[0].members[1].lag_minutes is None


def test_no_items_give_no_stories():
    assert stories([]) == ()


def test_a_copy_cut_short_is_found_and_another_text_on_the_same_matter_is_not():
    other = "There will be no more of the lighthouse drama: after one season the broadcaster has had enough of its costs, it said."

    found = list(copies([TEXT, TEXT.rsplit(". ", 1)[0], other]))

    assert found == [(0, 1)]


@pytest.mark.parametrize(
    ("names", "half"), [(story_cases.SERIES, "build"), (story_cases.SERIES, "kept"), (story_cases.ASIDE, "kept")]
)
def test_pairs_of_the_cases_of_our_own_are_right(names, half):
    found, true = 0, 0
    right = 0
    for series in names:
        items, events, halves = story_cases.load(series)
        told = story_cases.pairs(stories(items), halves, half)
        truth = story_cases.true_pairs(events, halves, half)
        right, found, true = right + len(told & truth), found + len(told), true + len(truth)

    assert 2 * right / (found + true) >= 0.95
