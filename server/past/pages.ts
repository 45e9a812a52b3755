// Reads what a replay of a document needs: the nearest state before a moment, and the updates since.
import type { Kysely } from 'kysely'
import type { DocumentName } from '#shared/records/table.ts'
import { readSegment, readLog } from '#server/storage/history-segments.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { DocumentPast } from './cut.ts'

/** Stored bytes, still packed; the replay unpacks them. */
export interface Pages {
  /** Absent where the replay continues from a document it has. */
  readonly base?: { readonly state: Uint8Array; readonly packed: boolean } | undefined
  /** Packed updates, oldest first; some may be outside of `after` and `upto`. */
  readonly segments: readonly Uint8Array[]
  /** Updates from the log. */
  readonly logged: readonly Uint8Array[]
  /** Updates up to this place are in the state. */
  readonly after: number
  /** Updates behind this place are later. */
  readonly upto: number
}

/** A document to replay. */
export interface ReplayedDocument {
  readonly num: number
  readonly name: DocumentName
  readonly pages: Pages
}

/** More than the log ever holds of one document. */
const maxLogged = 1_000_000

/** @param replayed the place up to which the replay has the document; only later updates are read, if that is less. */
export async function readPages(
  db: Kysely<Tables>,
  { num, headers }: DocumentPast,
  upto: number,
  replayed = 0,
): Promise<Pages> {
  const nearest = headers.findLast(({ hasState, last }) => hasState && last <= upto)
  const isAhead = replayed >= (nearest?.last ?? 0)
  const after = isAhead ? replayed : (nearest?.last ?? 0)
  const base = nearest && !isAhead ? await readSegment(db, num, nearest.last) : undefined
  const segments: Uint8Array[] = []
  let before = 0
  for (const { last, count } of headers) {
    if (count > 0 && last > after && before < upto) {
      const segment = await readSegment(db, num, last)
      if (segment?.updates) segments.push(segment.updates)
    }
    before = last
  }
  const logged = before < upto ? await readLog(db, num, { after: Math.max(before, after), upto, limit: maxLogged }) : []
  return {
    ...(base?.state && { base: { state: base.state, packed: base.packed === 1 } }),
    segments,
    logged: logged.map(({ data }) => data),
    after,
    upto,
  }
}
