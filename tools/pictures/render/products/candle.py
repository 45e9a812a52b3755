"""Candle holder with a dinner candle, 10 cm dish."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "chamber-candle"
VARIANTS = {"brass": None, "black-steel": None, "clay": None}


def candle(v, rng):
    m = {
        "brass": lambda: M.brass("brass"),
        "black-steel": lambda: M.metal("steel", "#232323", 0.5, 0.3),
        "clay": lambda: M.clay("clay", "#b9734f", "#a05f3f"),
    }[v]()
    a = S.lathe(
        "dish",
        [
            (0, 0.0),
            (0.036, 0.0, 0.003),
            (0.046, 0.004, 0.008),
            (0.0515, 0.016, 0.0009),
            (0.0500, 0.0168, 0.0009),
            (0.0440, 0.0066, 0.008),
            (0.020, 0.0045, 0.006),
            (0.0138, 0.012, 0.006),
            (0.0135, 0.030, 0.0015),
            (0.0152, 0.0335, 0.001),
            (0.0114, 0.0335, 0.001),
            (0.0112, 0.016),
            (0, 0.016),
        ],
        m,
        longest=0.0015,
        segs=128,
        wob=S.wobble(rng, 0.0015),
    )
    c = S.lathe(
        "wax",
        [(0, 0.016), (0.0108, 0.016), (0.0106, 0.20, 0.06), (0.0100, 0.226, 0.004), (0.006, 0.2315, 0.004), (0, 0.231)],
        M.wax("wax"),
        longest=0.004,
        segs=64,
        wob=S.wobble(rng, 0.006),
    )
    w = S.tube(
        "wick",
        [(0, 0, 0.229), (0.0003, 0, 0.234), (0.0012, 0, 0.239), (0.003, 0.0005, 0.2425)],
        0.0009,
        M.plain("wick", "#3a332c"),
        ring=10,
    )
    path = S.bezier((0.047, 0, 0.010), (0.085, 0, 0.008), (0.088, 0, 0.036), (0.0515, 0, 0.0165), 48)
    h = S.tube("ring", path, 0.0021, m, ring=16, flat=2.6)
    return [a, c, w, h]


def build(v, rng):
    turn = -25
    S.group("candle", candle(v, rng), rot=(0, 0, turn))
    return Shot(
        R=0.13,
        c=(0, 0, 0.1),
        views={
            "front": View(0, 14),
            "detail": View(10, 22, at=(0.014, -0.01, 0.026), width=0.12, lens=100),
            "top": View(0, 55),
        },
        parts={
            "candle": (0, -0.0107, 0.15),
            "socket": (0, -0.0143, 0.03),
            "dish": (-0.015, -0.045, 0.014),
            "handle": S.turned((0.083, 0, 0.022), turn),
        },
    )
