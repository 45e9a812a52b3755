// An item of Google's in JSON, as the fields that other formats have: `imageLink` is `image_link`, a price may be an object.
import { Fields, fieldName } from './fields.ts'

export function fieldsOfJson(item: unknown): Fields {
  const fields = new Fields()
  if (typeof item !== 'object' || item === null) return fields
  for (const [key, value] of Object.entries(item)) {
    const name = fieldName(key.replaceAll(/([a-z])([A-Z])/g, '$1_$2'))
    for (const one of Array.isArray(value) ? value : [value]) {
      const text = textOf(one)
      if (text !== '') fields.add(name, text)
    }
  }
  return fields
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  // As the Content API has prices and measures: { value: '12.00', currency: 'EUR' }.
  const { value: amount, currency, unit } = value as Record<string, unknown>
  if (typeof amount !== 'string' && typeof amount !== 'number') return ''
  const what = currency ?? unit
  return typeof what === 'string' ? `${amount} ${what}` : String(amount)
}
