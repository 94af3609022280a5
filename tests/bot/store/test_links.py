"""Numbers of deep links: the same for ever, on either database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from bot.store.links import Linked, Links

CLAUSE = Linked("clause", "sao-hoa", "I.2.1/-1")
DUTIES = Linked("duties", "sao-hoa", "so-tai-chinh")
EVENT = Linked("event", "sao-hoa", "ngay hoi: doc sach")  # with a colon of its own


def test_numbers_stay_and_lead_back(engine: Engine) -> None:
    links = Links(engine)
    numbers = links.numbers([DUTIES, CLAUSE, EVENT, CLAUSE])
    assert numbers[1] == numbers[3]
    assert len(set(numbers)) == 3
    restarted = Links(engine)
    assert restarted.numbers([EVENT, DUTIES, CLAUSE]) == [numbers[2], numbers[0], numbers[1]]
    assert [restarted.target(number) for number in numbers] == [DUTIES, CLAUSE, EVENT, CLAUSE]
    assert restarted.target(max(numbers) + 1) is None
    assert restarted.numbers([]) == []


def test_two_at_once_get_the_same_number(engine: Engine) -> None:
    with ThreadPoolExecutor(4) as threads:
        numbers = list(threads.map(lambda _: Links(engine).number(CLAUSE), range(8)))
    assert len(set(numbers)) == 1
