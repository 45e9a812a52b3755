import { choose, sizes } from './choices.ts'
import type { DemoProduct } from './demo-product.ts'
import {
  assembly,
  bulb,
  byParcel,
  byTwoPeople,
  cable,
  care,
  material,
  none,
  roundAndTall,
  size,
  weight,
  wipe,
} from './facts.ts'
import { measure, say } from './say.ts'

const dimmable = say(
  'E27, at most 40 W, dimmable',
  'E27, höchstens 40 W, dimmbar',
  'E27، بحد أقصى 40 واط، قابل للتعتيم',
)
const screws = say('Screws and plugs included', 'Schrauben und Dübel liegen bei', 'البراغي والخوابير مرفقة')

/** Lamps, and what hangs on the wall. */
export const light: readonly DemoProduct[] = [
  {
    id: 'pear-lamp',
    title: say('Table lamp', 'Tischleuchte', 'مصباح طاولة'),
    description: say(
      'A glazed base as round as a pear and a shade of real linen, which lets a warm light through and throws the rest on the table.',
      'Ein glasierter Fuß, rund wie eine Birne, und ein Schirm aus echtem Leinen, der warm durchscheint und das übrige Licht auf den Tisch wirft.',
      'قاعدة مزجّجة مستديرة كالكمثرى، وغطاء من كتان حقيقي يمرّر ضوءًا دافئًا ويلقي الباقي على الطاولة.',
    ),
    options: [choose('base', 'teal', 'chalk', 'terracotta')],
    amountMinor: 8900,
    facts: [
      [material, say('Stoneware, linen, brass', 'Steinzeug, Leinen, Messing', 'خزف حجري وكتان ونحاس')],
      [size, roundAndTall(30, 45)],
      [weight, measure(2.1, 'kg')],
      [bulb, dimmable],
      [cable, measure(1.8, 'm')],
      [assembly, none],
      [care, say('Soft brush', 'Weiche Bürste', 'فرشاة ناعمة')],
      ...byParcel,
    ],
    rating: { average: 4.8, count: 97 },
    tags: ['lamp', 'light', 'linen', 'bedside', 'living room'],
  },
  {
    id: 'noon-clock',
    title: say('Wall clock', 'Wanduhr', 'ساعة حائط'),
    description: say(
      'Sixty marks, two hands, and a thin brass one for the seconds that glides instead of ticking. Read it from across the room.',
      'Sechzig Striche, zwei Zeiger und ein feiner aus Messing für die Sekunden, der gleitet statt tickt. Ablesbar quer durchs Zimmer.',
      'ستون علامة وعقربان، وعقرب نحاسي رفيع للثواني ينساب بلا تكتكة. تُقرأ من آخر الغرفة.',
    ),
    options: [choose('case', 'oak', 'walnut', 'ink')],
    amountMinor: 7900,
    facts: [
      [material, say('Solid wood, paper, brass', 'Massivholz, Papier, Messing', 'خشب صلب وورق ونحاس')],
      [size, say('Ø 30 cm, 3.5 cm deep', 'Ø 30 cm, 3,5 cm tief', 'القطر 30 سم، العمق 3.5 سم')],
      [weight, measure(1.1, 'kg')],
      [say('Battery', 'Batterie', 'البطارية'), say('1 × AA, included', '1 × AA, liegt bei', 'واحدة AA، مرفقة')],
      [assembly, screws],
      [care, wipe],
      ...byParcel,
    ],
    rating: { average: 4.6, count: 82 },
    tags: ['clock', 'wall', 'wood', 'kitchen', 'silent'],
  },
  {
    id: 'heron-lamp',
    title: say('Floor lamp', 'Stehleuchte', 'مصباح أرضي'),
    description: say(
      'It bows over the armchair like a heron over a pond and needs no more floor than a dinner plate. The shade hangs at reading height.',
      'Sie beugt sich über den Sessel wie ein Reiher über den Teich und braucht nicht mehr Boden als ein Essteller. Der Schirm hängt auf Lesehöhe.',
      'ينحني فوق الكرسي كطائر مالك الحزين فوق الماء، ولا يشغل من الأرض أكثر من طبق. وغطاؤه على ارتفاع القراءة.',
    ),
    options: [choose('finish', 'brass', 'black-steel')],
    amountMinor: 21_900,
    facts: [
      [material, say('Steel, linen', 'Stahl, Leinen', 'فولاذ وكتان')],
      [size, roundAndTall(38, 150)],
      [weight, measure(6.2, 'kg')],
      [bulb, dimmable],
      [cable, measure(2.4, 'm')],
      [assembly, say('10 minutes, key included', '10 Minuten, Schlüssel liegt bei', '10 دقائق، والمفتاح مرفق')],
      [care, wipe],
      ...byTwoPeople,
    ],
    rating: { average: 4.5, count: 41 },
    tags: ['lamp', 'light', 'reading', 'brass', 'living room'],
  },
  {
    id: 'bell-pendant',
    title: say('Pendant lamp', 'Pendelleuchte', 'مصباح معلّق'),
    description: say(
      'A bell of spun aluminium, white inside, so that the light falls on the table and not into the eyes. Hangs from a cloth cable that can be shortened.',
      'Eine Glocke aus gedrücktem Aluminium, innen weiß, damit das Licht auf den Tisch fällt und nicht in die Augen. Sie hängt an einem Textilkabel, das sich kürzen lässt.',
      'جرس من الألومنيوم أبيض من الداخل، فيقع الضوء على المائدة لا في العينين. معلّق بكابل من القماش يمكن تقصيره.',
    ),
    options: [
      choose('colour', 'moss', 'chalk', 'ink'),
      sizes(
        { key: 's', name: say('Small, Ø 24 cm', 'Klein, Ø 24 cm', 'صغير، قطره 24 سم') },
        { key: 'l', name: say('Large, Ø 40 cm', 'Groß, Ø 40 cm', 'كبير، قطره 40 سم'), extraMinor: 5000 },
      ),
    ],
    amountMinor: 8900,
    soldOut: ['ink-l'],
    facts: [
      [material, say('Aluminium, brass', 'Aluminium, Messing', 'ألومنيوم ونحاس')],
      [
        size,
        say(
          'Ø 24 or 40 cm, about 22 cm tall',
          'Ø 24 oder 40 cm, etwa 22 cm hoch',
          'القطر 24 أو 40 سم، الارتفاع نحو 22 سم',
        ),
      ],
      [weight, say('0.8 or 1.6 kg', '0,8 oder 1,6 kg', '0.8 أو 1.6 كغ')],
      [bulb, dimmable],
      [cable, measure(2, 'm')],
      [assembly, say('To be wired by an electrician', 'Anschluss durch eine Fachkraft', 'يوصله كهربائي مختص')],
      [care, wipe],
      ...byParcel,
    ],
    rating: { average: 4.6, count: 64 },
    tags: ['lamp', 'light', 'kitchen', 'dining', 'ceiling'],
  },
  {
    id: 'chamber-candle',
    title: say('Candle holder', 'Kerzenhalter', 'حامل شمعة'),
    description: say(
      'For carrying a light to bed as people used to. The dish catches the wax, the ring fits a finger, and it is heavy enough to stay where it stands.',
      'Um ein Licht ins Bett zu tragen wie früher. Der Teller fängt das Wachs, der Ring passt um einen Finger, und er ist schwer genug, um sicher zu stehen.',
      'لحمل الضوء إلى غرفة النوم كما في الماضي. يجمع الصحن الشمع، وتتسع الحلقة لإصبع، وثقله يُبقيه ثابتًا.',
    ),
    options: [choose('finish', 'brass', 'black-steel', 'clay')],
    amountMinor: 2700,
    wasMinor: 3400,
    facts: [
      [material, say('Brass, steel or clay', 'Messing, Stahl oder Ton', 'نحاس أو فولاذ أو طين')],
      [size, roundAndTall(10, 3.4)],
      [weight, measure(310, 'g')],
      [
        say('Candle', 'Kerze', 'الشمعة'),
        say('Ø 22 mm, one included', 'Ø 22 mm, eine liegt bei', 'بقطر 22 مم، واحدة مرفقة'),
      ],
      [care, say('Hot water takes the wax off', 'Heißes Wasser löst das Wachs', 'يزيل الماء الساخن الشمع')],
      ...byParcel,
    ],
    rating: { average: 4.7, count: 128 },
    tags: ['candle', 'brass', 'gift', 'bedside'],
  },
  {
    id: 'pond-mirror',
    title: say('Round mirror', 'Runder Spiegel', 'مرآة دائرية'),
    description: say(
      'As clear as a pond without wind. The frame stands a little proud of the glass, and the mirror hangs on a bracket that forgives a crooked hole.',
      'So klar wie ein Teich ohne Wind. Der Rahmen steht ein wenig vor, und der Beschlag verzeiht ein schiefes Bohrloch.',
      'صافية كبركة بلا ريح. يبرز إطارها قليلًا عن الزجاج، وتُعلّق بحامل يتسامح مع ثقب غير مستقيم.',
    ),
    options: [
      choose('frame', 'oak', 'brass'),
      sizes({ key: '50', name: measure(50, 'cm') }, { key: '80', name: measure(80, 'cm'), extraMinor: 7000 }),
    ],
    amountMinor: 9900,
    facts: [
      [material, say('Glass, oak or brass', 'Glas, Eiche oder Messing', 'زجاج مع بلوط أو نحاس')],
      [size, say('Ø 50 or 80 cm, 2.8 cm deep', 'Ø 50 oder 80 cm, 2,8 cm tief', 'القطر 50 أو 80 سم، العمق 2.8 سم')],
      [weight, say('3.4 or 8.2 kg', '3,4 oder 8,2 kg', '3.4 أو 8.2 كغ')],
      [assembly, screws],
      [care, say('Glass cleaner, soft cloth', 'Glasreiniger, weiches Tuch', 'منظف زجاج وقماش ناعم')],
      ...byTwoPeople,
    ],
    rating: { average: 4.7, count: 55 },
    tags: ['mirror', 'wall', 'hall', 'bathroom'],
  },
]

/** What the department is called. */
export const lightTitle = say('Light & wall', 'Licht & Wand', 'الإضاءة والجدران')
