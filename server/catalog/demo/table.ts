import { choose, sizes } from './choices.ts'
import type { DemoProduct } from './demo-product.ts'
import {
  byParcel,
  capacity,
  care,
  dishwasher,
  material,
  none,
  oil,
  roundAndTall,
  size,
  stoneware,
  weight,
  wipe,
  yes,
} from './facts.ts'
import { measure, say } from './say.ts'

/** What stands on the table. */
export const table: readonly DemoProduct[] = [
  {
    id: 'kiln-mug',
    title: say('Stoneware mug', 'Steinzeugbecher', 'كوب من الخزف الحجري'),
    description: say(
      'Thrown on the wheel, so no two are quite alike. The foot stays unglazed, the glaze breaks brown at the rim, and the handle has room for three fingers.',
      'Auf der Scheibe gedreht, darum gleicht keiner dem anderen. Der Fuß bleibt unglasiert, am Rand bricht die Glasur ins Braune, und durch den Henkel passen drei Finger.',
      'مشكّل على الدولاب، فلا يتطابق كوبان تمامًا. تبقى قاعدته بلا تزجيج، ويميل لونه عند الحافة إلى البني، ومقبضه يتسع لثلاث أصابع.',
    ),
    options: [choose('glaze', 'oat', 'moss', 'ink')],
    amountMinor: 1600,
    facts: [
      [material, stoneware],
      [size, roundAndTall(8.5, 9)],
      [capacity, measure(330, 'ml')],
      [weight, measure(340, 'g')],
      [dishwasher, yes],
      [care, none],
      ...byParcel,
    ],
    rating: { average: 4.8, count: 212 },
    tags: ['mug', 'cup', 'coffee', 'tea', 'stoneware', 'gift'],
  },
  {
    id: 'kiln-bowl',
    title: say('Serving bowl', 'Servierschale', 'وعاء تقديم'),
    description: say(
      'A wide bowl for pasta, salad or a week of lemons. The wall is thin enough to lift with one hand, and the throwing rings can be seen and just about felt.',
      'Eine weite Schale für Pasta, Salat oder Zitronen für eine ganze Woche. Dünn genug, um sie mit einer Hand zu heben; die Drehrillen sieht man, und man spürt sie gerade noch.',
      'وعاء واسع للمعكرونة أو السلطة أو ليمون أسبوع كامل. جداره رقيق فيُرفع بيد واحدة، وتظهر عليه خطوط التشكيل وتكاد تُحَسّ باللمس.',
    ),
    options: [choose('glaze', 'celadon', 'milk', 'rust')],
    amountMinor: 5800,
    facts: [
      [material, stoneware],
      [size, roundAndTall(26, 9.5)],
      [capacity, measure(2.4, 'l')],
      [weight, measure(980, 'g')],
      [dishwasher, yes],
      [care, none],
      ...byParcel,
    ],
    rating: { average: 4.7, count: 86 },
    tags: ['bowl', 'salad', 'pasta', 'fruit', 'stoneware'],
  },
  {
    id: 'kiln-plates',
    title: say('Plates, set of four', 'Teller, vier Stück', 'طقم من أربعة أطباق'),
    description: say(
      'Four plates with a low rim that keeps the sauce where it belongs. They stack without wobbling, and a single one can be bought later.',
      'Vier Teller mit niedrigem Rand, der die Soße hält, wo sie hingehört. Sie stapeln sich, ohne zu kippeln, und einen einzelnen bekommt man auch später noch.',
      'أربعة أطباق بحافة منخفضة تُبقي الصلصة في مكانها. تتراصّ بثبات، ويمكن شراء طبق واحد منها لاحقًا.',
    ),
    options: [
      choose('glaze', 'oat', 'ink'),
      sizes({ key: '21', name: measure(21, 'cm') }, { key: '27', name: measure(27, 'cm'), extraMinor: 1500 }),
    ],
    amountMinor: 6400,
    facts: [
      [material, stoneware],
      [size, say('Ø 21 or 27 cm, 3 cm tall', 'Ø 21 oder 27 cm, 3 cm hoch', 'القطر 21 أو 27 سم، الارتفاع 3 سم')],
      [weight, say('480 or 760 g each', 'je 480 oder 760 g', '480 أو 760 غ للطبق')],
      [dishwasher, yes],
      [care, say('Microwave-safe', 'Mikrowellengeeignet', 'صالح للمايكروويف')],
      ...byParcel,
    ],
    rating: { average: 4.6, count: 141 },
    tags: ['plates', 'dinner', 'set', 'stoneware'],
  },
  {
    id: 'well-carafe',
    title: say('Carafe and tumbler', 'Karaffe mit Becher', 'دورق مع كأس'),
    description: say(
      'Water for the night or for two at the table. The tumbler sits on the neck as a lid, and the opening is wide enough for a bottle brush.',
      'Wasser für die Nacht oder für zwei am Tisch. Der Becher sitzt als Deckel auf dem Hals, und die Öffnung ist weit genug für eine Flaschenbürste.',
      'ماء لليل أو لشخصين على المائدة. يُغطّى العنق بالكأس، وفتحة الدورق واسعة تكفي لفرشاة التنظيف.',
    ),
    options: [choose('glass', 'clear', 'smoke', 'amber')],
    amountMinor: 3900,
    facts: [
      [material, say('Borosilicate glass', 'Borosilikatglas', 'زجاج بوروسيليكات')],
      [size, roundAndTall(9.3, 21)],
      [capacity, measure(1, 'l')],
      [weight, measure(520, 'g')],
      [dishwasher, yes],
      [care, say('Bottle brush', 'Flaschenbürste', 'فرشاة زجاجات')],
      ...byParcel,
    ],
    rating: { average: 4.4, count: 58 },
    tags: ['carafe', 'glass', 'water', 'bedside', 'gift'],
  },
  {
    id: 'ferry-tray',
    title: say('Serving tray', 'Tablett', 'صينية تقديم'),
    description: say(
      'Breakfast for two in one go. Rounded corners, a rim that keeps glasses from sliding, and grips of vegetable-tanned leather that darken with use.',
      'Frühstück für zwei auf einmal. Runde Ecken, ein Rand, der Gläser hält, und Griffe aus pflanzlich gegerbtem Leder, das mit der Zeit dunkler wird.',
      'فطور لشخصين دفعة واحدة. زوايا مستديرة، وحافة تمنع انزلاق الكؤوس، ومقبضان من جلد مدبوغ نباتيًا يزداد لونه عمقًا مع الاستعمال.',
    ),
    options: [choose('wood', 'walnut', 'oak', 'black-ash')],
    amountMinor: 5900,
    facts: [
      [material, say('Solid wood, leather', 'Massivholz, Leder', 'خشب صلب وجلد')],
      [size, measure([42, 28, 4], 'cm')],
      [weight, measure(900, 'g')],
      [dishwasher, say('No', 'Nein', 'لا')],
      [care, oil],
      ...byParcel,
    ],
    rating: { average: 4.7, count: 49 },
    tags: ['tray', 'breakfast', 'wood', 'leather', 'gift'],
  },
  {
    id: 'alba-jug',
    title: say('Enamel jug', 'Emaillekanne', 'إبريق مينا'),
    description: say(
      'Pours without a drip, holds flowers when nobody is thirsty, and does not mind being knocked about. Enamel on steel, with a dark rim.',
      'Gießt, ohne zu tropfen, hält Blumen, wenn niemand Durst hat, und verträgt einen Stoß. Emaille auf Stahl, mit dunklem Rand.',
      'يصبّ بلا تنقيط، ويصلح مزهرية إن لم يعطش أحد، ويتحمّل الصدمات. مينا على فولاذ بحافة داكنة.',
    ),
    options: [choose('colour', 'cream', 'slate-blue')],
    amountMinor: 3400,
    facts: [
      [material, say('Enamelled steel', 'Emaillierter Stahl', 'فولاذ مطلي بالمينا')],
      [size, roundAndTall(16, 22)],
      [capacity, measure(1.8, 'l')],
      [weight, measure(720, 'g')],
      [dishwasher, yes],
      [care, wipe],
      ...byParcel,
    ],
    rating: { average: 4.5, count: 73 },
    tags: ['jug', 'pitcher', 'enamel', 'flowers', 'water'],
  },
]

/** What the department is called. */
export const tableTitle = say('Table', 'Tisch', 'المائدة')
