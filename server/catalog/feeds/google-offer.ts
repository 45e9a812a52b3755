// An item of Google Merchant or of a Meta catalogue. Both have the same fields, in XML, tables and JSON.
import type { FoundItem, Offer } from './offer.ts'
import type { Fields } from './fields.ts'
import { isAvailable } from './availability.ts'
import { endsOf } from './sale-dates.ts'

const choices = [
  ['Colour', 'color'],
  ['Size', 'size'],
  ['Material', 'material'],
  ['Pattern', 'pattern'],
] as const
const facts = [
  ['Condition', 'condition'],
  ['Gender', 'gender'],
  ['Age group', 'age_group'],
  ['Weight', 'product_weight'],
  ['Energy class', 'energy_efficiency_class'],
] as const

export function googleOffer(fields: Fields, line: number): FoundItem {
  const id = fields.of('id')
  const title = fields.of('title')
  if (id === '') return { offers: [], problems: ['The item has no id.'] }
  const dates = endsOf(fields.of('sale_price_effective_date'))
  const availability = fields.of('availability')
  const department = fields.of('product_type') || fields.of('google_product_category')
  const offer: Offer = {
    line,
    group: fields.of('item_group_id') || id,
    ref: id,
    ...(fields.of('item_group_id') === '' ? {} : { productRef: fields.of('item_group_id') }),
    gtin: fields.of('gtin'),
    url: fields.of('link'),
    title,
    body: fields.of('description'),
    brand: fields.of('brand'),
    department: departmentOf(department),
    tags: [],
    choices: choices.flatMap(([name, field]) => (fields.of(field) === '' ? [] : [[name, fields.of(field)] as const])),
    price: fields.of('price'),
    salePrice: fields.of('sale_price'),
    saleFrom: dates.from,
    saleUntil: dates.until,
    availability,
    available: isAvailable(availability),
    quantity:
      fields.of('quantity_to_sell_on_facebook') || fields.of('inventory') || fields.of('sell_on_google_quantity'),
    measure: fields.of('unit_pricing_measure'),
    measureBase: fields.of('unit_pricing_base_measure'),
    picture: fields.of('image_link'),
    pictures: [fields.of('image_link'), ...fields.all('additional_image_link').flatMap(addressesIn)],
    facts: [
      ...facts.flatMap(([name, field]) => (fields.of(field) === '' ? [] : [[name, fields.of(field)] as const])),
      ...fields.all('product_detail').flatMap(detailOf),
    ],
  }
  return { offers: [offer], problems: [] }
}

/** The last part of `Apparel > Outerwear > Jackets`; nothing where it is only Google's number for it. */
function departmentOf(path: string): string {
  const last = path.split('>').at(-1)?.trim() ?? ''
  return /^\d+$/.test(last) ? '' : last
}

/** Tables have several addresses in one field, parted by commas, which addresses may have as well. */
function addressesIn(text: string): string[] {
  return text.split(/,(?=\s*(?:https?:)?\/\/)/).map((address) => address.trim())
}

function detailOf(text: string): (readonly [string, string])[] {
  const at = text.indexOf(': ')
  return at < 1 ? [] : [[text.slice(0, at), text.slice(at + 2)]]
}
