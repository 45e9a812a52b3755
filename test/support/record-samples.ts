// Proper records of every kind, for tests that walk the whole table: made from the examples that each kind brings with it.
import type { RecordKind } from '#shared/records/record-kind.ts'
import { kindOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'

/** Whose record it is and what tells it from others. */
export interface SampleOf {
  readonly owner: string
  readonly unique: string
  /** Another value of the same record. */
  readonly other?: boolean
}

/** A record. */
export interface Sample {
  readonly key: string
  readonly value: unknown
}

/** A record under a root: its example, with the owner in the place of Ana, and a name of its own in the place of the example's. */
export function sampleOf(document: DocumentName, root: string, { owner, unique, other = false }: SampleOf): Sample {
  const kind = kindOf(document, root)
  if (!kind) throw new Error(`${document} has no ${root}`)
  const example = kind.examples[other ? 1 : 0]
  const [name = ''] = example.id.split('/')
  const fill = (text: string) => (text === 'ana' ? owner : isNamed(kind) && text === name ? `${name}-${unique}` : text)
  return { key: example.id.split('/').map(fill).join('/'), value: filled(example.value, fill) }
}

/** Whether the first part of the key tells records apart, and is no word of the product or person. */
function isNamed({ key: [first] }: RecordKind): boolean {
  return first !== 'field' && first !== 'member'
}

function filled(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value)
  if (Array.isArray(value)) return value.map((part) => filled(part, fill))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, part]) => [fill(field), filled(part, fill)]))
}
