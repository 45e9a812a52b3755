"""One product a file: ID, VARIANTS, and build(variant, rng) that returns a Shot."""

ALL = (
    "mug bowl plates carafe tray jug table_lamp floor_lamp pendant candle clock mirror "
    "chair stool table bench shelf coat_rail cushion throw rug planter basket vase"
).split()
