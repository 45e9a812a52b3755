// The saved replies of shops and of associates.
import type { Kysely } from 'kysely'
import { maxReplies } from '#shared/desk/saved-replies.ts'
import type { SavedReply } from '#shared/desk/saved-replies.ts'
import { readReply } from '#shared/desk/reply-variables.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Tables } from '#server/storage/tables.ts'

/** Whose replies: a shop's, or with `staffId` an associate's own. */
export interface ReplyOwner {
  readonly shopId: ShopId
  readonly staffId: string | null
}

/** Reads and saves them. */
export class SavedRepliesStore {
  readonly #db: Kysely<Tables>
  readonly #now: () => number

  constructor({ db, now }: { db: Kysely<Tables>; now: () => number }) {
    this.#db = db
    this.#now = now
  }

  /** The shop's, and those of the associate where one is named; by name. */
  async of({ shopId, staffId }: ReplyOwner): Promise<SavedReply[]> {
    const rows = await this.#db
      .selectFrom('saved_replies')
      .selectAll()
      .where('shop_id', '=', shopId)
      .where((e) => e.or([e('staff_id', 'is', null), ...(staffId === null ? [] : [e('staff_id', '=', staffId)])]))
      .orderBy('name')
      .orderBy('id')
      .execute()
    return rows.map(({ id, staff_id, language, name, text }) => ({
      ...{ id, language, name, text },
      isShared: staff_id === null,
    }))
  }

  /**
   * Saves a reply, or changes one of the same owner.
   * Refuses `reply-broken`, `too-many-replies`, and `no-such-reply` where somebody else has one of that id.
   */
  async save(owner: ReplyOwner, reply: Omit<SavedReply, 'isShared'>): Promise<Outcome<SavedReply>> {
    const read = readReply(reply.text)
    if ('broken' in read) return refused(refusal('reply-broken', { detail: read.broken }))
    const { shopId, staffId } = owner
    const { id, language, name, text } = reply
    const changed = { language, name, text, changed_at: this.#now() }
    const known = await this.#find(shopId, id)
    if (known && known.staff_id !== staffId) return refused(refusal('no-such-reply'))
    if (!known && (await this.#count(owner)) >= maxReplies) return refused(refusal('too-many-replies'))
    const saved = await this.#db
      .insertInto('saved_replies')
      .values({ shop_id: shopId, id, staff_id: staffId, ...changed })
      .onConflict((conflict) =>
        // Somebody else may have taken the id since.
        conflict
          .columns(['shop_id', 'id'])
          .doUpdateSet(changed)
          .where('saved_replies.staff_id', staffId === null ? 'is' : '=', staffId),
      )
      .returning('id')
      .executeTakeFirst()
    if (!saved) return refused(refusal('no-such-reply'))
    return granted({ id, language, name, text, isShared: staffId === null })
  }

  /** Refuses `no-such-reply`, also for one of somebody else. */
  async remove({ shopId, staffId }: ReplyOwner, id: string): Promise<Outcome<void>> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('saved_replies')
      .where('shop_id', '=', shopId)
      .where('id', '=', id)
      .where('staff_id', staffId === null ? 'is' : '=', staffId)
      .executeTakeFirst()
    return numDeletedRows > 0n ? granted(undefined) : refused(refusal('no-such-reply'))
  }

  #find(shopId: ShopId, id: string) {
    return this.#db
      .selectFrom('saved_replies')
      .select('staff_id')
      .where('shop_id', '=', shopId)
      .where('id', '=', id)
      .executeTakeFirst()
  }

  async #count({ shopId, staffId }: ReplyOwner): Promise<number> {
    const { count } = await this.#db
      .selectFrom('saved_replies')
      .select((e) => e.fn.countAll().as('count'))
      .where('shop_id', '=', shopId)
      .where('staff_id', staffId === null ? 'is' : '=', staffId)
      .executeTakeFirstOrThrow()
    return Number(count)
  }
}
