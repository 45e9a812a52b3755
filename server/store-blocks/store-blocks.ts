// Whose questions a shop does not take for a while. An associate makes a block on a visit; a supervisor keeps or lifts it.
import type { Kysely, Selectable } from 'kysely'
import { maxListedBlocks } from '#shared/desk/store-blocks.ts'
import type { NewBlock, StoreBlock } from '#shared/desk/store-blocks.ts'
import { newId } from '#shared/ids.ts'
import type { MemberId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { StoreBlockRow } from '#server/storage/desk-tool-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

const hourMs = 3_600_000

/** A visit, as far as blocks need it. */
export interface BlockedVisit {
  readonly room: number
  readonly shopId: ShopId
  readonly staff: string
  readonly asker: MemberId
  readonly endedAt: number | null
  readonly isPractice: boolean
}

/** What blocks need. */
export interface StoreBlockParts {
  readonly db: Kysely<Tables>
  readonly now: () => number
  readonly visitOf: (id: string) => Promise<BlockedVisit | undefined>
  readonly endVisit: (id: string, staffId: string) => Promise<Outcome<void>>
  /** Takes back what the member, or the room, still asks. */
  readonly cancelQuestions: (of: { room: number; memberId: MemberId | null }) => Promise<void>
}

type Staff = { readonly staffId: string; readonly name: string; readonly shopId: ShopId }

/** The blocks of all shops. */
export class StoreBlocks {
  readonly #parts: StoreBlockParts

  constructor(parts: StoreBlockParts) {
    this.#parts = parts
  }

  /** Until when a member's questions are not taken; null where they are. A customer is the same in all rooms. */
  async until({
    room,
    memberId,
    shopId,
  }: {
    room: number
    memberId: MemberId
    shopId: ShopId
  }): Promise<number | null> {
    const { db, now } = this.#parts
    const customer = db.selectFrom('members as me').select('me.customer_id').where('me.id', '=', memberId)
    const row = await db
      .selectFrom('store_blocks as block')
      .leftJoin('members', 'members.id', 'block.member_id')
      .select((e) => e.fn.max('block.until').as('until'))
      .where('block.shop_id', '=', shopId)
      .where('block.until', '>', now())
      .where('block.lifted_at', 'is', null)
      .where((e) =>
        e.or([
          e.and([
            e('block.room', '=', room),
            e.or([e('block.member_id', 'is', null), e('block.member_id', '=', memberId)]),
          ]),
          e('members.customer_id', '=', customer),
        ]),
      )
      .executeTakeFirst()
    const latest = row?.until ?? null
    return latest === null ? null : Number(latest)
  }

  /** Blocks whoever asked on a visit, and ends it. Refuses `no-such-visit`, also for one of somebody else. */
  async block(id: string, { staffId, name }: Staff, { who, hours, reason }: NewBlock): Promise<Outcome<void>> {
    const { db, now, visitOf, endVisit, cancelQuestions } = this.#parts
    const visit = await visitOf(id)
    if (visit?.staff !== staffId || visit.endedAt !== null) return refused(refusal('no-such-visit'))
    const ended = await endVisit(id, staffId)
    if (!ended.ok || visit.isPractice) return ended
    const asker = await db.selectFrom('members').select('name').where('id', '=', visit.asker).executeTakeFirst()
    const memberId = who === 'member' ? visit.asker : null
    const row: StoreBlockRow = {
      ...{ id: newId(), shop_id: visit.shopId, room: visit.room, member_id: memberId, name: asker?.name ?? '' },
      ...{ visit: id, staff_id: staffId, staff_name: name, reason, made_at: now(), until: now() + hours * hourMs },
      ...{ reviewed_at: null, reviewed_by: null, lifted_at: null },
    }
    await db.insertInto('store_blocks').values(row).execute()
    await cancelQuestions({ room: visit.room, memberId })
    return granted(undefined)
  }

  /** Those of a shop, the newest first. */
  async list(shopId: ShopId): Promise<StoreBlock[]> {
    const rows = await this.#parts.db
      .selectFrom('store_blocks')
      .selectAll()
      .where('shop_id', '=', shopId)
      .orderBy('made_at', 'desc')
      .orderBy('id')
      .limit(maxListedBlocks)
      .execute()
    return rows.map(shown)
  }

  /** A supervisor has looked at a block, and keeps or lifts it. Refuses `no-such-block`, also for one of another shop. */
  async review(id: string, { name, shopId }: Staff, lifts: boolean): Promise<Outcome<void>> {
    const at = this.#parts.now()
    const { numUpdatedRows } = await this.#parts.db
      .updateTable('store_blocks')
      .set({ reviewed_at: at, reviewed_by: name, ...(lifts && { lifted_at: at }) })
      .where('id', '=', id)
      .where('shop_id', '=', shopId)
      .where('lifted_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n ? granted(undefined) : refused(refusal('no-such-block'))
  }
}

function shown(row: Selectable<StoreBlockRow>): StoreBlock {
  const { id, name, reason, staff_name: by, reviewed_by: reviewedBy } = row
  return {
    ...{ id, name, reason, by, reviewedBy, who: row.member_id === null ? 'room' : 'member' },
    ...{ madeAt: Number(row.made_at), until: Number(row.until) },
    liftedAt: row.lifted_at === null ? null : Number(row.lifted_at),
  }
}
