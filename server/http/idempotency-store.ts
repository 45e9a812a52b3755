// Stores responses for requests that are sent again. They contain tokens, so they are sealed with a key that only the repeated
// request has: its `Idempotency-Key`.
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { Sealing } from '#server/identity/sealing.ts'
import type { Tables } from '#server/storage/tables.ts'

/** Clients repeat a request whose response got lost for a few minutes. */
const retentionMs = 10 * 60_000
/** How often expired responses are deleted. */
const sweepEveryMs = 60_000

const answerSchema = z.object({
  status: z.int(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
})

/** A response as it was sent. */
export type StoredResponse = z.infer<typeof answerSchema>

/** What identifies a request. */
export interface RepeatedRequest {
  /** Digest of the caller, the route and the key. */
  readonly name: string
  /** The `Idempotency-Key` itself. It is not stored. */
  readonly key: string
  /** Digest of the body. */
  readonly body: string
}

/** Finds and saves responses. */
export class IdempotencyStore {
  readonly #parts: { readonly db: Kysely<Tables>; readonly secret: Uint8Array; readonly now: () => number }
  #sweptAt = Number.NEGATIVE_INFINITY

  constructor(parts: { db: Kysely<Tables>; secret: Uint8Array; now: () => number }) {
    this.#parts = parts
  }

  /** The stored response; `other` where the key was used with another body; undefined where there is none. */
  async find({ name, key, body }: RepeatedRequest): Promise<StoredResponse | 'other' | undefined> {
    const { db, now } = this.#parts
    const row = await db.selectFrom('answers').selectAll().where('name', '=', name).executeTakeFirst()
    if (!row || row.at <= now() - retentionMs) return undefined
    if (row.body !== body) return 'other'
    const answer = this.#sealing(key).open(row.answer, name)
    return answer === undefined ? undefined : answerSchema.parse(JSON.parse(answer))
  }

  async keep({ name, key, body }: RepeatedRequest, answer: StoredResponse): Promise<void> {
    const { db, now } = this.#parts
    await this.#sweep()
    const row = { body, answer: this.#sealing(key).seal(JSON.stringify(answer), name), at: now() }
    await db
      .insertInto('answers')
      .values({ name, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute()
  }

  async #sweep(): Promise<void> {
    const { db, now } = this.#parts
    if (now() - this.#sweptAt < sweepEveryMs) return
    this.#sweptAt = now()
    await db
      .deleteFrom('answers')
      .where('at', '<=', now() - retentionMs)
      .execute()
  }

  #sealing(key: string): Sealing {
    return new Sealing(this.#parts.secret, `answer:${key}`)
  }
}
