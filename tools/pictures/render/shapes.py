"""Meshes made of numbers: turned, lofted and swept shapes. Metres, z up, deterministic."""

import math

import bmesh
import bpy


def mesh(name, verts, faces, material=None, uvs=None, smooth=True):
    me = bpy.data.meshes.new(name)
    me.from_pydata(verts, [], faces)
    if uvs:
        layer = me.uv_layers.new(name="UVMap")
        layer.data.foreach_set("uv", [c for loop in me.loops for c in uvs[loop.vertex_index]])
    if smooth:
        me.polygons.foreach_set("use_smooth", [True] * len(me.polygons))
    ob = bpy.data.objects.new(name, me)
    bpy.context.scene.collection.objects.link(ob)
    if material:
        me.materials.append(material)
    me.validate()
    bm = bmesh.new()
    bm.from_mesh(me)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(me)
    bm.free()
    return ob


def fillet(points, steps=7):
    """points: (r, z[, radius]) -> polyline whose corners are arcs (quadratic) of about that radius."""
    out = []
    for i, p in enumerate(points):
        rad = p[2] if len(p) > 2 else 0
        if not rad or i in (0, len(points) - 1):
            out.append((p[0], p[1]))
            continue
        a, b = points[i - 1], points[i + 1]
        la, lb = math.dist(a[:2], p[:2]), math.dist(b[:2], p[:2])
        ra, rb = min(rad, la * 0.5), min(rad, lb * 0.5)
        s = [p[k] + (a[k] - p[k]) * ra / la for k in (0, 1)]
        e = [p[k] + (b[k] - p[k]) * rb / lb for k in (0, 1)]
        for j in range(steps + 1):
            t = j / steps
            out.append(tuple((1 - t) ** 2 * s[k] + 2 * t * (1 - t) * p[k] + t * t * e[k] for k in (0, 1)))
    return out


def refine(points, longest):
    out = [points[0]]
    for a, b in zip(points, points[1:]):
        n = max(1, math.ceil(math.dist(a, b) / longest))
        out += [tuple(a[k] + (b[k] - a[k]) * j / n for k in (0, 1)) for j in range(1, n + 1)]
    return out


def wobble(rng, amount):
    """A hand-made roundness: two slow lobes that drift with height."""
    p = [rng.uniform(0, math.tau) for _ in range(4)]
    return lambda th, z: 1 + amount * (
        math.sin(2 * th + p[0] + z * 9)
        + 0.6 * math.sin(3 * th + p[1] - z * 13)
        + 0.3 * math.sin(5 * th + p[2] + z * 31)
    )


def lathe(name, profile, material=None, segs=128, wob=None, longest=0.006, round_=lambda th: (1, 1)):
    """Turn a profile [(r, z[, fillet])]; round_ may stretch x and y for ovals."""
    prof = refine(fillet(profile), longest)
    verts, uvs, rows = [], [], []
    v, rmax = 0, max(p[0] for p in prof)
    for i, (r, z) in enumerate(prof):
        if i:
            v += math.dist(prof[i - 1], (r, z))
        row = []
        for s in range(segs + 1):
            th = math.tau * s / segs
            k = wob(th % math.tau, z) if wob else 1
            sx, sy = round_(th)
            row.append(len(verts))
            verts.append((r * k * sx * math.cos(th), r * k * sy * math.sin(th), z))
            uvs.append((th * rmax, v))
        rows.append(row)
    faces = [
        (rows[i][s], rows[i][s + 1], rows[i + 1][s + 1], rows[i + 1][s])
        for i in range(len(rows) - 1)
        for s in range(segs)
    ]
    return mesh(name, verts, faces, material, uvs)


def outline(w, d, radius, segs=20):
    """A rounded rectangle as (x, y, nx, ny)."""
    out = []
    for q, (cx, cy) in enumerate([(1, 1), (-1, 1), (-1, -1), (1, -1)]):
        for j in range(segs + 1):
            a = math.pi / 2 * (q + j / segs)
            out.append(
                (
                    cx * (w / 2 - radius) + radius * math.cos(a),
                    cy * (d / 2 - radius) + radius * math.sin(a),
                    math.cos(a),
                    math.sin(a),
                )
            )
    # straight edges get points of their own so that textures and shading stay even
    return out


def loft(name, profile, line, material=None, cap=True):
    """Sweep a profile [(offset inwards, z[, fillet])] round an outline."""
    prof = fillet(profile)
    verts = [(x - nx * o, y - ny * o, z) for o, z in prof for x, y, nx, ny in line]
    n = len(line)
    faces = [
        (i * n + s, i * n + (s + 1) % n, (i + 1) * n + (s + 1) % n, (i + 1) * n + s)
        for i in range(len(prof) - 1)
        for s in range(n)
    ]
    if cap:
        faces += [tuple(reversed(range(n))), tuple(range((len(prof) - 1) * n, len(prof) * n))]
    return mesh(name, verts, faces, material)


def tube(name, path, radius, material=None, ring=20, closed=False, flat=1.0, taper=lambda t: 1.0, caps=True):
    """Sweep an ellipse (radius × radius*flat) along a path of points with parallel transport."""
    from mathutils import Vector

    pts = [Vector(p) for p in path]
    n = len(pts)
    verts, uvs, side, dist = [], [], None, 0
    for i, p in enumerate(pts):
        a = pts[(i - 1) % n] if closed or i else pts[0]
        b = pts[(i + 1) % n] if closed or i < n - 1 else pts[-1]
        tan = (b - a).normalized()
        if side is None:
            side = tan.orthogonal().normalized() if abs(tan.y) > 0.9 else Vector((0, 1, 0))
        side = (side - tan * side.dot(tan)).normalized()
        up = tan.cross(side)
        dist += (pts[i] - pts[i - 1]).length if i else 0
        k = radius * taper(i / (n - 1))
        for j in range(ring):
            th = math.tau * j / ring
            verts.append(p + side * (math.cos(th) * k * flat) + up * (math.sin(th) * k))
            uvs.append((j / ring * math.tau * radius, dist))
    faces = [
        (i * ring + j, i * ring + (j + 1) % ring, (i + 1) % n * ring + (j + 1) % ring, (i + 1) % n * ring + j)
        for i in range(n if closed else n - 1)
        for j in range(ring)
    ]
    if not closed and caps:
        faces += [tuple(reversed(range(ring))), tuple(range((n - 1) * ring, n * ring))]
    return mesh(name, [tuple(v) for v in verts], faces, material, uvs)


def bezier(p0, p1, p2, p3, n=40):
    def f(t):
        return tuple(
            (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t * t * (1 - t) * c + t**3 * d
            for a, b, c, d in zip(p0, p1, p2, p3)
        )

    return [f(i / n) for i in range(n + 1)]


def slab(name, w, d, h, radius, edge, material=None, z=0):
    """A board with rounded corners (plan) and softened edges; its underside is at z."""
    return loft(
        name,
        [(edge, z), (0, z, edge), (0, z + h, edge), (edge, z + h)] if edge else [(0, z), (0, z + h)],
        outline(w, d, radius),
        material,
    )


def bevel(ob, width, segments=3):
    m = ob.modifiers.new("bevel", "BEVEL")
    m.width, m.segments, m.limit_method = width, segments, "ANGLE"
    return ob


def subdivide(ob, levels=2):
    m = ob.modifiers.new("sub", "SUBSURF")
    m.levels = m.render_levels = levels
    return ob


def place(ob, loc=(0, 0, 0), rot=(0, 0, 0), parent=None):
    ob.location, ob.rotation_euler = loc, [math.radians(a) for a in rot]
    if parent:
        ob.parent = parent
    return ob


def settle(e):
    """Let a group stand on z = 0."""
    bpy.context.view_layer.update()
    low = min((o.matrix_world @ v.co).z for o in e.children for v in o.data.vertices)
    e.location.z -= low
    return e


def group(name, obs, loc=(0, 0, 0), rot=(0, 0, 0)):
    e = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(e)
    for o in obs:
        if o.parent is None:
            o.parent = e
    return place(e, loc, rot)


def turned(point, degrees):
    """The point, turned round the vertical axis as a group of that rotation turns it."""
    a = math.radians(degrees)
    x, y, z = point
    return (x * math.cos(a) - y * math.sin(a), x * math.sin(a) + y * math.cos(a), z)
