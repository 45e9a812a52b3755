// What the demo shop's products can be chosen by. The keys name variants and pictures.
import { measure, say } from './say.ts'
import type { Said } from './say.ts'
import type { DemoOption, DemoValue } from './demo-product.ts'

const values = {
  'oat': say('Oat', 'Hafer', 'بيج شوفاني'),
  'moss': say('Moss', 'Moos', 'أخضر طحلبي'),
  'ink': say('Ink', 'Tinte', 'كحلي'),
  'milk': say('Milk', 'Milch', 'حليبي'),
  'celadon': say('Celadon', 'Seladon', 'أخضر سيلادون'),
  'rust': say('Rust', 'Rost', 'أحمر صدئ'),
  'clear': say('Clear', 'Klar', 'شفاف'),
  'smoke': say('Smoke', 'Rauch', 'دخاني'),
  'amber': say('Amber', 'Bernstein', 'كهرماني'),
  'oak': say('Oak', 'Eiche', 'بلوط'),
  'walnut': say('Walnut', 'Nussbaum', 'جوز'),
  'black-ash': say('Black ash', 'Esche, schwarz', 'دردار أسود'),
  'cream': say('Cream', 'Creme', 'كريمي'),
  'slate-blue': say('Slate blue', 'Schieferblau', 'أزرق أردوازي'),
  'chalk': say('Chalk', 'Kreide', 'طباشيري'),
  'teal': say('Teal', 'Petrol', 'بترولي'),
  'terracotta': say('Terracotta', 'Terrakotta', 'تراكوتا'),
  'brass': say('Brass', 'Messing', 'نحاس'),
  'black-steel': say('Black steel', 'Stahl, schwarz', 'فولاذ أسود'),
  'clay': say('Clay', 'Ton', 'طين'),
  'oak-oat': say('Oak, oat linen', 'Eiche, Leinen Hafer', 'بلوط وكتان شوفاني'),
  'walnut-forest': say('Walnut, forest linen', 'Nussbaum, Leinen Wald', 'جوز وكتان أخضر'),
  'cream-oak': say('Cream, oak', 'Creme, Eiche', 'كريمي وبلوط'),
  'forest-walnut': say('Forest, walnut', 'Wald, Nussbaum', 'أخضر وجوز'),
  'clay-oak': say('Clay, oak', 'Ton, Eiche', 'طيني وبلوط'),
  'flax': say('Flax', 'Flachs', 'كتاني طبيعي'),
  'sage': say('Sage', 'Salbei', 'أخضر مريمي'),
  'ticking': say('Ticking stripe', 'Drell, gestreift', 'قماش مخطط'),
  'rust-check': say('Rust stripe', 'Rost gestreift', 'أحمر صدئ مخطط'),
  'natural': say('Natural', 'Natur', 'طبيعي'),
  'ink-stripe': say('Ink stripe', 'Tinte gestreift', 'مخطط بالكحلي'),
  'smoked': say('Smoked', 'Geräuchert', 'بني مدخّن'),
  'bone': say('Bone', 'Elfenbein', 'عاجي'),
  'graphite': say('Graphite', 'Graphit', 'رمادي غرافيت'),
} as const satisfies Readonly<Record<string, Said>>

type Key = keyof typeof values

const namesOfOptions = {
  glaze: say('Glaze', 'Glasur', 'التزجيج'),
  glass: say('Glass', 'Glas', 'الزجاج'),
  wood: say('Wood', 'Holz', 'الخشب'),
  colour: say('Colour', 'Farbe', 'اللون'),
  base: say('Base', 'Fuß', 'القاعدة'),
  finish: say('Finish', 'Ausführung', 'التشطيب'),
  case: say('Case', 'Gehäuse', 'الإطار'),
  frame: say('Frame', 'Rahmen', 'الإطار'),
  cover: say('Frame and cover', 'Gestell und Bezug', 'الهيكل والقماش'),
  clay: say('Clay', 'Ton', 'الطين'),
} as const

/** A choice among looks. */
export function choose(name: keyof typeof namesOfOptions, ...keys: readonly Key[]): DemoOption {
  return { name: namesOfOptions[name], values: keys.map((key) => ({ key, name: values[key] })) }
}

const sizeName = say('Size', 'Größe', 'المقاس')
const lengthName = say('Length', 'Länge', 'الطول')

/** A choice between two sizes. */
export function sizes(first: DemoValue, second: DemoValue): DemoOption {
  return { name: sizeName, values: [first, second] }
}

/** A choice between two lengths, centimetres. @param extraMinor what the second adds to the price. */
export function lengths(first: number, second: number, extraMinor: number): DemoOption {
  return { name: lengthName, values: [centimetres(first), { ...centimetres(second), extraMinor }] }
}

/** A size that is said in centimetres. */
function centimetres(cm: number): DemoValue {
  return { key: String(cm), name: measure(cm, 'cm') }
}
