import type { DemoProduct } from './demo-product.ts'
import type { Dye } from './scene.ts'

/** What is in a mug keeps its colour. */
const coffee: Dye = { from: [345, 60] }
const creamEnamel: readonly Dye[] = [coffee, { hue: 85, chroma: 0.4, tone: 0.012, light: 0.1, spread: 0.1 }]

/** Camp and kitchen; every one tells material, weight, capacity, where it may be used and care, so that they compare. */
export const camp: readonly DemoProduct[] = [
  {
    id: 'meadow-tent',
    title: 'Meadow tent',
    description:
      'A ridge tent that two people put up in four minutes, in the dark, after an argument. Tall enough to sit in, light enough to carry, and the window faces the sunrise if you pitch it right.',
    tint: '#e3ecda',
    colours: [
      { name: 'Meadow', dyes: [{ chroma: 0.72, light: -0.03 }] },
      { name: 'Amber', dyes: [{ from: [100, 200], hue: 62, chroma: 0.8, light: 0.0 }] },
    ],
    choice: { name: 'Sleeps', values: { '2 people': 0, '3 people': 6000 } },
    amountMinor: 24900,
    wasMinor: 29900,
    attributes: {
      'Material': 'Ripstop nylon, aluminium',
      'Weight': '2.4 kg',
      'Capacity': '2 or 3 people',
      'Use': 'Spring to autumn',
      'Water resistance': '3,000 mm',
      'Care': 'Dry before packing',
    },
    rating: { average: 4.5, count: 187 },
    tags: ['tent', 'camping', 'two people', 'light'],
    scene: {
      icon: 'tent',
      without: [0, 1, 2, 3, 4],
      stands: true,
      detail: { at: [10.5, 21], width: 17, alt: 'The way in, close up' },
      together: {
        objects: [
          { at: [64, 40], size: 50, colour: 'Amber' },
          { at: [41, 60], size: 68 },
        ],
        alt: 'Both colours on a meadow',
      },
    },
  },
  {
    id: 'evening-lantern',
    title: 'Evening lantern',
    description:
      'Oiled paper on a bamboo frame, with a warm lamp inside that lasts the night. Folds flat for the rucksack, and makes any picnic look planned.',
    tint: '#f3e2d3',
    colours: [
      { name: 'Poppy', dyes: [{ from: [10, 70], chroma: 0.85, light: -0.02 }] },
      { name: 'Moonlight', dyes: [{ from: [330, 110], hue: 88, chroma: 0.35, light: 0.12, spread: 0.1 }] },
      { name: 'Teal', dyes: [{ from: [330, 50], hue: 195, chroma: 0.55, light: -0.03, spread: 0.1 }] },
    ],
    amountMinor: 3400,
    attributes: {
      'Material': 'Oiled paper, bamboo',
      'Weight': '180 g',
      'Capacity': '12 hours of light',
      'Use': 'Indoors and out',
      'Water resistance': 'Dew, not rain',
      'Care': 'Dust with a soft brush',
    },
    rating: { average: 4.3, count: 66 },
    tags: ['lantern', 'light', 'camping', 'gift'],
    scene: {
      icon: 'red-paper-lantern',
      detail: { at: [16, 9], width: 13, alt: 'Paper ribs, close up' },
      together: {
        objects: [
          { at: [27, 40], size: 48, colour: 'Moonlight' },
          { at: [73, 44], size: 48, colour: 'Teal' },
          { at: [50, 55], size: 62 },
        ],
        alt: 'Three lanterns in a row',
      },
    },
  },
  {
    id: 'enamel-mug',
    title: 'Enamel mug',
    description:
      'The mug that survives being dropped on granite. Enamel over steel, with a saucer that doubles as a lid, and it does not care whether the fire is gas or driftwood.',
    tint: '#ece6dc',
    colours: [
      { name: 'Cream', dyes: creamEnamel },
      { name: 'Sky', dyes: [coffee, { hue: 235, tone: 0.035, light: 0.02, spread: 0.1 }] },
      { name: 'Brick', dyes: [coffee, { hue: 35, tone: 0.08, light: -0.1, spread: 0.1 }] },
    ],
    amountMinor: 1800,
    attributes: {
      Material: 'Enamelled steel',
      Weight: '160 g',
      Capacity: '350 ml',
      Use: 'Gas, fire, oven',
      Dishwasher: 'Yes',
      Care: 'No steel wool',
    },
    rating: { average: 4.7, count: 812 },
    tags: ['mug', 'cup', 'coffee', 'camping', 'gift'],
    scene: {
      icon: 'hot-beverage',
      detail: { at: [22, 13.5], width: 15, alt: 'Rim and handle, close up' },
      together: {
        objects: [
          { at: [33, 38], size: 50, colour: 'Sky', turn: -14 },
          { at: [68, 42], size: 50, colour: 'Brick', turn: 12 },
          { at: [48, 63], size: 56 },
        ],
        alt: 'Three mugs for three friends',
      },
    },
  },
  {
    id: 'hearth-teapot',
    title: 'Hearth teapot',
    description:
      'Stoneware that keeps four cups warm through a long story. The spout does not drip, the lid stays on when you pour, and the sieve inside lifts out.',
    tint: '#f3dedd',
    colours: [
      { name: 'Rosehip', dyes: [{ from: [340, 50], hue: 20, chroma: 0.8, light: -0.06 }] },
      { name: 'Mustard', dyes: [{ from: [340, 50], hue: 82, chroma: 0.65, light: 0.08 }] },
      { name: 'Ocean', dyes: [{ from: [340, 50], hue: 230, chroma: 0.45, light: -0.1 }] },
    ],
    amountMinor: 5900,
    attributes: {
      Material: 'Glazed stoneware',
      Weight: '820 g',
      Capacity: '900 ml',
      Use: 'Table, warmer',
      Dishwasher: 'Yes',
      Care: 'Lift out the sieve to clean',
    },
    rating: { average: 4.6, count: 143 },
    tags: ['teapot', 'tea', 'kitchen', 'stoneware', 'gift'],
    scene: {
      icon: 'teapot',
      stands: true,
      detail: { at: [16, 9], width: 13, alt: 'Lid and knob, close up' },
      together: {
        objects: [
          { at: [61, 39], size: 52, colour: 'Mustard' },
          { at: [40, 60], size: 62 },
        ],
        alt: 'Rosehip and Mustard on one table',
      },
    },
  },
  {
    id: 'hearth-skillet',
    title: 'Cast skillet',
    description:
      'One pan for eggs at home and flatbread over embers. Cast iron, seasoned with linseed oil, and better every year you use it. Breakfast is not included.',
    tint: '#e8e3ec',
    colours: [{ name: 'Iron', dyes: [{ from: [270, 340], hue: 285, chroma: 0.45, light: -0.03 }] }],
    choice: { name: 'Diameter', values: { '20 cm': 0, '24 cm': 1400, '28 cm': 2800 } },
    amountMinor: 4800,
    soldOut: ['28 cm'],
    attributes: {
      Material: 'Cast iron',
      Weight: '1.6 kg',
      Capacity: '2 eggs to a whole chicken',
      Use: 'Gas, induction, fire, oven',
      Dishwasher: 'No',
      Care: 'Wipe, oil, never soak',
    },
    rating: { average: 4.8, count: 259 },
    tags: ['pan', 'skillet', 'cast iron', 'kitchen', 'camping'],
    scene: {
      icon: 'cooking',
      detail: { at: [14, 13], width: 15, alt: 'A fried egg in the pan, close up' },
      together: {
        objects: [
          { at: [40, 44], size: 66, turn: -18 },
          { at: [70, 68], size: 40, icon: 'hot-beverage', dyes: creamEnamel, turn: 10 },
        ],
        alt: 'Breakfast: the skillet with an enamel mug',
      },
    },
  },
  {
    id: 'lake-bowl',
    title: 'Lake bowl and spoon',
    description:
      'A deep bowl with a spoon that clips to its rim, so neither is ever alone in the rucksack. Made of birch fibre: light, warm to the touch, and compostable at the end of a long life.',
    tint: '#dce8f0',
    colours: [
      { name: 'Lake', dyes: [{ from: [220, 300], hue: 235, chroma: 0.68, light: -0.02 }] },
      { name: 'Lichen', dyes: [{ from: [220, 300], hue: 135, chroma: 0.42, light: 0.02 }] },
      { name: 'Terracotta', dyes: [{ from: [220, 300], hue: 40, chroma: 0.6, light: 0.0 }] },
    ],
    amountMinor: 2200,
    attributes: {
      Material: 'Birch fibre',
      Weight: '110 g',
      Capacity: '600 ml',
      Use: 'Hot and cold food',
      Care: 'Rinse and dry',
    },
    rating: { average: 4.2, count: 51 },
    tags: ['bowl', 'spoon', 'camping', 'kitchen', 'plastic-free'],
    scene: {
      icon: 'bowl-with-spoon',
      stands: true,
      detail: { at: [19, 12], width: 14, alt: 'Spoon on the rim, close up' },
      together: {
        objects: [
          { at: [62, 36], size: 46, colour: 'Terracotta' },
          { at: [30, 44], size: 46, colour: 'Lichen' },
          { at: [52, 65], size: 54 },
        ],
        alt: 'Three bowls',
      },
    },
  },
]
