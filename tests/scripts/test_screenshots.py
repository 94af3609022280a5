"""Pictures for the documentation: pages of recorded messages, photographed; what the documentation shows is there."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from screenshotting.browser import SCALE, WIDTH, find_browser, photograph
from screenshotting.conversations import CONVERSATIONS
from screenshotting.page import FONTS, copy_fonts, page
from screenshotting.recording import Button, Said

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
NOW = datetime(2026, 11, 22, 9, 30)
CHAT = (
    Said(mine=True, html="<b>hỏi</b> & đáp?"),
    Said(
        mine=False,
        html="<b>Có.</b>\n\n<blockquote expandable>Điều 1</blockquote>\nMục I &amp; II",
        buttons=((Button(label="🔗 <Chia sẻ>", kind="url"), Button(label="Nguồn", kind="press")),),
        photo=b"\x89PNG",
        file="a&b.ics",
        size=3000,
    ),
)


def test_a_page_shows_messages_as_telegram_does() -> None:
    shown = page(CHAT, "light", NOW)
    assert (
        '<article class="mine"><div class="bubble"><div class="words">&lt;b&gt;hỏi&lt;/b&gt; &amp; đáp?'
        in shown
    )
    assert "<time>09:30 ✓✓</time>" in shown
    # the line break after a quote belongs to the quote
    assert "<b>Có.</b>\n\n<blockquote expandable>Điều 1</blockquote>Mục I &amp; II<time>09:30</time>" in shown
    assert "<button>🔗 &lt;Chia sẻ&gt;<sup>↗</sup></button><button>Nguồn<sup></sup></button>" in shown
    assert 'src="data:image/png;base64,iVBORw=="' in shown
    assert "<b>a&amp;b.ics</b><span>2.9 KB</span>" in shown
    assert '<body class="dark">' in page(CHAT, "dark", NOW)


def test_fonts_stand_beside_the_pages(tmp_path: Path) -> None:
    copy_fonts(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(FONTS)


def test_a_browser_that_is_not_there_is_not_found() -> None:
    assert find_browser("no-such-browser") is None


def test_a_photograph_ends_where_the_page_does(tmp_path: Path) -> None:
    browser = find_browser()
    if browser is None:
        pytest.skip("no Chromium on this machine")
    copy_fonts(tmp_path)
    file, picture = tmp_path / "chat.html", tmp_path / "chat.png"
    file.write_text(page(CHAT[:1], "dark", NOW), encoding="utf-8")
    photograph(browser, file, picture)
    with Image.open(picture) as photo:
        assert photo.width == WIDTH * SCALE
        assert 200 < photo.height < 500
        colours = photo.convert("RGB").getcolors(1 << 20)
    assert colours is not None
    assert (255, 0, 255) not in {colour for _, colour in colours}


def test_every_conversation_is_pictured_in_little_room() -> None:
    wanted = {f"{one.name}-{theme}.png" for one in CONVERSATIONS for theme in one.themes}
    found = {path.name: path.stat().st_size for path in IMAGES.glob("*.png")}
    assert set(found) == wanted
    assert max(found.values()) < 200_000


def test_pictures_in_the_readme_exist_and_are_described() -> None:
    shown = re.findall(
        r'<img src="([^"]+)"[^>]* alt="([^"]+)"', (ROOT / "README.md").read_text(encoding="utf-8")
    )
    assert len(shown) >= 2
    assert all((ROOT / path).is_file() and len(alt) > 20 for path, alt in shown)
