from pathlib import Path

from benchmarking.comparing import compared, first_right, load, save


def test_first_right() -> None:
    assert first_right(["a", "b", "c"], {"c", "b"}) == 2
    assert first_right(["a"], {"b"}) == 0
    assert first_right([], {"b"}) == 0


def test_ranks_survive_a_file(tmp_path: Path) -> None:
    save(tmp_path / "ranks.json", {"câu 1": 3, "q2": 0})
    assert load(tmp_path / "ranks.json") == {"câu 1": 3, "q2": 0}


def test_what_was_won_and_lost_the_dearest_loss_first() -> None:
    before = {"same": 1, "lost": 1, "gone": 2, "won": 0, "left": 1, "deep": 30}
    after = {"same": 1, "lost": 2, "gone": 0, "won": 1, "new": 5, "deep": 11}
    *lines, total = compared(before, after, {"lost": "một câu hỏi"})
    assert [line.split(":")[0] for line in lines] == [
        "lost   2 →   –  gone",
        "lost   1 →   2  lost",
        "won    – →   1  won",
    ]
    assert "một câu hỏi" in lines[1]
    # (−.5 −.5 +1) / 5 of the questions in both; beyond the tenth place nothing is gained
    assert total.startswith("5 questions: 1 won, 2 lost, 2 as before; MRR@10 +0.0000, 95% [-")


def test_nothing_in_common() -> None:
    (line,) = compared({"a": 1}, {"b": 1}, {})
    assert line.startswith("0 questions: 0 won, 0 lost, 0 as before; MRR@10 +0.0000")
