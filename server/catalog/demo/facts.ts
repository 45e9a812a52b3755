// The names of the facts that the demo shop's products have in common, and the values that many share.
import { measure, say, together } from './say.ts'
import type { Said } from './say.ts'

export const material = say('Material', 'Material', 'الخامة')
export const size = say('Size', 'Maße', 'المقاس')
export const weight = say('Weight', 'Gewicht', 'الوزن')
export const capacity = say('Holds', 'Fasst', 'السعة')
export const care = say('Care', 'Pflege', 'العناية')
export const dishwasher = say('Dishwasher', 'Spülmaschine', 'غسالة الصحون')
export const bulb = say('Bulb', 'Leuchtmittel', 'المصباح')
export const cable = say('Cable', 'Kabel', 'الكابل')
export const carries = say('Carries', 'Trägt', 'يتحمّل')
export const assembly = say('Assembly', 'Aufbau', 'التركيب')
export const delivery = say('Delivery', 'Lieferung', 'التوصيل')
export const returns = say('Returns', 'Rückgabe', 'الإرجاع')

export const yes = say('Yes', 'Ja', 'نعم')
export const stoneware = say('Stoneware, glazed by hand', 'Steinzeug, von Hand glasiert', 'خزف حجري مزجّج يدويًا')
export const wipe = say('Damp cloth', 'Feuchtes Tuch', 'قطعة قماش رطبة')
export const oil = say(
  'Damp cloth, oil once a year',
  'Feuchtes Tuch, einmal im Jahr ölen',
  'قطعة قماش رطبة، وزيت مرة في السنة',
)
export const none = say('None, ready to use', 'Keiner, sofort benutzbar', 'لا يحتاج، جاهز للاستعمال')

/** Delivery and returns of what fits into a parcel. */
export const byParcel: readonly (readonly [Said, Said])[] = [
  [delivery, say('Parcel, 2–4 working days', 'Paket, 2–4 Werktage', 'طرد، خلال 2–4 أيام عمل')],
  [returns, say('30 days, free', '30 Tage, kostenlos', 'خلال 30 يومًا، مجانًا')],
]

/** Delivery and returns of what two people carry. */
export const byTwoPeople: readonly (readonly [Said, Said])[] = [
  [delivery, say('To your room, 1–2 weeks', 'Bis ins Zimmer, 1–2 Wochen', 'حتى باب الغرفة، خلال أسبوع إلى أسبوعين')],
  [returns, say('30 days, we collect it', '30 Tage, wir holen es ab', 'خلال 30 يومًا، ونحن نستلمه من عندك')],
]

/** Width, depth and height. */
export function widthDepthHeight(cm: readonly [number, number, number]): Said {
  return together(measure(cm, 'cm'), say(' (W × D × H)', ' (B × T × H)', ' (عرض × عمق × ارتفاع)'))
}

/** The diameter and the height of something round. */
export function roundAndTall(diameterCm: number, heightCm: number): Said {
  const [wide, tall] = [measure(diameterCm, 'cm'), measure(heightCm, 'cm')]
  return say(`Ø ${wide.en}, ${tall.en} tall`, `Ø ${wide.de}, ${tall.de} hoch`, `القطر ${wide.ar}، الارتفاع ${tall.ar}`)
}
