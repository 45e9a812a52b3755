import { sizes } from './demo-product.ts'
import type { DemoProduct } from './demo-product.ts'

/** Shoes for paths, pavements and the beach; every one tells weight, upper, sole, water and care, so that they compare. */
export const footwear: readonly DemoProduct[] = [
  {
    id: 'ridge-boot',
    title: 'Ridge boot',
    description:
      'A boot for the long way round: full-grain nubuck, a padded cuff that does not rub, and a sole that grips wet stone. It is broken in after an afternoon and can be resoled when the years have worn it down. Most people take their usual size; half sizes up for thick socks.',
    tint: '#efe1cf',
    colours: [
      {
        name: 'Walnut',
        dyes: [
          { from: [40, 110], hue: 56, light: -0.17, chroma: 0.78 },
          { from: [330, 40], hue: 35, light: -0.06, chroma: 0.75 },
        ],
      },
      {
        name: 'Slate',
        dyes: [
          { from: [40, 110], hue: 250, light: -0.24, chroma: 0.32 },
          { from: [330, 40], hue: 268, light: -0.08, chroma: 0.5 },
        ],
      },
    ],
    choice: sizes('38', '39', '40', '41', '42', '43'),
    amountMinor: 13900,
    soldOut: ['Slate / 38'],
    attributes: {
      'Weight (pair)': '980 g',
      'Upper': 'Nubuck leather',
      'Sole': 'Grip rubber, 5 mm lugs',
      'Water resistance': 'Waterproof membrane',
      'Height': 'Over the ankle',
      'Best for': 'Day hikes with a pack',
      'Care': 'Brush, wax twice a year',
    },
    rating: { average: 4.6, count: 212 },
    tags: ['hiking', 'boots', 'leather', 'waterproof', 'resoleable'],
    scene: {
      icon: 'hiking-boot',
      stands: true,
      detail: { at: [15, 14.5], width: 15, alt: 'Laces and padded cuff, close up' },
      together: {
        objects: [
          { at: [58, 38], size: 58, colour: 'Slate', flip: true },
          { at: [43, 60], size: 64 },
        ],
        alt: 'Both colours side by side',
      },
    },
  },
  {
    id: 'trail-runner',
    title: 'Trail runner',
    description:
      'Light enough to forget and stable enough to trust on roots. The knit lets the heat out and dries on the way home, and the rocker sole rolls you forward when your legs would rather not.',
    tint: '#e6e3ef',
    colours: [
      { name: 'Fog', dyes: [{ hue: 285, chroma: 0.42, light: 0.0 }] },
      { name: 'Fern', dyes: [{ hue: 150, tone: 0.045, light: -0.05, spread: 0.2 }] },
      { name: 'Ember', dyes: [{ hue: 35, tone: 0.075, light: -0.06, spread: 0.2 }] },
    ],
    choice: sizes('37', '38', '39', '40', '41', '42', '43', '44'),
    amountMinor: 9600,
    soldOut: ['Ember / 44', 'Ember / 43'],
    attributes: {
      'Weight (pair)': '520 g',
      'Upper': 'Recycled knit',
      'Sole': 'Foam rocker, 3 mm lugs',
      'Water resistance': 'Dries quickly',
      'Height': 'Below the ankle',
      'Best for': 'Forest paths and gravel',
      'Care': 'Rinse, dry in the air',
    },
    rating: { average: 4.4, count: 348 },
    tags: ['running', 'sneakers', 'light', 'vegan', 'recycled'],
    scene: {
      icon: 'running-shoe',
      detail: { at: [20.5, 16], width: 15, alt: 'Laces over the knit, close up' },
      together: {
        objects: [
          { at: [36, 40], size: 54, colour: 'Ember', turn: -8 },
          { at: [61, 58], size: 62, turn: 4 },
        ],
        alt: 'Ember and Fog together',
      },
    },
  },
  {
    id: 'harbour-derby',
    title: 'Harbour derby',
    description:
      'A leather derby that dresses up or down, made in a small workshop by the sea. The leather is tanned without chrome and takes on its own colour with the seasons; the welt is stitched, so any cobbler can mend it.',
    tint: '#ecdfd6',
    colours: [
      { name: 'Chestnut', dyes: [{ hue: 42, chroma: 1.15, light: 0.03, spread: 0.3 }] },
      { name: 'Black', dyes: [{ hue: 290, chroma: 0.18, light: -0.2 }] },
    ],
    choice: sizes('39', '40', '41', '42', '43', '44'),
    amountMinor: 12800,
    attributes: {
      'Weight (pair)': '760 g',
      'Upper': 'Calf leather',
      'Sole': 'Leather, stitched welt',
      'Water resistance': 'Light rain, waxed',
      'Height': 'Below the ankle',
      'Best for': 'Office and evenings',
      'Care': 'Polish now and then',
    },
    rating: { average: 4.7, count: 96 },
    tags: ['shoes', 'leather', 'office', 'resoleable'],
    scene: {
      icon: 'mans-shoe',
      stands: true,
      detail: { at: [18.5, 21.5], width: 12, alt: 'Laces and stitching, close up' },
      together: {
        objects: [
          { at: [58, 38], size: 62, flip: true },
          { at: [43, 60], size: 68 },
        ],
        alt: 'The pair',
      },
    },
  },
  {
    id: 'vale-boot',
    title: 'Vale heeled boot',
    description:
      'A tall boot with a heel you can walk home in. Soft leather hugs the calf, a zip inside the leg makes it quick to put on, and the sole is quiet on wooden floors.',
    tint: '#f3dfe0',
    colours: [
      {
        name: 'Cranberry',
        dyes: [
          { from: [340, 40], hue: 12, light: -0.1, chroma: 0.8, spread: 0.5 },
          { from: [40, 110], light: -0.05, chroma: 0.7 },
        ],
      },
      {
        name: 'Forest',
        dyes: [
          { from: [340, 40], hue: 155, light: -0.18, chroma: 0.45 },
          { from: [40, 110], light: -0.05, chroma: 0.7 },
        ],
      },
      {
        name: 'Black',
        dyes: [
          { from: [340, 40], hue: 300, light: -0.32, chroma: 0.1 },
          { from: [40, 110], light: -0.05, chroma: 0.7 },
        ],
      },
    ],
    choice: sizes('36', '37', '38', '39', '40', '41'),
    amountMinor: 14900,
    wasMinor: 17900,
    attributes: {
      'Weight (pair)': '1,040 g',
      'Upper': 'Nappa leather',
      'Sole': 'Rubber, 5 cm heel',
      'Water resistance': 'Light rain',
      'Height': 'Below the knee',
      'Best for': 'City, autumn to spring',
      'Care': 'Damp cloth, leather balm',
    },
    rating: { average: 4.3, count: 121 },
    tags: ['boots', 'leather', 'heel', 'city'],
    scene: {
      icon: 'womans-boot',
      stands: true,
      detail: { at: [10.5, 24], width: 16, alt: 'Heel and sole, close up' },
      together: {
        objects: [
          { at: [60, 44], size: 68, colour: 'Forest' },
          { at: [40, 53], size: 74 },
        ],
        alt: 'Cranberry and Forest side by side',
      },
    },
  },
  {
    id: 'tideline-sandal',
    title: 'Tideline flip-flop',
    description:
      'One piece of natural rubber and a strap that does not pinch. It floats, it rinses clean, and it does not mind being forgotten in the car all summer.',
    tint: '#dbe9ee',
    colours: [
      { name: 'Lagoon', dyes: [{ from: [220, 300], hue: 225, light: 0.02, chroma: 0.7 }] },
      {
        name: 'Coral',
        dyes: [
          { from: [220, 300], hue: 28, light: 0.1, chroma: 0.8 },
          { from: [50, 120], hue: 85, chroma: 0.4, light: 0.05 },
        ],
      },
      {
        name: 'Olive',
        dyes: [
          { from: [220, 300], hue: 118, light: -0.02, chroma: 0.45 },
          { from: [50, 120], chroma: 0.6 },
        ],
      },
    ],
    choice: sizes('36', '38', '40', '42', '44'),
    amountMinor: 2400,
    wasMinor: 2900,
    attributes: {
      'Weight (pair)': '290 g',
      'Upper': 'Natural rubber',
      'Sole': 'Natural rubber, 18 mm',
      'Water resistance': 'Made for water',
      'Height': 'Open',
      'Best for': 'Beach and showers',
      'Care': 'Rinse with water',
    },
    rating: { average: 4.1, count: 402 },
    tags: ['sandals', 'beach', 'summer', 'vegan'],
    scene: {
      icon: 'thong-sandal',
      detail: { at: [15.8, 8.5], width: 12, alt: 'Strap and footbed, close up' },
      together: {
        objects: [
          { at: [35, 48], size: 72, turn: -14 },
          { at: [65, 52], size: 72, turn: 12, flip: true },
        ],
        alt: 'The pair',
      },
    },
  },
  {
    id: 'lark-flat',
    title: 'Lark flat',
    description:
      'A flat that folds into a coat pocket and springs back into shape. The suede is lined with cotton, so it is kind to bare feet from the first day.',
    tint: '#e3e6f1',
    colours: [
      { name: 'Cornflower', dyes: [{ hue: 265, chroma: 0.75, light: -0.02 }] },
      { name: 'Blush', dyes: [{ hue: 15, chroma: 0.5, light: 0.1 }] },
      { name: 'Ink', dyes: [{ hue: 275, chroma: 0.3, light: -0.3 }] },
    ],
    choice: sizes('36', '37', '38', '39', '40', '41'),
    amountMinor: 7900,
    attributes: {
      'Weight (pair)': '340 g',
      'Upper': 'Suede, cotton lining',
      'Sole': 'Flexible rubber',
      'Height': 'Below the ankle',
      'Best for': 'Travel and dancing',
      'Care': 'Suede brush',
    },
    rating: { average: 4.5, count: 74 },
    tags: ['shoes', 'flats', 'travel', 'suede'],
    scene: {
      icon: 'flat-shoe',
      stands: true,
      detail: { at: [10, 25.5], width: 15, alt: 'Heel and edge, close up' },
      together: {
        objects: [
          { at: [57, 41], size: 66, colour: 'Blush', flip: true },
          { at: [43, 58], size: 74 },
        ],
        alt: 'Cornflower and Blush side by side',
      },
    },
  },
]
