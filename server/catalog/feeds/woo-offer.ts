// A row of a WooCommerce product export. Variations name their parent by its SKU, or as `id:123`, and stand before or after it.
import type { FoundItem, Offer } from './offer.ts'
import type { Fields } from './fields.ts'

/** The most attributes of a product that are looked at. */
const maxAttributes = 20

/** What cannot be bought by itself. */
const notSold: Readonly<Record<string, string>> = {
  grouped: 'is only a group of others',
  external: 'is sold somewhere else',
}

export function wooOffer(fields: Fields, line: number): FoundItem {
  const [id, sku, title] = [fields.of('id'), fields.of('sku'), fields.of('name')]
  const types = fields
    .of('type')
    .toLowerCase()
    .split(',')
    .map((type) => type.trim())
  const none = { offers: [] }
  const not = types.map((type) => notSold[type]).find((sentence) => sentence !== undefined)
  if (not !== undefined) return { ...none, problems: [`“${title}” ${not}: it was left out.`] }
  if (id === '' && sku === '') return { ...none, problems: ['The row has neither an ID nor an SKU.'] }
  const isVariation = types.includes('variation')
  const parent = fields.of('parent')
  if (isVariation && parent === '') return { ...none, problems: [`The variation “${title}” names no parent.`] }
  const own = id === '' ? skuName(sku) : `id:${id}`
  const group = isVariation ? (/^id:/i.test(parent) ? parent.toLowerCase() : skuName(parent)) : own
  const isParent = types.includes('variable')
  const aliases = isVariation || sku === '' || own === skuName(sku) ? [] : [skuName(sku)]
  return { offers: [offerOf(fields, { line, group, isVariation, isParent })], problems: [], aliases, isParent }
}

function offerOf(
  fields: Fields,
  { line, group, isVariation, isParent }: { line: number; group: string; isVariation: boolean; isParent: boolean },
): Offer {
  const attributes = attributesOf(fields)
  const [id, sku] = [fields.of('id'), fields.of('sku')]
  const pictures = fields
    .of('images')
    .split(/,(?=\s*(?:https?:)?\/\/)/)
    .map((address) => address.trim())
  const weight = Object.entries({ kg: 'weight_(kg)', g: 'weight_(g)', lbs: 'weight_(lbs)', oz: 'weight_(oz)' }).flatMap(
    ([unit, field]) => (fields.of(field) === '' ? [] : [['Weight', `${fields.of(field)} ${unit}`] as const]),
  )
  return {
    line,
    group,
    ...(id === '' ? {} : isVariation ? { ref: id } : { ref: isParent ? undefined : id, productRef: id }),
    sku,
    gtin: fields.of('gtin,_upc,_ean,_or_isbn'),
    title: fields.of('name'),
    body: fields.of('description') || fields.of('short_description'),
    brand: fields.of('brands'),
    department: fields.of('categories').split(',')[0]?.split('>').at(-1)?.trim(),
    tags: fields
      .of('tags')
      .split(',')
      .map((tag) => tag.trim()),
    choices: isVariation ? attributes.map(([name, value]) => [name, value] as const) : [],
    price: fields.of('regular_price'),
    salePrice: fields.of('sale_price'),
    saleFrom: fields.of('date_sale_price_starts'),
    saleUntil: fields.of('date_sale_price_ends'),
    availability: fields.of('in_stock?'),
    available: stockOf(fields.of('in_stock?')),
    // Nobody counts what has no stock: empty is not zero.
    quantity: fields.of('stock'),
    pictures: isVariation ? [] : pictures,
    picture: isVariation ? pictures[0] : undefined,
    facts: isVariation || isParent ? [] : [...weight, ...attributes.filter(([, value]) => value !== '')],
    isVariation,
    hidden: fields.of('published') !== '' && fields.of('published') !== '1',
    unlisted: fields.of('visibility_in_catalog').toLowerCase() === 'hidden',
  }
}

function attributesOf(fields: Fields): (readonly [string, string])[] {
  return Array.from({ length: maxAttributes }, (_, index) => index + 1).flatMap((at) => {
    const name = fields.of(`attribute_${at}_name`)
    return name === '' ? [] : [[name, fields.of(`attribute_${at}_value(s)`)] as const]
  })
}

/** `backorder` can be had as well. */
function stockOf(text: string): boolean | undefined {
  if (text === '' || text === '1' || /^(backorder|yes|true|instock)$/i.test(text)) return true
  return text === '0' || /^(no|false|outofstock)$/i.test(text) ? false : undefined
}

function skuName(sku: string): string {
  return `sku:${sku}`
}
