// The past honours what members take back: words that were edited since are told as they are now, and what was deleted since is
// gone. Names are words too, so that somebody is called in the past what they are called now.
import type { MemberId } from '../ids.ts'
import type { RecordKind, Words } from '../records/record-kind.ts'

type Kind = Pick<RecordKind, 'key' | 'words' | 'belongsTo'>
type Fields = Record<string, unknown>

/**
 * A record of the past, as a member may see it; undefined where they may not. Until it is erased, its author still sees what
 * they took back, and may restore it.
 * @param now the record at present; undefined where there is none.
 */
export function honour(kind: Kind, record: { key: string; then: unknown; now: unknown }, me: MemberId): unknown {
  const { words } = kind
  const { key, then, now } = record
  if (!words || !isAbout(words, key)) return then
  const isOwn = ownerOf(kind, key, then) === me
  if (words.goes === 'fields') return isOwn ? then : withSame(then, now, words.fields)
  if (now === undefined) return isOwn && !isBlank(then, words.fields) ? then : undefined
  return words.fields === 'all' ? now : withThose(then as Fields, now as Fields, words.fields)
}

/** A record without its words, as it stays in the file once they were taken back. */
export function withoutWords({ words }: Kind, key: string, value: unknown): unknown {
  if (!words || !isAbout(words, key)) return value
  if (words.fields === 'all' || !isObject(value)) return typeof value === 'string' ? '' : null
  const rest: Fields = { ...value }
  for (const field of words.fields) {
    // A record whose text is gone stays one of its kind.
    if (typeof rest[field] === 'string' && words.goes === 'record') rest[field] = ''
    else delete rest[field]
  }
  return rest
}

function isAbout({ keys }: Words, key: string): boolean {
  return keys === undefined || keys.includes(key)
}

/** The member that a record belongs to; undefined for none. */
export function ownerOf({ key: parts, belongsTo }: Kind, key: string, value: unknown): MemberId | undefined {
  if (belongsTo === 'key') return key.split('/')[parts.indexOf('member')]
  return belongsTo === 'by' && isObject(value) ? (value['by'] as MemberId) : undefined
}

function isBlank(value: unknown, fields: 'all' | readonly string[]): boolean {
  if (fields === 'all' || !isObject(value)) return value === '' || value === null
  return fields.every((field) => value[field] === undefined || value[field] === '')
}

/** The record with the words that it has now. */
function withThose(then: Fields, now: Fields, fields: readonly string[]): Fields {
  const told: Fields = { ...then }
  for (const field of fields) {
    if (now[field] === undefined) delete told[field]
    else told[field] = now[field]
  }
  return told
}

/** The record without words that are others now, or none. */
function withSame(then: unknown, now: unknown, fields: 'all' | readonly string[]): unknown {
  if (!isObject(then) || fields === 'all') return then === now ? then : undefined
  const told: Fields = { ...then }
  for (const field of fields) if (!isObject(now) || now[field] !== told[field]) delete told[field]
  return told
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}
