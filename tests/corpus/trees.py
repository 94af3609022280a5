"""Trees as they were read off the files by hand: each line is a key, `..` a run of numbers.

`IV.1/-1..4` stands for four bullets under IV.1; `V.1..3` for three numbered lines under V.
"""

from __future__ import annotations

import re
from pathlib import Path

PLANS = Path("corpus/plans")
SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples" / "markdown"

_RUN = re.compile(r"(.*?)(\d+)\.\.(\d+)")


def keys(tree: str) -> list[str]:
    """The keys of a tree in that notation."""
    found: list[str] = []
    for piece in tree.split():
        run = _RUN.fullmatch(piece)
        found += [f"{run[1]}{at}" for at in range(int(run[2]), int(run[3]) + 1)] if run else [piece]
    return found


BAC_KAN = """
quoc-hieu tieu-de
I I.1 I.1/p1 I.2 I.2.1 I.2.1.1 I.2.1.1/-1..2 I.2.1.2 I.2.1.2/-1..2 I.2.1.3 I.2.1.3/-1..2
I.2.2 I.2.2/-1..2 I.2.3 I.2.3/-1..2
II II.1 II.1/-1..2 II.2 II.2/-1..4 II.3 II.3/-1..3 II.4 II.4/-1..2 II.5 II.5/-1..2
III III/p1
IV IV.1 IV.1/-1..4 IV.2 IV.2/-1..3 IV.3 IV.3/p1 IV.4 IV.4/p1 IV.5 IV.5/-1..3 IV.6 IV.6/p1 IV.7 IV.7/p1
IV.8 IV.8/-1..3 IV.9 IV.9/p1 IV.10 IV.10/-1..2
ket/p1
"""

THAI_NGUYEN = """
quoc-hieu tieu-de mo-dau/p1..2
I I.1 I.1/-1..2 I.2 I.2/-1..2
II II.1..2
III III.1 III.1/-1..4 III.2 III.2/-1..5 III.3 III.3/-1..4 III.4 III.4/-1..3 III.5 III.5/-1..2
IV IV.1..2
V V.1 V.1/p1 V.2 V.2/-1..2 V.3 V.3/p1 V.4 V.4/-1..6 V.5 V.5/-1..3 V.6 V.6/p1 V.7 V.7/-1..2 V.8 V.8/p1
V.9 V.9/p1 V.10 V.10/p1 V.11 V.11/-1..2 V.12 V.12/-1..4 V.13 V.13/-1..5
ket/p1..2 noi-nhan noi-nhan/-1..11 ky-hieu ky
"""

# A central plan by A. / I. / 1. / a) / -; its section V goes from 2 to 4.
KH_252 = """
trang trang2 quoc-hieu tieu-de mo-dau/p1..4
A A.1 A.1/p1 A.2 A.2/p1
B B.I B.I.1 B.I.1/a B.I.1/b B.I.2 B.I.2/a B.I.2/a/-1..3 B.I.2/b B.I.2/b/-1..2 B.I.3
B.II B.II.1 B.II.1/a B.II.1/b B.II.1/c B.II.1/d B.II.2 B.II.2/-1..3 B.II.3
B.III B.III.1 B.III.1/a B.III.1/b B.III.1/c B.III.1/d B.III.1/đ B.III.1/e
B.III.2 B.III.2/a B.III.2/a/-1..4 B.III.2/b B.III.2/b/-1..2 B.III.3
B.IV B.IV.1 B.IV.1/a B.IV.1/b B.IV.1/c B.IV.1/d B.IV.1/đ B.IV.1/p1 B.IV.2 B.IV.2/-1..3 B.IV.3
B.V B.V.1 B.V.1/a B.V.1/b B.V.1/c B.V.1/d B.V.1/đ B.V.1/e B.V.1/f
B.V.2 B.V.2/a B.V.2/a/-1..4 B.V.2/a/p1 B.V.2/b B.V.2/b/-1..2 B.V.4
B.VI B.VI.1 B.VI.1/a B.VI.1/b B.VI.1/c B.VI.2 B.VI.2/a B.VI.2/a/-1..4 B.VI.2/b B.VI.3
B.VII B.VII.1 B.VII.1/a B.VII.1/b B.VII.1/c B.VII.1/d
B.VII.2 B.VII.2/a B.VII.2/a/-1..4 B.VII.2/b B.VII.2/b/-1..2 B.VII.3
B.VIII B.VIII.1 B.VIII.1/a B.VIII.1/b B.VIII.1/c B.VIII.1/d B.VIII.1/đ
B.VIII.2 B.VIII.2/a B.VIII.2/b B.VIII.2/b/-1..3 B.VIII.3
B.IX B.IX.1 B.IX.1/a B.IX.1/b B.IX.1/c B.IX.1/d B.IX.2 B.IX.2/a B.IX.2/a/-1..3 B.IX.2/b B.IX.2/b/p1 B.IX.3
C C.1..8
D D.1 D.1/p1 D.2 D.2/p1..3 D.3 D.3/p1 D.4 D.4/-1..2 D.5 D.5/p1 D.6 D.6/-1..3 D.7 D.7/-1..2
ket/p1 noi-nhan noi-nhan/-1..13 ky
"""

# A decision with its plan behind it; the H1 is another document's.
QD_254 = """
trang trang2 qd/quoc-hieu qd/tieu-de qd/tieu-de/p1 qd/mo-dau/p1..4 qd/tieu-de/p2 qd/D1..3
qd/noi-nhan qd/noi-nhan/-1..6 qd/ky
tieu-de I I.1..3 II II.1..8 III III.1 III.1/p1..2 III.1/-1..3 III.2 III.3 III.3/-1..2 III.4..6
IV IV.1 IV.1/p1 IV.2..4
"""

# Letters set apart in the letterhead; 2.1.a.; bullets with + under them; one paragraph broken in its middle.
QD_3210 = """
trang trang2 qd/quoc-hieu qd/tieu-de qd/tieu-de/p1 qd/mo-dau/p1..5 qd/tieu-de/p2 qd/D1..3
qd/noi-nhan qd/noi-nhan/-1..12 qd/ky
tieu-de I I.1 I.1/-1..2 I.2 I.2/-1..2
II II.1 II.1.1 II.1.2 II.1.2/-1..2 II.2 II.2.1 II.2.1.a II.2.1.a/p1 II.2.1.b II.2.1.b/p1..2
II.2.2 II.2.2/p1..2 II.2.3 II.2.3/p1..2 II.2.4 II.2.4/p1..2 II.2.5 II.2.5/p1..2 II.2.6 II.2.6/p1..2
II.3 II.3/p1..2 II.3/-1..5 II.4 II.4.1 II.4.1.a II.4.1.b II.4.1.b/-1..2 II.4.1.c II.4.2 II.4.2.a II.4.2.b
II.5 II.5/p1
III III.1 III.1.1 III.1.1/-1..7 III.1.2 III.1.2/-1..3 III.1.3 III.1.3/-1..5 III.1.3/-5/+1..4 III.1.3/-6..7
III.2 III.2.1 III.2.1/-1..2 III.2.2 III.2.2/-1..3 III.2.3 III.2.3/-1..2 III.2.4 III.2.4/p1
III.3 III.3/p1 III.4 III.4/-1..2
ket/p1..3
"""

# The decision is the plan: its articles are the plan's own.
QD_986 = """
trang trang2 quoc-hieu tieu-de tieu-de/p1 mo-dau/p1..3 tieu-de/p2
D1 D1/k1..3 D1/k3/-1..2 D1/k4..9 D2 D2/k1..2 D3 D3/p1
noi-nhan noi-nhan/-1..15 ky
"""

TREES = {
    PLANS / "bac-kan-2023.txt": BAC_KAN,
    PLANS / "thai-nguyen-2023.md": THAI_NGUYEN,
    SAMPLES / "KH-252-BCDQG1237-2013.md": KH_252,
    SAMPLES / "QD-254-UBND-SonLa-2023_KeHoach-BVBMNN.md": QD_254,
    SAMPLES / "QD-3210-UBND-HCM-2014.md": QD_3210,
    SAMPLES / "QD-986-UBND-TuyenQuang-2024_KeHoach-namhoc.md": QD_986,
}
