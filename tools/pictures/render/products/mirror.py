"""Round mirror, 50 or 80 cm, in a frame of oak or brass; it hangs on the wall."""

import math

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "pond-mirror"
VARIANTS = {f"{frame}-{size}": (frame, size) for frame in ("oak", "brass") for size in (50, 80)}
VIEWS = ("front", "detail", "side")


def silver():
    g = M.G("silver")
    return g.principled(M.rgb("#e3e8e8"), 0.015, Metallic=1.0)


def room_to_reflect(R):
    """A mirror shows what stands opposite: a pale wall with a window, a darker floor; the camera itself sees none of it."""
    far, floor = 9 * R, -3.2 * R

    def sheet(name, corners, material):
        ob = S.mesh(name, corners, [(0, 1, 2, 3)], material)
        ob.visible_camera = ob.visible_diffuse = ob.visible_shadow = False

    def upright(name, x0, x1, z0, z1, y, material):
        sheet(name, [(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], material)

    upright("opposite wall", -far, far, floor, far, -far, M.glow("opposite", "#e4e0d7", 0.86))
    planks = [(-far, -far, floor), (far, -far, floor), (far, -2 * R, floor), (-far, -2 * R, floor)]
    sheet("opposite floor", planks, M.glow("floor", "#c8b08f", 0.62))
    pane = M.glow("daylight", "#fbfdff", 1.1)
    for column in range(2):
        for row in range(3):
            x, z = (-3.9 + column * 0.85) * R, (-1.1 + row * 0.85) * R
            upright("pane", x, x + 0.78 * R, z, z + 0.78 * R, -far * 0.99, pane)


def mirror(v):
    frame, size = VARIANTS[v]
    r = size / 200
    w = 0.018 if frame == "oak" else 0.009
    depth = 0.028
    profile = [
        (r - w, 0.010),
        (r - w, depth - 0.003, 0.002),
        (r - w * 0.8, depth, 0.002),
        (r - 0.003, depth, 0.003),
        (r, depth - 0.004, 0.003),
        (r, 0.0, 0.002),
        (r - w, 0.0),
    ]
    obs = []
    if frame == "oak":  # four bent pieces, so that the grain follows the round
        material = M.wood("frame", **M.OAK, grain=(1, 0, 0), seed=5, scale=1.4)
    else:
        material = M.brass("frame", rough=0.22)
    obs.append(S.lathe("frame", profile, material, segs=256, longest=0.004))
    obs.append(
        S.lathe(
            "glass", [(0, 0.0105), (r - w + 0.001, 0.0105)], silver(), segs=192, longest=1
        )
    )
    S.group("mirror", obs, rot=(90, 0, 0))
    return r


def build(v, rng):
    r = mirror(v)
    room_to_reflect(r * 1.3)
    a = math.radians(40)
    return Shot(
        R=r * 1.3,
        c=(0, 0, 0),
        wall=True,
        light=dict(rim=0),
        views={
            "front": View(14, 5),
            "detail": View(26, 12, at=(r * 0.66, -0.02, r * 0.66), width=r * 0.75, lens=100),
            "side": View(-50, 10),
        },
        parts={
            "frame": (r * math.cos(a) * 0.99, -0.027, r * math.sin(a) * 0.99),
            "glass": (-r * 0.2, -0.0125, -r * 0.15),
            "lower edge": (0, -0.026, -r * 0.99),
        },
    )
