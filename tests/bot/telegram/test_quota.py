from __future__ import annotations

from bot.telegram.quota import Bucket


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_bucket_gives_a_burst_tells_once_and_fills_again() -> None:
    clock = Clock()
    bucket = Bucket(2, 3.0, clock)
    assert [bucket.take("a") for _ in range(4)] == ["go", "go", "tell", "silent"]
    assert bucket.take("b") == "go"
    clock.now = 3.0
    assert [bucket.take("a") for _ in range(2)] == ["go", "tell"]
    clock.now = 100.0
    assert [bucket.take("a") for _ in range(3)] == ["go", "go", "tell"]  # never more than the burst
