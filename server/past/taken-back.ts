// What members took back leaves the file too: some hours later its words are taken out of the history's segments, of the snapshot
// and of the log.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { DocumentName } from '#shared/records/table.ts'
import { ifDamaged } from '#server/storage/damaged-data.ts'
import { readHeaders } from '#server/storage/history-segments.ts'
import { overwriteFreed } from '#server/storage/overwrite-freed.ts'
import { pack, packUpdates } from '#server/storage/pack-updates.ts'
import { readSegments, readSnapshot, rewriteSegment, rewriteSnapshot } from '#server/storage/stored-rows.ts'
import type { Tables } from '#server/storage/tables.ts'
import { cutAt } from './cut.ts'
import type { DocumentPast } from './cut.ts'
import { readPages } from './pages.ts'
import type { Replayer } from './replayer.ts'
import { isUnchanged } from './retention.ts'
import { readScrubbed } from './scrub-job.ts'
import type { Scrubbed } from './scrub-job.ts'

/** What the removal needs. */
export interface TakenBackOptions {
  readonly db: Kysely<Tables>
  readonly replayer: Pick<Replayer, 'run'>
  /** How long what was taken back stays, so that its author may restore it, milliseconds. */
  readonly afterMs: number
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
}

interface Due {
  readonly num: number
  readonly name: DocumentName
  /** The place up to which its deletions were followed already. */
  readonly scrubbed: number
}

/** Removes from the file what was taken back. */
export class TakenBack {
  readonly #parts: TakenBackOptions

  constructor(parts: TakenBackOptions) {
    this.#parts = parts
  }

  /** Scrubs every document with deletions that are old enough; ends early once the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { db, now, afterMs, reportError } = this.#parts
    const before = now() - afterMs
    let isChanged = false
    for (const document of await dueDocuments(db, before)) {
      if (signal.aborted) return
      // A damaged document stays as it is, and does not keep the words of other documents in the file.
      const message = `Document ${document.num} is damaged: what was taken back in it stays in the file`
      if (await this.#scrub(document, before).catch(ifDamaged((damage) => reportError(damage, message))))
        isChanged = true
      await nextTurn()
    }
    if (isChanged) await overwriteFreed(db)
  }

  /** @returns whether anything was removed. */
  async #scrub({ num, name, scrubbed }: Due, before: number): Promise<boolean> {
    const { db, replayer } = this.#parts
    const past: DocumentPast = { num, name, headers: await readHeaders(db, num) }
    const cut = await cutAt(db, [past], { at: before })
    const end = past.headers.at(-1)?.last ?? 0
    // What the log alone has is compacted first.
    if (!cut || cut.id <= scrubbed || cut.id > end) return false
    const pages = await readPages(db, past, cut.id)
    const segments = await readSegments(db, num)
    const snapshot = await readSnapshot(db, num)
    const answer = await replayer.run({
      ...{ show: 'scrubbed', document: { num, name, pages }, segments },
      snapshot: snapshot?.state,
    })
    return this.#save(past, { cut: cut.id, covered: Math.min(end, snapshot?.upto ?? 0) }, readScrubbed(answer))
  }

  async #save(
    past: DocumentPast,
    { cut, covered }: { cut: number; covered: number },
    { segments, snapshot }: Scrubbed,
  ): Promise<boolean> {
    const { num } = past
    const packed = await Promise.all(
      segments.map(async ({ last, updates, state }) => ({
        last,
        set: {
          ...(updates && { updates: await packUpdates(updates) }),
          ...(state && { state: await pack(state), packed: 1 }),
        },
      })),
    )
    return this.#parts.db.transaction().execute(async (db) => {
      // A compaction may have extended a segment meanwhile; the next run sees it.
      if (!(await isUnchanged(db, [past]))) return false
      for (const { last, set } of packed) await rewriteSegment(db, { document: num, last }, set)
      if (snapshot) await rewriteSnapshot(db, num, snapshot)
      // Nobody reads these: segments and snapshot have them.
      await db.deleteFrom('updates').where('document', '=', num).where('id', '<=', covered).execute()
      await db.updateTable('documents').set({ scrubbed_upto: cut }).where('num', '=', num).execute()
      return segments.length > 0 || snapshot !== undefined
    })
  }
}

async function dueDocuments(db: Kysely<Tables>, before: number): Promise<readonly Due[]> {
  const rows = await db
    .selectFrom('documents')
    .select(['num', 'name', 'scrubbed_upto'])
    .where((e) =>
      e.exists(
        e
          .selectFrom('history_segments')
          .select('last')
          .whereRef('history_segments.document', '=', 'documents.num')
          .whereRef('history_segments.last', '>', 'documents.scrubbed_upto')
          .where('history_segments.first_at', '<=', before),
      ),
    )
    .execute()
  return rows.map(({ num, name, scrubbed_upto }) => ({ num, name: name as DocumentName, scrubbed: scrubbed_upto }))
}
