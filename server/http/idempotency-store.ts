// Answers of requests that were carried out, for whoever repeats one. They hold tokens, so they lie sealed with a key that only
// the repeated request brings: its `Idempotency-Key`.
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { Sealing } from '#server/identity/sealing.ts'
import type { Tables } from '#server/storage/tables.ts'

/** For as long as somebody may be repeating a request whose answer got lost. */
const retentionMs = 10 * 60_000
/** How often those that nobody asks for any more are swept out. */
const sweepEveryMs = 60_000

const answerSchema = z.object({
  status: z.int(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
})

/** An answer, as it was given. */
export type StoredResponse = z.infer<typeof answerSchema>

/** What a request is known by. */
export interface RepeatedRequest {
  /** Digest of who asked what, with the key. */
  readonly name: string
  /** The `Idempotency-Key` itself; it is not kept. */
  readonly key: string
  /** Digest of the body. */
  readonly body: string
}

/** Keeps answers. */
export class IdempotencyStore {
  readonly #parts: { readonly db: Kysely<Tables>; readonly secret: Uint8Array; readonly now: () => number }
  #sweptAt = Number.NEGATIVE_INFINITY

  constructor(parts: { db: Kysely<Tables>; secret: Uint8Array; now: () => number }) {
    this.#parts = parts
  }

  /** The answer to this request; `other` where the key was used with another body; undefined where there is none. */
  async find({ name, key, body }: RepeatedRequest): Promise<StoredResponse | 'other' | undefined> {
    const { db, now } = this.#parts
    const row = await db.selectFrom('idempotent_responses').selectAll().where('name', '=', name).executeTakeFirst()
    if (!row || row.at <= now() - retentionMs) return undefined
    if (row.body !== body) return 'other'
    const answer = this.#sealing(key).open(row.response, name)
    return answer === undefined ? undefined : answerSchema.parse(JSON.parse(answer))
  }

  async keep({ name, key, body }: RepeatedRequest, answer: StoredResponse): Promise<void> {
    const { db, now } = this.#parts
    await this.#sweep()
    const row = { body, response: this.#sealing(key).seal(JSON.stringify(answer), name), at: now() }
    await db
      .insertInto('idempotent_responses')
      .values({ name, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute()
  }

  async #sweep(): Promise<void> {
    const { db, now } = this.#parts
    if (now() - this.#sweptAt < sweepEveryMs) return
    this.#sweptAt = now()
    await db
      .deleteFrom('idempotent_responses')
      .where('at', '<=', now() - retentionMs)
      .execute()
  }

  #sealing(key: string): Sealing {
    return new Sealing(this.#parts.secret, `answer:${key}`)
  }
}
