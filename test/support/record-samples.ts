// Proper records of every kind, for tests that walk the whole table: made from the examples that each kind brings with it.
import { emojiOf } from '#shared/annotations/emoji.ts'
import type { Example } from '#shared/records/record-kind.ts'
import { kindOf } from '#shared/records/table.ts'
import type { AnyRecordKind, DocumentName } from '#shared/records/table.ts'

/** Whose record it is and what tells it from others. */
export interface SampleOf {
  readonly owner: string
  readonly unique: string
  /** Another value of the same record. */
  readonly other?: boolean
  /** Where the two examples of a kind are two records, such as a talk and a question: which of them. */
  readonly example?: 0 | 1
}

/** A record. */
export interface Sample {
  readonly key: string
  readonly value: unknown
}

/** A record under a root: its example, with the owner in the place of Ana, and ids of its own in the place of the example's. */
export function sampleOf(document: DocumentName, root: string, sample: SampleOf): Sample {
  const { owner, unique, other = false } = sample
  const kind = kindOf(document, root)
  if (!kind) throw new Error(`${document} has no ${root}`)
  const { id, value } = exampleOf(kind, other, sample.example ?? 0)
  const names = namesIn(kind, id)
  const fill = (text: string) => (text === 'ana' ? owner : names.has(text) ? `${text}-${unique}` : text)
  return { key: id.split('/').map(fill).join('/'), value: filled(value, fill) }
}

function exampleOf({ examples }: AnyRecordKind, other: boolean, which: 0 | 1): Example<unknown> {
  if (examples[0].id === examples[1].id) return examples[other ? 1 : 0]
  const { id, value } = examples[which]
  return { id, value: other ? later(value) : value }
}

function later(value: unknown): unknown {
  const { at } = value as { readonly at: number }
  return { ...(value as object), at: at + 1 }
}

/** The parts of a key that tell records apart, and are no word of the product, no person and no emoji. */
function namesIn({ key }: AnyRecordKind, id: string): ReadonlySet<string> {
  const isName = (part: string, index: number) =>
    key[index] !== 'field' && key[index] !== 'member' && emojiOf(part) === undefined
  return new Set(id.split('/').filter(isName))
}

function filled(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === 'string') return fill(value)
  if (Array.isArray(value)) return value.map((part) => filled(part, fill))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, part]) => [fill(field), filled(part, fill)]))
}
