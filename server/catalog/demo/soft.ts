import { choose, sizes } from './choices.ts'
import type { DemoProduct } from './demo-product.ts'
import {
  byParcel,
  byTwoPeople,
  capacity,
  care,
  material,
  none,
  roundAndTall,
  size,
  stoneware,
  weight,
} from './facts.ts'
import { measure, say } from './say.ts'

/** What makes a flat a home. */
export const soft: readonly DemoProduct[] = [
  {
    id: 'selvage-cushion',
    title: say('Linen cushion', 'Leinenkissen', 'وسادة كتان'),
    description: say(
      'Washed linen with a piped seam all round and a feather filling that takes the shape of whoever leans on it and gives it back with one shake.',
      'Gewaschenes Leinen mit Paspel ringsum und einer Federfüllung, die sich jedem Rücken anpasst und nach einmal Schütteln wieder rund ist.',
      'كتان مغسول بشريط مخيط على حوافه كلها، وحشوة ريش تأخذ شكل من يتكئ عليها وتعود برجّة واحدة.',
    ),
    options: [choose('colour', 'flax', 'sage', 'ticking')],
    amountMinor: 4900,
    facts: [
      [material, say('Linen, feathers', 'Leinen, Federn', 'كتان وريش')],
      [size, measure([45, 45], 'cm')],
      [weight, measure(620, 'g')],
      [care, say('Cover at 40 °C', 'Bezug bei 40 °C', 'يُغسل الغطاء على 40°')],
      ...byParcel,
    ],
    rating: { average: 4.6, count: 118 },
    tags: ['cushion', 'pillow', 'sofa', 'linen'],
  },
  {
    id: 'fell-throw',
    title: say('Wool throw', 'Wolldecke', 'غطاء صوف'),
    description: say(
      'Lambswool, woven loosely, so that it is warm without weight. Long enough for the feet, and the fringe is knotted by hand.',
      'Lammwolle, locker gewebt, damit sie warm ist und nicht schwer. Lang genug für die Füße, die Fransen sind von Hand geknüpft.',
      'صوف حملان منسوج برخاوة، دافئ وخفيف. طويل يكفي القدمين، وشراشيبه معقودة يدويًا.',
    ),
    options: [choose('colour', 'oat', 'rust-check')],
    amountMinor: 11_900,
    facts: [
      [material, say('Lambswool', 'Lammwolle', 'صوف حملان')],
      [size, measure([130, 180], 'cm')],
      [weight, measure(850, 'g')],
      [care, say('Hand wash, cold', 'Handwäsche, kalt', 'غسل يدوي بماء بارد')],
      ...byParcel,
    ],
    rating: { average: 4.8, count: 76 },
    tags: ['throw', 'blanket', 'wool', 'sofa', 'winter'],
  },
  {
    id: 'reed-rug',
    title: say('Flat-woven rug', 'Flachgewebter Teppich', 'سجادة منسوجة'),
    description: say(
      'Wool over jute, woven flat, so that doors open over it and chairs roll. The same on both sides: turn it after a year.',
      'Wolle auf Jute, flach gewebt, damit Türen darüber aufgehen und Stühle rollen. Auf beiden Seiten gleich: Nach einem Jahr wird er gewendet.',
      'صوف على جوت بنسيج مسطح، فتُفتح الأبواب فوقها وتتحرك الكراسي بسهولة. وجهاها متماثلان: اقلبها بعد عام.',
    ),
    options: [
      choose('colour', 'ink-stripe', 'natural'),
      sizes(
        { key: '140', name: measure([140, 200], 'cm') },
        { key: '170', name: measure([170, 240], 'cm'), extraMinor: 9000 },
      ),
    ],
    amountMinor: 19_900,
    facts: [
      [material, say('Wool, jute', 'Wolle, Jute', 'صوف وجوت')],
      [
        size,
        say(
          '140 × 200 or 170 × 240 cm, 7 mm thick',
          '140 × 200 oder 170 × 240 cm, 7 mm dick',
          '\u2066140 × 200\u2069 أو \u2066170 × 240\u2069 سم، بسماكة 7 مم',
        ),
      ],
      [weight, say('4.2 or 6.1 kg', '4,2 oder 6,1 kg', '4.2 أو 6.1 كغ')],
      [care, say('Vacuum, spot clean', 'Absaugen, Flecken auswaschen', 'بالمكنسة، وتنظيف البقع')],
      ...byTwoPeople,
    ],
    rating: { average: 4.4, count: 61 },
    tags: ['rug', 'carpet', 'wool', 'jute', 'living room'],
  },
  {
    id: 'loam-planter',
    title: say('Planter with saucer', 'Pflanztopf mit Untersetzer', 'أصيص مع صحن'),
    description: say(
      'Clay that breathes, a hole that drains, and a saucer that belongs to it. The plant in the picture is ours and is not for sale.',
      'Ton, der atmet, ein Loch, das ablaufen lässt, und ein Untersetzer, der dazugehört. Die Pflanze auf dem Bild ist unsere und nicht zu haben.',
      'طين يتنفس، وثقب للتصريف، وصحن من الطين نفسه. النبتة في الصورة لنا وليست للبيع.',
    ),
    options: [choose('clay', 'terracotta', 'bone', 'graphite')],
    amountMinor: 3600,
    facts: [
      [material, say('Fired clay', 'Gebrannter Ton', 'طين مشوي')],
      [size, roundAndTall(20, 18)],
      [capacity, measure(3.5, 'l')],
      [weight, measure(1.9, 'kg')],
      [care, say('Not frost-proof', 'Nicht frostfest', 'لا يتحمل الصقيع')],
      ...byParcel,
    ],
    rating: { average: 4.5, count: 90 },
    tags: ['planter', 'pot', 'plant', 'clay', 'balcony'],
  },
  {
    id: 'reed-basket',
    title: say('Storage basket', 'Aufbewahrungskorb', 'سلة تخزين'),
    description: say(
      'Whole willow rods, woven by one pair of hands in a day. Strong enough for firewood, handsome enough to stand in the middle of the room.',
      'Ganze Weidenruten, von einem Paar Hände an einem Tag geflochten. Stark genug für Brennholz, schön genug, um mitten im Zimmer zu stehen.',
      'أغصان صفصاف كاملة ضفرتها يدان في يوم واحد. متينة تكفي للحطب، وجميلة تليق بوسط الغرفة.',
    ),
    options: [choose('colour', 'natural', 'smoked')],
    amountMinor: 5400,
    facts: [
      [material, say('Willow', 'Weide', 'صفصاف')],
      [size, roundAndTall(36, 32)],
      [capacity, measure(28, 'l')],
      [weight, measure(1.4, 'kg')],
      [care, say('Dry brush', 'Trocken abbürsten', 'فرشاة جافة')],
      ...byParcel,
    ],
    rating: { average: 4.7, count: 69 },
    tags: ['basket', 'storage', 'willow', 'laundry', 'toys'],
  },
  {
    id: 'kiln-vase',
    title: say('Stoneware vase', 'Steinzeugvase', 'مزهرية من الخزف الحجري'),
    description: say(
      'A full shoulder and a narrow neck, so that three stems stand as if they were thirty. Glazed inside as well, and watertight for good.',
      'Eine volle Schulter und ein schmaler Hals, damit drei Stiele stehen wie dreißig. Auch innen glasiert und dauerhaft dicht.',
      'كتف ممتلئ وعنق ضيق، فتبدو ثلاثة أغصان كأنها ثلاثون. مزججة من الداخل أيضًا ولا تسرّب الماء.',
    ),
    options: [choose('glaze', 'ink', 'milk', 'rust')],
    amountMinor: 4800,
    facts: [
      [material, stoneware],
      [size, roundAndTall(16, 24)],
      [capacity, measure(1.4, 'l')],
      [weight, measure(1.1, 'kg')],
      [care, none],
      ...byParcel,
    ],
    rating: { average: 4.6, count: 47 },
    tags: ['vase', 'flowers', 'stoneware', 'gift'],
  },
]

/** What the department is called. */
export const softTitle = say('Soft & green', 'Weich & grün', 'أقمشة ونباتات')
