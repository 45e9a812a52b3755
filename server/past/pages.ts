// What has to be read of a document to see it as it was: the nearest state before, and the updates since.
import type { Kysely } from 'kysely'
import { readSegment, readLog } from '#server/storage/history-segments.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { DocumentPast } from './cut.ts'

/** Bytes as they lie in the tables; whoever replays them unpacks them. */
export interface Pages {
  /** Absent where a document that was replayed before is taken further. */
  readonly base?: { readonly state: Uint8Array; readonly packed: boolean } | undefined
  /** Packed updates, oldest first; some of them may lie outside `after` and `upto`. */
  readonly chapters: readonly Uint8Array[]
  /** Updates that are still in the log. */
  readonly logged: readonly Uint8Array[]
  /** Updates up to this place are in the state already. */
  readonly after: number
  /** Updates behind this place come later. */
  readonly upto: number
}

/** More than the log ever holds of one document. */
const maxLogged = 1_000_000

/** @param replayed the place up to which somebody has the document already; only what came since is read, if that is less. */
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
  const chapters: Uint8Array[] = []
  let before = 0
  for (const { last, count } of headers) {
    if (count > 0 && last > after && before < upto) {
      const segment = await readSegment(db, num, last)
      if (segment?.updates) chapters.push(segment.updates)
    }
    before = last
  }
  const logged = before < upto ? await readLog(db, num, { after: Math.max(before, after), upto, limit: maxLogged }) : []
  return {
    ...(base?.state && { base: { state: base.state, packed: base.packed === 1 } }),
    chapters,
    logged: logged.map(({ data }) => data),
    after,
    upto,
  }
}
