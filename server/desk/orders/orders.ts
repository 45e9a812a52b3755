// Questions after the sale: they leave to the shop’s help desk by mail, and nobody at a desk here sees them.
import type { MemberId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { HelpRequest } from '#shared/visits/help-request.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { DeskNotices, LeavingQuestion } from '../notices-port.ts'
import type { RequestRows, StoredRequest } from '../request-rows.ts'
import type { HelpDesks } from './help-desks.ts'

/** The most questions of a member, and of their room, that leave in a day. */
const most = { ofMember: 5, ofRoom: 10 } as const
const dayMs = 86_400_000

/** What questions after the sale need. */
export interface OrderParts {
  readonly requests: RequestRows
  readonly desks: HelpDesks
  readonly notices: DeskNotices
  readonly now: () => number
  /** A shop, as its help desk is written to. */
  readonly shop: (id: ShopId) => Promise<{ readonly name: string; readonly locale: string } | undefined>
  readonly changed: (memberId: MemberId) => void
}

/** Sends questions to help desks. */
export class Orders {
  readonly #parts: OrderParts

  constructor(parts: OrderParts) {
    this.#parts = parts
  }

  /** Where questions about orders go; null where they go nowhere. */
  async addressOf(shopId: ShopId): Promise<string | null> {
    return this.#parts.notices.offersMail ? this.#parts.desks.addressOf(shopId) : null
  }

  /** Refuses `no-help-desk`, `too-many-questions`. */
  async forward({ memberId }: Caller, row: StoredRequest): Promise<Outcome<HelpRequest>> {
    const { requests, notices, now, changed } = this.#parts
    const to = await this.addressOf(row.shop_id)
    if (to === null || row.reply_to === null) return refused(refusal('no-help-desk'))
    const recent = await requests.forwardedIn(row.room, now() - dayMs)
    const own = recent.filter(({ member_id }) => member_id === memberId)
    if (own.length >= most.ofMember || recent.length >= most.ofRoom) return refused(refusal('too-many-questions'))
    // Nothing of the room leaves, and nobody at a desk is to find it.
    const bare = { about: '{}', scope: '[]', store: null, region: null, person: null, department: null }
    const stored = await requests.insert({ ...row, ...bare, ...over })
    if (!stored) return refused(refusal('already-asked'))
    await notices.sendToHelpDesk({ room: row.room, memberId, request: row.id, to })
    changed(memberId)
    return granted({
      ...{ id: row.id, by: memberId, at: row.created_at, topic: row.topic, language: row.language, text: row.text },
      ...{ about: {}, scope: [], state: 'forwarded', visitId: null, waitSeconds: null },
      ...{ follows: null, awaits: null, awaitsUntil: null },
      ...{ store: null, agreedAt: null, returned: null, forwarded: { to, state: 'waiting' } },
    })
  }

  /** What became of a question that left. */
  async stateOf({ id, shop_id }: StoredRequest): Promise<HelpRequest['forwarded']> {
    const sent = await this.#parts.notices.helpDeskMail(id)
    // What was sent long ago is no longer known of.
    return sent ?? { to: (await this.#parts.desks.addressOf(shop_id)) ?? '', state: 'sent' }
  }

  /** The question as it leaves; undefined where it was erased. */
  async leaving(id: string): Promise<LeavingQuestion | undefined> {
    const row = await this.#parts.requests.get(id)
    const shop = row && (await this.#parts.shop(row.shop_id))
    if (!shop || row.reply_to === null) return undefined
    return { name: row.name, text: row.text, replyTo: row.reply_to, shop: shop.name, locale: shop.locale }
  }
}

const over = { state: 'forwarded', is_left: 0, widen_at: null, leave_at: null, reach: 'all', reach_at: null } as const
