import { sizes } from './demo-product.ts'
import type { DemoProduct } from './demo-product.ts'

/** Things to wear; every one tells material, weight, fit, warmth and care, so that they compare. */
export const clothing: readonly DemoProduct[] = [
  {
    id: 'field-coat',
    title: 'Field coat',
    description:
      'A coat with room for a sweater underneath and a map in the pocket. Waxed cotton keeps the rain out and smells faintly of a good hardware shop; the lining comes out when spring does.',
    tint: '#eee4d6',
    colours: [
      { name: 'Sand', dyes: [] },
      { name: 'Moss', dyes: [{ from: [36, 120], hue: 125, light: -0.16, chroma: 0.7 }] },
      { name: 'Navy', dyes: [{ from: [36, 120], hue: 262, light: -0.34, chroma: 0.7, spread: 0.2 }] },
    ],
    choice: sizes('XS', 'S', 'M', 'L', 'XL'),
    amountMinor: 18900,
    wasMinor: 22900,
    soldOut: ['Moss / XS', 'Moss / XL'],
    attributes: {
      'Material': 'Waxed cotton, wool lining',
      'Weight': '1,250 g',
      'Fit': 'Relaxed',
      'Warmth': 'To −5 °C',
      'Water resistance': 'Steady rain',
      'Care': 'Wipe clean, re-wax each year',
      'Made in': 'Portugal',
    },
    rating: { average: 4.8, count: 163 },
    tags: ['coat', 'jacket', 'winter', 'waxed cotton'],
    scene: {
      icon: 'coat',
      detail: { at: [17.5, 12.5], width: 13, alt: 'Lapel and first button, close up' },
      together: {
        objects: [
          { at: [58, 45], size: 66, colour: 'Moss', turn: 7 },
          { at: [43, 55], size: 68, turn: -5 },
        ],
        alt: 'Sand over Moss',
      },
    },
  },
  {
    id: 'daybreak-tee',
    title: 'Daybreak tee',
    description:
      'Heavy organic cotton with a stripe across the chest, cut a little boxy. It keeps its shape after fifty washes; we counted.',
    tint: '#e4ecdf',
    colours: [
      { name: 'Leaf', dyes: [{ from: [110, 170], hue: 140, chroma: 0.7, light: -0.04 }] },
      { name: 'Sky', dyes: [{ from: [110, 170], hue: 235, chroma: 0.6, light: -0.02 }] },
      { name: 'Clay', dyes: [{ from: [110, 170], hue: 38, chroma: 0.65, light: -0.08 }] },
    ],
    choice: sizes('XS', 'S', 'M', 'L', 'XL', 'XXL'),
    amountMinor: 3200,
    attributes: {
      'Material': 'Organic cotton, 220 g/m²',
      'Weight': '210 g',
      'Fit': 'Boxy',
      'Warmth': 'Summer',
      'Care': '40 °C, no dryer',
      'Made in': 'Turkey',
    },
    rating: { average: 4.5, count: 521 },
    tags: ['t-shirt', 'top', 'organic', 'cotton', 'summer'],
    scene: {
      icon: 't-shirt',
      detail: { at: [16, 13.5], width: 13, alt: 'Collar and stripe, close up' },
      together: {
        objects: [
          { at: [55, 34], size: 58, colour: 'Sky', turn: 9 },
          { at: [40, 55], size: 58, colour: 'Clay', turn: -10 },
          { at: [57, 68], size: 58, turn: 4 },
        ],
        alt: 'All three colours, one over the other',
      },
    },
  },
  {
    id: 'canyon-jeans',
    title: 'Canyon jeans',
    description:
      'Straight jeans in denim that gives a little, with a turn-up that hides three centimetres of growing. Rivets where it matters, and a spare button sewn inside.',
    tint: '#dfe5ee',
    colours: [
      { name: 'Indigo', dyes: [{ from: [220, 300], hue: 262, chroma: 0.72, light: -0.06 }] },
      { name: 'Washed black', dyes: [{ from: [220, 300], hue: 265, chroma: 0.12, light: -0.2 }] },
    ],
    choice: { name: 'Waist', values: { W28: 0, W30: 0, W32: 0, W34: 0, W36: 0 } },
    amountMinor: 8900,
    attributes: {
      'Material': 'Cotton denim, 2 % elastane',
      'Weight': '640 g',
      'Fit': 'Straight',
      'Warmth': 'All year',
      'Care': '30 °C, inside out',
      'Made in': 'Italy',
    },
    rating: { average: 4.2, count: 287 },
    tags: ['jeans', 'trousers', 'denim'],
    scene: {
      icon: 'jeans',
      detail: { at: [13.5, 7.5], width: 15, alt: 'Waistband, button and pocket, close up' },
      together: {
        objects: [
          { at: [63, 48], size: 74, colour: 'Washed black', turn: 8 },
          { at: [38, 52], size: 78, turn: -5 },
        ],
        alt: 'Indigo and Washed black side by side',
      },
    },
  },
  {
    id: 'river-shorts',
    title: 'River shorts',
    description:
      'Swim in them, dry off on a rock, walk into the café. The drawcord is soft, the pockets drain, and the inner brief can be cut out if you would rather not.',
    tint: '#dfeee2',
    colours: [
      { name: 'Reed', dyes: [{ hue: 148, chroma: 0.62, light: -0.03, spread: 0.6 }] },
      { name: 'Sunset', dyes: [{ from: [90, 200], hue: 40, chroma: 0.75, light: -0.08, spread: 0.6 }] },
      { name: 'Deep blue', dyes: [{ from: [90, 200], hue: 250, chroma: 0.7, light: -0.22, spread: 0.4 }] },
    ],
    choice: sizes('S', 'M', 'L', 'XL'),
    amountMinor: 4500,
    attributes: {
      'Material': 'Recycled polyester',
      'Weight': '160 g',
      'Fit': 'Above the knee',
      'Warmth': 'Summer',
      'Water resistance': 'Dries in 20 minutes',
      'Care': '30 °C, no softener',
      'Made in': 'Portugal',
    },
    rating: { average: 4.4, count: 138 },
    tags: ['shorts', 'swim', 'summer', 'recycled'],
    scene: {
      icon: 'shorts',
      detail: { at: [15.8, 9.5], width: 12, alt: 'Drawcord and waistband, close up' },
      together: {
        objects: [
          { at: [57, 40], size: 60, colour: 'Deep blue', turn: 8 },
          { at: [43, 59], size: 64, turn: -6 },
        ],
        alt: 'Reed over Deep blue',
      },
    },
  },
  {
    id: 'alpine-gloves',
    title: 'Alpine gloves',
    description:
      'Boiled wool outside, fleece inside, and fingertips that work on a phone. Warm enough for the lift, thin enough to tie a lace.',
    tint: '#e9e1ee',
    colours: [
      { name: 'Plum', dyes: [{ chroma: 0.7, light: -0.06 }] },
      { name: 'Rust', dyes: [{ from: [260, 360], hue: 42, chroma: 0.55, light: -0.01 }] },
      { name: 'Charcoal', dyes: [{ from: [260, 360], hue: 270, chroma: 0.07, light: -0.14 }] },
    ],
    choice: sizes('S', 'M', 'L'),
    amountMinor: 3900,
    attributes: {
      'Material': 'Boiled wool, fleece',
      'Weight': '120 g',
      'Fit': 'Close',
      'Warmth': 'To −10 °C',
      'Water resistance': 'Snow, not rain',
      'Care': 'Hand wash, cold',
      'Made in': 'Austria',
    },
    rating: { average: 4.6, count: 89 },
    tags: ['gloves', 'wool', 'winter', 'touchscreen'],
    scene: {
      icon: 'gloves',
      detail: { at: [15, 24.5], width: 14, alt: 'Ribbed cuff, close up' },
      together: {
        objects: [
          { at: [36, 47], size: 62, turn: -12 },
          { at: [64, 53], size: 62, turn: 10, flip: true },
        ],
        alt: 'The pair',
      },
    },
  },
  {
    id: 'hut-socks',
    title: 'Hut socks, two pairs',
    description:
      'Merino with a bit of nylon where boots rub. They stay up, they do not smell after a weekend, and a hole is mended for free: send them in.',
    tint: '#f1ead6',
    colours: [
      { name: 'Sun & sea', dyes: [{ chroma: 0.82, light: -0.02 }] },
      {
        name: 'Berry & mint',
        dyes: [
          { from: [60, 120], hue: 165, chroma: 0.55, light: -0.06 },
          { from: [230, 300], hue: 5, chroma: 0.75, light: 0.02 },
        ],
      },
      {
        name: 'Oat & peat',
        dyes: [
          { from: [60, 120], hue: 82, chroma: 0.35, light: 0.02 },
          { from: [230, 300], hue: 55, chroma: 0.3, light: -0.12 },
        ],
      },
    ],
    choice: sizes('36–39', '40–43', '44–47'),
    amountMinor: 1900,
    attributes: {
      'Material': '70 % merino wool',
      'Weight': '95 g',
      'Fit': 'Mid calf',
      'Warmth': 'Autumn and winter',
      'Care': '30 °C, wool cycle',
      'Made in': 'Germany',
    },
    rating: { average: 4.9, count: 634 },
    tags: ['socks', 'merino', 'wool', 'hiking', 'gift'],
    scene: {
      icon: 'socks',
      detail: { at: [17, 8], width: 15, alt: 'Ribbed cuff, close up' },
      together: {
        objects: [
          { at: [66, 46], size: 62, colour: 'Berry & mint', turn: 10 },
          { at: [36, 54], size: 66, turn: -8 },
        ],
        alt: 'Two sets of colours',
      },
    },
  },
]
