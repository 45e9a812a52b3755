import { choose, lengths } from './choices.ts'
import type { DemoProduct } from './demo-product.ts'
import {
  assembly,
  byParcel,
  byTwoPeople,
  care,
  carries,
  material,
  none,
  oil,
  roundAndTall,
  size,
  weight,
  widthDepthHeight,
  wipe,
} from './facts.ts'
import { measure, say, together } from './say.ts'

const solidWood = say('Solid wood, oiled', 'Massivholz, geölt', 'خشب صلب مزيّت')
const screwdriver = say('20 minutes, tool included', '20 Minuten, Werkzeug liegt bei', '20 دقيقة، والأداة مرفقة')

/** What one sits on and sets things down on. */
export const furniture: readonly DemoProduct[] = [
  {
    id: 'veranda-chair',
    title: say('Lounge chair', 'Sessel', 'كرسي استرخاء'),
    description: say(
      'Low, deep, and made for a whole book. The frame is joined without a single screw in sight, the covers zip off and go into the machine.',
      'Niedrig, tief und für ein ganzes Buch gemacht. Am Gestell ist keine Schraube zu sehen, und die Bezüge lassen sich abziehen und waschen.',
      'منخفض وعميق، ويكفي لقراءة كتاب كامل. لا يظهر في هيكله برغي واحد، وأغطيته تُنزع وتُغسل في الغسالة.',
    ),
    options: [choose('cover', 'oak-oat', 'walnut-forest')],
    amountMinor: 54_900,
    facts: [
      [material, say('Solid wood, linen', 'Massivholz, Leinen', 'خشب صلب وكتان')],
      [size, widthDepthHeight([72, 80, 82])],
      [say('Seat height', 'Sitzhöhe', 'ارتفاع المقعد'), measure(38, 'cm')],
      [weight, measure(9.5, 'kg')],
      [carries, measure(130, 'kg')],
      [assembly, screwdriver],
      [care, say('Covers at 30 °C', 'Bezüge bei 30 °C', 'تُغسل الأغطية على 30°')],
      ...byTwoPeople,
    ],
    rating: { average: 4.7, count: 38 },
    tags: ['chair', 'armchair', 'reading', 'linen', 'living room'],
  },
  {
    id: 'lamb-stool',
    title: say('Bouclé stool', 'Bouclé-Hocker', 'كرسي بوكليه بلا ظهر'),
    description: say(
      'A seat like a lamb and three legs that stand on any floor. High enough for the kitchen table, soft enough for the dressing corner.',
      'Ein Sitz wie ein Lamm und drei Beine, die auf jedem Boden stehen. Hoch genug für den Küchentisch, weich genug für die Ankleideecke.',
      'مقعد ناعم كصوف الحملان وثلاث أرجل تثبت على أي أرض. مناسب لطاولة المطبخ ولركن الملابس.',
    ),
    options: [choose('cover', 'cream-oak', 'forest-walnut', 'clay-oak')],
    amountMinor: 18_900,
    facts: [
      [material, say('Solid wood, wool bouclé, brass', 'Massivholz, Wollbouclé, Messing', 'خشب صلب وصوف بوكليه ونحاس')],
      [size, roundAndTall(38, 47)],
      [weight, measure(4.6, 'kg')],
      [carries, measure(120, 'kg')],
      [assembly, none],
      [care, say('Vacuum gently', 'Vorsichtig absaugen', 'بالمكنسة برفق')],
      ...byTwoPeople,
    ],
    rating: { average: 4.5, count: 67 },
    tags: ['stool', 'seat', 'boucle', 'kitchen', 'bedroom'],
  },
  {
    id: 'spool-table',
    title: say('Side table', 'Beistelltisch', 'طاولة جانبية'),
    description: say(
      'A round top on a turned column, with a brass band at its foot. Takes a lamp, a book and two cups, and turns no corner into an obstacle.',
      'Eine runde Platte auf gedrechselter Säule, am Fuß ein Messingring. Trägt eine Lampe, ein Buch und zwei Tassen und hat keine Ecke, an der man sich stößt.',
      'سطح دائري على عمود مخروط، وعند قاعدته طوق نحاسي. يتسع لمصباح وكتاب وفنجانين، ولا زوايا فيه تصطدم بها.',
    ),
    options: [choose('wood', 'walnut', 'oak', 'black-ash')],
    amountMinor: 25_900,
    facts: [
      [material, say('Solid wood, brass', 'Massivholz, Messing', 'خشب صلب ونحاس')],
      [size, roundAndTall(45, 50)],
      [weight, measure(8, 'kg')],
      [carries, measure(25, 'kg')],
      [assembly, say('5 minutes, no tools', '5 Minuten, ohne Werkzeug', '5 دقائق بلا أدوات')],
      [care, oil],
      ...byTwoPeople,
    ],
    rating: { average: 4.8, count: 52 },
    tags: ['table', 'side table', 'wood', 'living room', 'bedside'],
  },
  {
    id: 'stile-bench',
    title: say('Hall bench', 'Flurbank', 'مقعد مدخل'),
    description: say(
      'To sit down and tie a shoe, or for three at the long side of a table. The stretcher is held by two wedges, so it can be taken apart for the move.',
      'Um sich hinzusetzen und einen Schuh zu binden, oder für drei an der langen Seite des Tisches. Zwei Keile halten den Steg, so lässt sie sich für den Umzug zerlegen.',
      'للجلوس وربط الحذاء، أو لثلاثة أشخاص على جانب المائدة. يثبّت وتدان العارضة السفلية، فيُفكّ بسهولة عند الانتقال.',
    ),
    options: [choose('wood', 'oak', 'walnut'), lengths(120, 90, -6000)],
    amountMinor: 38_900,
    soldOut: ['walnut-120'],
    facts: [
      [material, solidWood],
      [
        size,
        say('90 or 120 × 34 × 45 cm', '90 oder 120 × 34 × 45 cm', 'الطول 90 أو 120 سم، العمق 34 سم، الارتفاع 45 سم'),
      ],
      [weight, say('9 or 11.5 kg', '9 oder 11,5 kg', '9 أو 11.5 كغ')],
      [carries, measure(240, 'kg')],
      [assembly, say('10 minutes, no tools', '10 Minuten, ohne Werkzeug', '10 دقائق بلا أدوات')],
      [care, oil],
      ...byTwoPeople,
    ],
    rating: { average: 4.9, count: 29 },
    tags: ['bench', 'hall', 'dining', 'wood', 'seat'],
  },
  {
    id: 'ledge-shelf',
    title: say('Wall shelf', 'Wandregal', 'رف حائط'),
    description: say(
      'One board, two strips of brass. A low edge at the back keeps frames and jars from falling behind, and the brackets come up in front as a stop.',
      'Ein Brett, zwei Streifen Messing. Hinten hält eine Leiste Bilder und Gläser, vorn kommen die Winkel als Stopper hoch.',
      'لوح واحد وشريطان من النحاس. حافة خلفية تمنع سقوط الإطارات والمرطبانات، ويرتفع الحاملان في الأمام ليحفظا ما عليه.',
    ),
    options: [choose('wood', 'oak', 'black-ash'), lengths(90, 60, -2000)],
    amountMinor: 9900,
    facts: [
      [material, say('Solid wood, brass', 'Massivholz, Messing', 'خشب صلب ونحاس')],
      [size, say('60 or 90 × 20 × 5 cm', '60 oder 90 × 20 × 5 cm', 'الطول 60 أو 90 سم، العمق 20 سم، الارتفاع 5 سم')],
      [weight, say('2.1 or 3 kg', '2,1 oder 3 kg', '2.1 أو 3 كغ')],
      [carries, measure(12, 'kg')],
      [assembly, say('Screws and plugs included', 'Schrauben und Dübel liegen bei', 'البراغي والخوابير مرفقة')],
      [care, wipe],
      ...byParcel,
    ],
    rating: { average: 4.4, count: 44 },
    tags: ['shelf', 'wall', 'wood', 'brass', 'books'],
  },
  {
    id: 'heron-rail',
    title: say('Coat rail', 'Garderobe', 'حامل معاطف'),
    description: say(
      'Stands by itself where no wall can be drilled: a rail for hangers, six pegs for what comes off at the door, and a slatted shelf for four pairs of shoes.',
      'Steht von allein, wo keine Wand gebohrt werden darf: eine Stange für Bügel, sechs Haken für alles, was an der Tür ausgezogen wird, und ein Rost für vier Paar Schuhe.',
      'يقف وحده حيث لا يُسمح بالثقب في الجدار: قضيب للعلاقات، وستة مشاجب لما يُخلع عند الباب، ورف لأربعة أزواج من الأحذية.',
    ),
    options: [choose('wood', 'oak', 'black-ash')],
    amountMinor: 16_900,
    facts: [
      [material, solidWood],
      [size, widthDepthHeight([104, 46, 162])],
      [weight, measure(7, 'kg')],
      [carries, together(measure(30, 'kg'), say(', six pegs', ', sechs Haken', '، ستة مشاجب'))],
      [assembly, screwdriver],
      [care, oil],
      ...byTwoPeople,
    ],
    rating: { average: 4.3, count: 33 },
    tags: ['coat', 'rack', 'hall', 'clothes', 'shoes'],
  },
]

/** What the department is called. */
export const furnitureTitle = say('Sit & set down', 'Sitzen & abstellen', 'الجلوس والأثاث')
