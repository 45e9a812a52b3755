// The desk of a whole shop, for those who look after it: who waits, why, and who is there.
import type { Availability } from '#shared/desk/contracts.ts'
import type { WaitReason } from '#shared/desk/figures.ts'
import type { ShopId } from '#shared/ids.ts'
import type { HelpQueue } from './queue.ts'
import type { StoredRequest } from './request-rows.ts'

/** Why somebody waits: because of whom, and until when. */
interface Because {
  readonly why: WaitReason
  readonly staffId: string | null
  readonly until: number | null
}

/** What is not over of a shop, the oldest first, and its people. */
export function liveDesk({ board, book }: HelpQueue, shopId: ShopId) {
  const people = [...book.ofShop(shopId)]
  const taken = people.flatMap(({ member }) => board.visitsOf(member.id))
  const requests = [...board.queueOf(shopId), ...taken].toSorted((one, other) => one.created_at - other.created_at)
  return {
    requests: requests.flatMap((row) => live(row) ?? []),
    people: people.map((state) => {
      const { id, name, picture, store } = state.member
      const { availability, capacity } = state
      return {
        ...{ id, name, picture, store, availability: availability satisfies Availability, capacity },
        isOn: book.isOn(state),
      }
    }),
  }
}

function live(row: StoredRequest) {
  // Nobody waits with these: a visit stays with whoever hands it over, and a made-up shopper is for one alone.
  if (row.transfer_of !== null || row.is_practice === 1) return undefined
  const { id, created_at: at, name, topic, language, text, state } = row
  if (state !== 'waiting' && state !== 'left' && state !== 'visiting') return undefined
  const of = { leftAt: row.left_at, offeredTo: row.offered_to, offerUntil: row.offer_until, claimedBy: row.claimed_by }
  return { id, at, name, topic, language, text, state, ...of }
}

/** Why a request waits. The first that holds is said: it is what must change before anything else helps. */
export function whyWaiting(queue: HelpQueue, id: string): Because {
  const row = queue.board.get(id)
  if (!row) return because('next')
  const { book, board } = queue
  if (queue.isOffered(row)) return because('offered', row.offered_to, row.offer_until)
  if (row.prefers !== null) return because('person', row.prefers, row.prefer_until)
  const on = [...book.ofShop(row.shop_id)].filter((state) => book.isOn(state))
  if (on.length === 0) return because('nobodyOn')
  const fitting = on.filter((state) => queue.isFor(row, state))
  if (fitting.length === 0) {
    const isSpoken = book.spokenIn(row.shop_id).has(row.language)
    return isSpoken
      ? because('skill', null, row.widen_at)
      : because('language', null, row.is_wide ? null : row.widen_at)
  }
  const free = fitting.filter((state) => board.offerOf(state.member.id) !== undefined || queue.hasCapacity(state))
  if (free.length === 0) return because('full')
  return free.every(({ member }) => queue.isPassed(id, member.id)) ? because('passed') : because('next')
}

function because(why: WaitReason, staffId: string | null = null, until: number | null = null): Because {
  return { why, staffId, until }
}
