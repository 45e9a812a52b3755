// What figures ask of the desk: who waits, why, and who is there.
import type { Availability } from '#shared/desk/contracts.ts'
import type { WaitReason } from '#shared/desk/figures.ts'
import type { ShopId } from '#shared/ids.ts'
import type { HelpTopic } from '#shared/visits/topics.ts'

/** Why somebody waits. */
export interface WaitingBecause {
  readonly why: WaitReason
  /** The staff it is offered to, or waits for. */
  readonly staffId: string | null
  readonly until: number | null
}

/** A question that is not over. */
export interface LiveRequest {
  readonly id: string
  readonly at: number
  /** Of the asker. */
  readonly name: string
  readonly topic: HelpTopic
  readonly language: string
  readonly text: string
  readonly state: 'waiting' | 'left' | 'visiting'
  readonly leftAt: number | null
  readonly offeredTo: string | null
  readonly offerUntil: number | null
  readonly claimedBy: string | null
}

/** Somebody who works at the shop. */
export interface LivePerson {
  readonly id: string
  readonly name: string
  readonly picture: string | null
  readonly store: string | null
  readonly availability: Availability
  /** On, and at their desk. */
  readonly isOn: boolean
  readonly capacity: number
}

/** The desk of a shop as it is now. */
export interface LiveDesk {
  /** The oldest first. */
  readonly requests: readonly LiveRequest[]
  readonly people: readonly LivePerson[]
}

/** The desk, as figures use it. */
export interface FiguresDesk {
  live(shopId: ShopId): LiveDesk
  /** Why a request of the shop waits. */
  whyWaiting(id: string): WaitingBecause
  /** Hears of each change of a question. */
  onChange(listener: (id: string, shopId: ShopId) => void): void
  /** Supervisors who have a desk open here. */
  supervisorsOf(shopId: ShopId): readonly string[]
}
