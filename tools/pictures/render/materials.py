"""Procedural materials; colours are sRGB hex, sizes in metres of the object's own space."""

import bpy


def rgb(h, a=1.0):
    h = h.lstrip("#")

    def lin(c):
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    return tuple(lin(int(h[i : i + 2], 16) / 255) for i in (0, 2, 4)) + (a,)


class G:
    """A short hand for node graphs."""

    def __init__(self, name):
        self.m = bpy.data.materials.new(name)
        self.m.use_nodes = True
        self.t = self.m.node_tree
        self.t.nodes.clear()
        self.out = self.t.nodes.new("ShaderNodeOutputMaterial")

    def n(self, kind, ins=None, **props):
        node = self.t.nodes.new("ShaderNode" + kind)
        for k, v in props.items():
            setattr(node, k, v)
        for k, v in (ins or {}).items():
            s = node.inputs[k]
            if isinstance(v, bpy.types.NodeSocket):
                self.t.links.new(v, s)
            else:
                s.default_value = v
        return node

    def coord(self, which="Object", scale=(1, 1, 1), rot=(0, 0, 0), loc=(0, 0, 0)):
        c = self.n("TexCoord").outputs[which]
        return self.n("Mapping", {"Vector": c, "Scale": scale, "Rotation": rot, "Location": loc}).outputs[0]

    def noise(self, vec, scale, detail=4, rough=0.55, distort=0):
        return self.n(
            "TexNoise", {"Vector": vec, "Scale": scale, "Detail": detail, "Roughness": rough, "Distortion": distort}
        ).outputs[0]

    def math(self, op, a, b=0.0, clamp=False):
        return self.n("Math", {0: a, 1: b}, operation=op, use_clamp=clamp).outputs[0]

    def mix(self, fac, a, b, blend="MIX"):
        return self.n("Mix", {0: fac, 6: a, 7: b}, data_type="RGBA", blend_type=blend).outputs[2]

    def ramp(self, fac, *stops):
        r = self.n("ValToRGB", {0: fac})
        el = r.color_ramp.elements
        while len(el) < len(stops):
            el.new(0.5)
        for e, (p, c) in zip(el, stops):
            e.position = p
            e.color = c if isinstance(c, tuple) else (c, c, c, 1)
        return r.outputs[0]

    def axis(self, vec, i):
        return self.n("SeparateXYZ", {0: vec}).outputs[i]

    def bump(self, height, distance, strength=1.0, normal=None):
        ins = {"Height": height, "Distance": distance, "Strength": strength}
        if normal:
            ins["Normal"] = normal
        return self.n("Bump", ins).outputs[0]

    def done(self, shader):
        self.t.links.new(shader, self.out.inputs[0])
        return self.m

    def principled(self, color, rough=0.5, normal=None, **more):
        ins = {"Base Color": color, "Roughness": rough}
        if normal:
            ins["Normal"] = normal
        ins.update({k.replace("_", " "): v for k, v in more.items()})
        return self.done(self.n("BsdfPrincipled", ins).outputs[0])


def glaze(
    name,
    color,
    thin,
    clay="#b39a80",
    speckle="#5b4632",
    foot=0.0,
    rim=None,
    gloss=0.16,
    specks=0.5,
    soft=0.004,
    rings=1.0,
    drip=None,
):
    """Stoneware: glaze that thins at the rim, pools lower down, iron specks, a raw clay foot below z=foot."""
    g = G(name)
    v = g.coord()
    z = g.axis(v, 2)
    big = g.noise(v, 26, 3)
    cloud = g.ramp(g.noise(v, 60, 5, 0.6), (0.35, 0.0), (0.7, 1.0))
    col = g.mix(g.math("MULTIPLY", cloud, 0.35), rgb(color), rgb(thin))
    if rim is not None:
        edge = g.math("ADD", z, g.math("MULTIPLY", g.math("SUBTRACT", big, 0.5), soft * 3))
        f = g.n("MapRange", {0: edge, 1: rim - soft, 2: rim + soft * 0.2, 3: 0.0, 4: 0.95}).outputs[0]
        col = g.mix(f, col, rgb(thin))
    if drip is not None:
        zz, upper = drip
        line = g.math(
            "ADD", z, g.math("MULTIPLY", g.math("SUBTRACT", g.noise(g.coord(scale=(1, 1, 0.3)), 34, 2), 0.5), 0.03)
        )
        f = g.n("MapRange", {0: line, 1: zz - 0.0012, 2: zz + 0.0012, 3: 0.0, 4: 1.0}).outputs[0]
        col = g.mix(f, col, rgb(upper))
    cell = g.n("TexVoronoi", {"Vector": v, "Scale": 420}, feature="F1")
    pick = g.math("GREATER_THAN", g.axis(cell.outputs["Color"], 0), 1 - specks * 0.12)
    size = g.math("MULTIPLY", g.axis(cell.outputs["Color"], 1), 0.34)
    dot = g.math(
        "MULTIPLY",
        pick,
        g.n(
            "MapRange", {0: g.math("SUBTRACT", size, cell.outputs["Distance"]), 1: 0.0, 2: 0.12, 3: 0.0, 4: 0.85}
        ).outputs[0],
    )
    col = g.mix(dot, col, rgb(speckle))
    turn = g.noise(g.coord(scale=(1, 1, 14)), 22, 2)
    h = g.math("ADD", g.math("MULTIPLY", turn, rings), g.math("MULTIPLY", g.noise(v, 95, 2), 0.35))
    nrm = g.bump(h, 0.0011, 0.5)
    rough = g.math("ADD", gloss, g.math("MULTIPLY", g.noise(v, 40, 3), 0.12))
    shiny = g.n(
        "BsdfPrincipled",
        {"Base Color": col, "Roughness": rough, "Normal": nrm, "Coat Weight": 0.35, "Coat Roughness": 0.08},
    ).outputs[0]
    if not foot:
        return g.done(shiny)
    raw = g.mix(g.noise(v, 300, 4), rgb(clay), rgb("#8d7661"))
    rawn = g.bump(g.noise(v, 900, 3), 0.0004, 0.6)
    matte = g.n("BsdfPrincipled", {"Base Color": raw, "Roughness": 0.85, "Normal": rawn}).outputs[0]
    line = g.math("ADD", z, g.math("MULTIPLY", g.math("SUBTRACT", big, 0.5), 0.006))
    f = g.n("MapRange", {0: line, 1: foot - 0.0006, 2: foot + 0.0006, 3: 0.0, 4: 1.0}).outputs[0]
    return g.done(g.n("MixShader", {0: f, 1: matte, 2: shiny}).outputs[0])


def clay(name, a, b, rough=0.9):
    g = G(name)
    v = g.coord()
    col = g.mix(g.ramp(g.noise(v, 22, 6, 0.65), (0.3, 0.0), (0.7, 1.0)), rgb(a), rgb(b))
    col = g.mix(g.math("MULTIPLY", g.ramp(g.noise(v, 420, 2), (0.58, 0.0), (0.7, 1.0)), 0.35), col, rgb("#fff1e0"))
    h = g.math("ADD", g.noise(v, 600, 3), g.math("MULTIPLY", g.noise(g.coord(scale=(1, 1, 10)), 30, 2), 0.9))
    return g.principled(col, rough, g.bump(h, 0.0008, 0.55))


def wood(name, light, dark, grain=(1, 0, 0), rough=0.42, scale=1.0, pores=0.5, seed=0.0, loc=None):
    """Grain runs along the axis that grain names; pores and rings are stretched noise."""
    g = G(name)

    def st(along, across):
        return tuple((along if a else across) * scale for a in grain)

    loc = loc or (seed * 1.7, seed * 2.3, seed * 0.9)
    wide = g.noise(g.coord(scale=st(0.7, 7), loc=loc), 2.4, 5, 0.5, 0.7)
    o = g.coord(loc=tuple(c * 0.05 for c in loc))
    along, across, deep = (g.axis(o, (grain.index(1) + k) % 3) for k in range(3))
    bent = g.math(
        "MULTIPLY", g.math("SUBTRACT", g.noise(g.coord(scale=st(0.45, 3.2), loc=loc), 2.0, 2), 0.5), 0.075 / scale
    )
    heart = g.math("ADD", g.math("ADD", g.math("MULTIPLY", along, 0.16), 0.055), g.math("ADD", deep, bent))
    dist = g.math("SQRT", g.math("ADD", g.math("MULTIPLY", across, across), g.math("MULTIPLY", heart, heart)))
    phase = g.math("FRACT", g.math("ADD", g.math("MULTIPLY", dist, 105 * scale), g.math("MULTIPLY", wide, 0.6)))
    rings = g.ramp(phase, (0.0, 0.15), (0.55, 0.6), (0.88, 1.0), (1.0, 0.15))  # cathedral arches of a flat-sawn board
    fine = g.noise(g.coord(scale=st(5, 260), loc=loc), 3.0, 3, 0.6)
    base = g.math("ADD", g.math("MULTIPLY", wide, 0.62), g.math("MULTIPLY", rings, 0.3), True)
    col = g.ramp(
        base, (0.25, rgb(dark)), (0.5, tuple((a + b) / 2 for a, b in zip(rgb(dark), rgb(light)))), (0.74, rgb(light))
    )
    pore = g.ramp(fine, (0.36, 1.0), (0.47, 0.0))
    col = g.mix(g.math("MULTIPLY", pore, pores), col, rgb(dark), "MULTIPLY")
    n = g.bump(fine, 0.0004 / scale, 0.22)
    r = g.math("ADD", rough, g.math("MULTIPLY", pore, 0.2))
    return g.principled(col, r, n)


OAK = dict(light="#d9b98c", dark="#b08a5b")
WALNUT = dict(light="#8a5f42", dark="#4b2f20")
BLACK_ASH = dict(light="#2d2a28", dark="#151413", pores=0.8)
BEECH = dict(light="#dfbd98", dark="#c99f77", pores=0.3)


def brass(name, color="#c6ab7c", rough=0.26):
    g = G(name)
    v = g.coord(scale=(30, 30, 900))
    s = g.noise(v, 2, 3)
    age = g.noise(g.coord(), 30, 3)
    col = g.mix(g.math("MULTIPLY", age, 0.25), rgb(color), rgb("#8e6a38"))
    return g.principled(col, g.math("ADD", rough, g.math("MULTIPLY", s, 0.14)), g.bump(s, 0.0002, 0.15), Metallic=1.0)


def metal(name, color="#2b2b2b", rough=0.45, metallic=0.0):
    g = G(name)
    v = g.coord()
    return g.principled(
        rgb(color),
        g.math("ADD", rough, g.math("MULTIPLY", g.noise(v, 50, 3), 0.08)),
        g.bump(g.noise(v, 1500, 1), 0.0001, 0.25),
        Metallic=metallic,
    )


def enamel(name, color, rim_z, rim="#1d2430", low=None):
    """Enamel steel: glassy coat, a dark rim above rim_z, tiny orange peel."""
    g = G(name)
    v = g.coord()
    z = g.math("ADD", g.axis(v, 2), g.math("MULTIPLY", g.math("SUBTRACT", g.noise(v, 60, 2), 0.5), 0.0012))
    f = g.n("MapRange", {0: z, 1: rim_z - 0.0003, 2: rim_z + 0.0003, 3: 0.0, 4: 1.0}).outputs[0]
    return g.principled(g.mix(f, rgb(color), rgb(rim)), 0.12, g.bump(g.noise(v, 120, 2), 0.0005, 0.25), Coat_Weight=0.5)


def glass(name, color="#f4faf8", rough=0.0):
    g = G(name)
    gl = g.n(
        "BsdfPrincipled", {"Base Color": rgb(color), "Roughness": rough, "IOR": 1.5, "Transmission Weight": 1.0}
    ).outputs[0]
    tr = g.n("BsdfTransparent", {"Color": rgb(color)}).outputs[0]
    sh = g.n("LightPath").outputs["Is Shadow Ray"]
    return g.done(g.n("MixShader", {0: sh, 1: gl, 2: tr}).outputs[0])


def cloth(name, a, b, threads=900, coord="UV", slub=0.5, stripe=None, sheen=0.25, depth=0.0006, thick=1.0):
    """A plain weave: crossed threads with slubs; threads a metre; stripe=(every, wide, colour) runs along v."""
    g = G(name)
    v = g.coord(coord, scale=(threads, threads, threads))
    x, y = g.axis(v, 0), g.axis(v, 1)
    jit = g.math("MULTIPLY", g.math("SUBTRACT", g.noise(g.coord(coord), 60, 2), 0.5), 1.4)
    x, y = g.math("ADD", x, jit), g.math("SUBTRACT", y, jit)
    pi = 3.14159
    sx, sy = g.math("SINE", g.math("MULTIPLY", x, pi)), g.math("SINE", g.math("MULTIPLY", y, pi))
    cx, cy = g.math("ABSOLUTE", sx), g.math("ABSOLUTE", sy)
    par = g.math("MULTIPLY", sx, sy)  # sign of the checker: who is on top
    top = g.math("GREATER_THAN", par, 0.0)
    h = g.n("Mix", {0: top, 2: cx, 3: cy}, data_type="FLOAT").outputs[0]
    wa = g.noise(g.coord(coord, scale=(threads * 0.5, 16, 1)), 1.0, 2)
    wb = g.noise(g.coord(coord, scale=(16, threads * 0.5, 1)), 1.0, 2)
    yarn = g.n("Mix", {0: top, 2: wa, 3: wb}, data_type="FLOAT").outputs[0]
    big = g.noise(g.coord(coord), 9, 3)
    tone = g.math(
        "ADD",
        g.math("MULTIPLY", g.math("SUBTRACT", yarn, 0.5), slub * 2.2),
        g.math("ADD", 0.5, g.math("MULTIPLY", g.math("SUBTRACT", big, 0.5), 0.4)),
        True,
    )
    col = g.mix(tone, rgb(b), rgb(a))
    if stripe:
        every, wide, c = stripe
        s = g.math(
            "LESS_THAN", g.math("FRACT", g.math("ADD", g.math("DIVIDE", g.axis(g.coord(coord), 0), every), 100.5)), wide
        )
        col = g.mix(g.math("MULTIPLY", s, 0.9), col, rgb(c))
    col = g.mix(g.n("MapRange", {0: h, 1: 0.0, 2: 0.5, 3: 0.28, 4: 0.0}).outputs[0], col, g.mix(0.6, col, (0, 0, 0, 1)))
    n = g.bump(g.math("ADD", h, g.math("MULTIPLY", yarn, 0.5)), depth, 0.6 * thick)
    return g.principled(col, 0.9, n, Sheen_Weight=sheen, Sheen_Roughness=0.5, Specular_IOR_Level=0.15)


def shade(name, a, b, threads=1100):
    """Linen for lamps: lets light through."""
    m = cloth(name, a, b, threads, slub=0.9, sheen=0)
    t = m.node_tree
    p = next(n for n in t.nodes if n.type == "BSDF_PRINCIPLED")
    out = next(n for n in t.nodes if n.type == "OUTPUT_MATERIAL")
    tr = t.nodes.new("ShaderNodeBsdfTranslucent")
    t.links.new(p.inputs["Base Color"].links[0].from_socket, tr.inputs[0])
    mx = t.nodes.new("ShaderNodeMixShader")
    mx.inputs[0].default_value = 0.45
    t.links.new(p.outputs[0], mx.inputs[1])
    t.links.new(tr.outputs[0], mx.inputs[2])
    t.links.new(mx.outputs[0], out.inputs[0])
    return m


def yarn(name, a, b):
    g = G(name)
    v = g.coord()
    col = g.mix(g.ramp(g.noise(v, 14, 3), (0.3, 0.0), (0.7, 1.0)), rgb(a), rgb(b))
    col = g.mix(g.math("MULTIPLY", g.noise(v, 900, 2), 0.4), col, rgb(b))
    return g.principled(col, 0.95, g.bump(g.noise(v, 2200, 2), 0.0008, 0.6), Sheen_Weight=0.4, Specular_IOR_Level=0.1)


def leather(name, a, b):
    g = G(name)
    v = g.coord()
    cell = g.n("TexVoronoi", {"Vector": v, "Scale": 420}, feature="DISTANCE_TO_EDGE").outputs[0]
    h = g.ramp(cell, (0.0, 0.0), (0.22, 1.0))
    col = g.mix(g.ramp(g.noise(v, 12, 5), (0.3, 0.0), (0.75, 1.0)), rgb(a), rgb(b))
    return g.principled(col, g.math("ADD", 0.38, g.math("MULTIPLY", g.noise(v, 40, 3), 0.2)), g.bump(h, 0.0006, 0.35))


def cork(name):
    g = G(name)
    v = g.coord()
    c = g.n("TexVoronoi", {"Vector": v, "Scale": 260}).outputs["Color"]
    f = g.axis(c, 0)
    col = g.ramp(f, (0.0, rgb("#7c5430")), (0.12, rgb("#b98a58")), (1.0, rgb("#d2a878")))
    return g.principled(col, 0.85, g.bump(f, 0.0006, 0.5))


def paper(name, color="#f4f0e8"):
    g = G(name)
    v = g.coord()
    return g.principled(
        g.mix(g.math("MULTIPLY", g.noise(v, 12, 4), 0.06), rgb(color), rgb("#b9b2a6")),
        0.9,
        g.bump(g.noise(v, 700, 4), 0.0003, 0.4),
    )


def wax(name, color="#f1e7d3"):
    g = G(name)
    return g.principled(
        rgb(color),
        0.5,
        g.bump(g.noise(g.coord(), 60, 3), 0.0006, 0.3),
        Subsurface_Weight=0.6,
        Subsurface_Radius=(0.012, 0.008, 0.005),
        Subsurface_Scale=0.5,
    )


def wall(name, color):
    g = G(name)
    v = g.coord()
    col = g.mix(g.math("MULTIPLY", g.noise(v, 1.6, 4), 0.5), rgb(color), rgb("#d8d2c8"))
    return g.principled(col, 0.95, g.bump(g.noise(v, 45, 5, 0.6), 0.002, 0.12))


def plain(name, color, rough=0.9):
    return G(name).principled(rgb(color), rough)


def glow(name, color, strength):
    g = G(name)
    return g.done(g.n("Emission", {0: rgb(color), 1: strength}).outputs[0])
