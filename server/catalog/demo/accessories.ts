import type { DemoProduct } from './demo-product.ts'

/** Bags and accessories; every one tells material, weight, size, water and care, so that they compare. */
export const accessories: readonly DemoProduct[] = [
  {
    id: 'fjell-pack',
    title: 'Fjell pack',
    description:
      'A day pack that sits close and carries more than it looks. The front pocket opens wide, a sleeve holds a laptop or a water bladder, and every zip can be replaced at home.',
    tint: '#e6eadd',
    colours: [
      { name: 'Moss', dyes: [{ from: [330, 40], hue: 132, chroma: 0.5, light: -0.12 }] },
      { name: 'Berry', dyes: [{ from: [330, 40], chroma: 0.8, light: -0.05 }] },
      { name: 'Fjord', dyes: [{ from: [330, 40], hue: 240, chroma: 0.5, light: -0.1 }] },
    ],
    choice: { name: 'Volume', values: { '18 l': 0, '26 l': 3900 } },
    amountMinor: 13900,
    soldOut: ['Berry / 26 l'],
    attributes: {
      'Material': 'Recycled nylon',
      'Weight': '760 g',
      'Size': '18 or 26 l',
      'Water resistance': 'Showers; rain cover inside',
      'Care': 'Damp cloth',
      'Guarantee': '10 years, zips included',
    },
    rating: { average: 4.7, count: 318 },
    tags: ['backpack', 'bag', 'hiking', 'laptop', 'recycled'],
    scene: {
      icon: 'backpack',
      stands: true,
      detail: { at: [13, 13], width: 17, alt: 'Zip and name patch, close up' },
      together: {
        objects: [
          { at: [64, 43], size: 60, colour: 'Berry' },
          { at: [38, 55], size: 70 },
        ],
        alt: 'Moss with Berry behind it',
      },
    },
  },
  {
    id: 'half-moon-shades',
    title: 'Half-moon shades',
    description:
      'Sunglasses with a generous half-moon lens and a frame from bio-acetate. Polarised, so the water turns clear and you see the fish.',
    tint: '#eee2d5',
    colours: [
      { name: 'Tortoise', dyes: [{ hue: 52, chroma: 0.62, light: 0.03, tone: 0.012, spread: 0.3 }] },
      { name: 'Midnight', dyes: [{ hue: 285, chroma: 0.8, light: -0.03 }] },
      { name: 'Pine', dyes: [{ hue: 165, chroma: 0.4, light: 0.02, spread: 0.3 }] },
    ],
    amountMinor: 2900,
    wasMinor: 3800,
    attributes: {
      Material: 'Bio-acetate',
      Weight: '24 g',
      Size: '142 mm wide',
      Lens: 'Polarised, category 3',
      Care: 'Microfibre bag, included',
      Guarantee: '2 years',
    },
    rating: { average: 4.4, count: 275 },
    tags: ['sunglasses', 'summer', 'polarised', 'gift'],
    scene: {
      icon: 'sunglasses',
      detail: { at: [9.5, 15.5], width: 14, alt: 'Lens and rim, close up' },
      together: {
        objects: [
          { at: [54, 28], size: 62, colour: 'Pine', turn: 8 },
          { at: [46, 50], size: 66, colour: 'Midnight', turn: -6 },
          { at: [52, 73], size: 70, turn: 3 },
        ],
        alt: 'All three frames',
      },
    },
  },
  {
    id: 'tarn-watch',
    title: 'Tarn watch',
    description:
      'A quiet watch with hands that glow and a strap that changes in seconds. Runs on light, so there is no battery to think of, and it comes along when you swim.',
    tint: '#dfe6ef',
    colours: [
      { name: 'Ink', dyes: [{ from: [220, 310], hue: 262, chroma: 0.72, light: -0.06 }] },
      {
        name: 'Saddle',
        dyes: [
          { from: [220, 262], hue: 52, chroma: 0.55, light: -0.14 },
          { from: [262, 310], hue: 60, chroma: 0.35, light: 0.0 },
        ],
      },
      {
        name: 'Sage',
        dyes: [
          { from: [220, 262], hue: 150, chroma: 0.32, light: -0.04 },
          { from: [262, 310], hue: 160, chroma: 0.3, light: 0.0 },
        ],
      },
    ],
    amountMinor: 14500,
    attributes: {
      'Material': 'Steel, sapphire glass',
      'Weight': '62 g',
      'Size': '38 mm',
      'Water resistance': '100 m',
      'Care': 'Rinse after salt water',
      'Guarantee': '5 years',
    },
    rating: { average: 4.8, count: 94 },
    tags: ['watch', 'solar', 'gift', 'swim'],
    scene: {
      icon: 'watch',
      detail: { at: [16, 16], width: 14, alt: 'Dial and hands, close up' },
      together: {
        objects: [
          { at: [70, 45], size: 54, colour: 'Saddle', turn: 14 },
          { at: [34, 53], size: 62, turn: -8 },
        ],
        alt: 'Ink and Saddle side by side',
      },
    },
  },
  {
    id: 'crest-cap',
    title: 'Crest cap',
    description:
      'Six panels of washed cotton and a brim that you can bend the way you like. The strap at the back fits from ten years upwards.',
    tint: '#e1e8f2',
    colours: [
      { name: 'Sky', dyes: [{ chroma: 0.7, light: 0.0 }] },
      { name: 'Rust', dyes: [{ hue: 42, chroma: 0.75, light: -0.06 }] },
      { name: 'Olive', dyes: [{ hue: 118, chroma: 0.45, light: -0.08 }] },
    ],
    amountMinor: 2800,
    attributes: {
      'Material': 'Washed cotton',
      'Weight': '85 g',
      'Size': '54–61 cm',
      'Water resistance': 'None',
      'Care': 'Hand wash',
    },
    rating: { average: 4.3, count: 156 },
    tags: ['cap', 'hat', 'summer', 'cotton'],
    scene: {
      icon: 'billed-cap',
      detail: { at: [20.5, 12], width: 16, alt: 'Panels and button, close up' },
      together: {
        objects: [
          { at: [56, 30], size: 54, colour: 'Olive', turn: 6 },
          { at: [42, 52], size: 58, colour: 'Rust', turn: -6 },
          { at: [56, 73], size: 60 },
        ],
        alt: 'A stack of three caps',
      },
    },
  },
  {
    id: 'loch-scarf',
    title: 'Loch scarf',
    description:
      'Two metres of lambswool, woven in a mill that has done nothing else since 1838. Soft at the neck, warm at a bus stop, long enough to share.',
    tint: '#f3dfdd',
    colours: [
      { name: 'Poppy', dyes: [{ hue: 26, chroma: 0.8, light: -0.03, spread: 0.6 }] },
      { name: 'Heather', dyes: [{ hue: 312, chroma: 0.36, light: 0.04, spread: 0.4 }] },
      { name: 'Pine', dyes: [{ hue: 160, chroma: 0.4, light: -0.1, spread: 0.4 }] },
    ],
    amountMinor: 4900,
    attributes: {
      Material: 'Lambswool',
      Weight: '190 g',
      Size: '200 × 30 cm',
      Care: 'Hand wash, dry flat',
      Guarantee: '2 years',
    },
    rating: { average: 4.9, count: 203 },
    tags: ['scarf', 'wool', 'winter', 'gift'],
    scene: {
      icon: 'scarf',
      detail: { at: [7.5, 24], width: 14, alt: 'Fringe, close up' },
      together: {
        objects: [
          { at: [62, 40], size: 56, colour: 'Pine', turn: 12 },
          { at: [38, 58], size: 62, turn: -6 },
        ],
        alt: 'Poppy and Pine together',
      },
    },
  },
  {
    id: 'storm-umbrella',
    title: 'Storm umbrella',
    description:
      'Eight fibreglass ribs that bend and come back, tested on a pier in February. The handle is beech, the canopy dries with two shakes.',
    tint: '#e5e1ee',
    colours: [
      { name: 'Dusk', dyes: [{ from: [270, 340], chroma: 0.85, light: 0.02 }] },
      { name: 'Bottle green', dyes: [{ from: [270, 340], hue: 160, chroma: 0.5, light: 0.0 }] },
    ],
    amountMinor: 4200,
    attributes: {
      'Material': 'Fibreglass, beech, polyester',
      'Weight': '480 g',
      'Size': '104 cm across',
      'Water resistance': 'That is its job',
      'Care': 'Dry it open',
      'Guarantee': '5 years',
    },
    rating: { average: 4.5, count: 117 },
    tags: ['umbrella', 'rain', 'gift'],
    scene: {
      icon: 'umbrella',
      detail: { at: [16, 23], width: 15, alt: 'Beech handle, close up' },
      together: {
        objects: [
          { at: [63, 42], size: 58, colour: 'Bottle green', turn: 18 },
          { at: [38, 56], size: 64, turn: -14 },
        ],
        alt: 'Dusk and Bottle green',
      },
    },
  },
]
