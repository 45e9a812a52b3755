"""What is sewn and filled: pillows that stand on an edge, and box cushions with a border. Shaped, not simulated: the cloth
solver leaves corners like horns and seams that wander."""

import math

from . import shapes as S


def edge(w, d, radius, pull=0.0, step=0.006):
    """A rounded rectangle, counterclockwise; the middle of its sides is drawn in by `pull`."""
    corners = [(x, y) for x, y, *_ in S.outline(w, d, radius, 14)]
    path = []
    for i, (x, y) in enumerate(corners):
        nx, ny = corners[(i + 1) % len(corners)]
        n = max(1, round(math.dist((x, y), (nx, ny)) / step))
        path += [(x + (nx - x) * k / n, y + (ny - y) * k / n) for k in range(n)]

    def drawn(x, y):
        u, t = 2 * x / w, 2 * y / d
        return x - u * pull * (1 - t * t), y - t * pull * (1 - u * u)

    return [drawn(x, y) for x, y in path]


def panel(name, line, height, material, rings=48):
    """A sheet within an edge; height(x, y, share) is how high it lies, share 0 in the middle and 1 at the edge."""
    verts, n = [(0, 0, height(0, 0, 0))], len(line)
    for k in range(1, rings + 1):
        share = math.sin(math.pi / 2 * k / rings)  # close together where it bends
        verts += [(x * share, y * share, height(x * share, y * share, share)) for x, y in line]
    faces = [(0, 1 + s, 1 + (s + 1) % n) for s in range(n)]
    for k in range(rings - 1):
        a, b = 1 + k * n, 1 + (k + 1) * n
        faces += [(a + s, b + s, b + (s + 1) % n, a + (s + 1) % n) for s in range(n)]
    return S.mesh(name, verts, faces, material, [(x, y) for x, y, _ in verts])


def waves(rng, size, count=5):
    """Slow unevenness, -1…1, as a filling has it."""
    parts = [(rng.uniform(0, math.tau), rng.uniform(4, 11) / size, rng.uniform(0, math.tau)) for _ in range(count)]

    def at(x, y):
        return sum(math.sin((x * math.cos(a) + y * math.sin(a)) * k + p) for a, k, p in parts) / count

    return at


def pillow(name, w, d, thick, material, rng, pull=0.012, radius=0.03):
    """Two sheets sewn together at z = 0. Returns the object and the seam's path."""
    line = edge(w, d, radius, pull)
    uneven, gathers = waves(rng, w), rng.uniform(0, math.tau)

    def full(x, y, share):
        u, t = min(1, abs(2 * x / w)), min(1, abs(2 * y / d))
        swell = ((1 - u**2.6) * (1 - t**2.6)) ** 0.5 * (1 - share**10) ** 0.5
        corner = math.hypot(abs(x) - w / 2, abs(y) - d / 2)
        angle = math.atan2(d / 2 - abs(y), w / 2 - abs(x) + 1e-9)
        gather = math.sin(angle * 9 + gathers + x * 3) * math.exp(-((corner - 0.075) ** 2) / 0.0016)
        return thick / 2 * swell + (uneven(x, y) * 0.004 + gather * 0.0022) * min(1, swell * 1.6)

    front = panel(name, line, full, material)
    back = panel(name, line, lambda x, y, share: -full(-x, y, share), material)
    return [front, back], [(x, y, 0.0) for x, y in line]


def box(name, w, d, thick, material, crown=0.016, radius=0.045):
    """A seat cushion: two crowned panels and a border between them. Returns its objects and the paths of its two seams."""
    line = edge(w, d, radius)
    h = thick / 2

    def top(x, y, share):
        return h + crown * (1 - share**3) - 0.012 * share**14

    rows = [(-h + 0.012, 0.0), (-h * 0.5, 0.006), (0, 0.008), (h * 0.5, 0.006), (h - 0.012, 0.0)]
    verts, uvs, faces, n = [], [], [], len(line)
    along = [0.0]
    for a, b in zip(line, line[1:] + line[:1]):
        along.append(along[-1] + math.dist(a, b))
    for z, out in rows:
        for s in range(n + 1):
            x, y = line[s % n]
            far = math.hypot(x, y)
            verts.append((x * (1 + out / far), y * (1 + out / far), z))
            uvs.append((along[s], z))
    for k in range(len(rows) - 1):
        a, b = k * (n + 1), (k + 1) * (n + 1)
        faces += [(a + s, a + s + 1, b + s + 1, b + s) for s in range(n)]
    obs = [
        panel(name, line, top, material),
        panel(name, line, lambda x, y, share: -top(x, y, share), material),
        S.mesh(name + " border", verts, faces, material, uvs),
    ]
    return obs, [[(x, y, side * (h - 0.012)) for x, y in line] for side in (1, -1)]
