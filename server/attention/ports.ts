// What drawing attention uses of other features: the desk, visits, and push messages.
import type { WaitingRequest } from '#shared/desk/contracts.ts'
import type { StaffPush } from '#shared/desk/attention.ts'
import type { ShopId } from '#shared/ids.ts'
import type { SubscribePush } from '#shared/notifications/contracts.ts'

/** A request that an associate should answer now. */
export interface Call {
  readonly request: WaitingRequest
  /** It is offered to them alone; any other waits for all who may take it. */
  readonly isOffer: boolean
}

/** What became of a request, as those may know who were called to it. */
export type CallEnd =
  | { readonly kind: 'mine'; readonly visitId: string | null }
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'gone' }

/** An open visit whose members wait for the associate. */
export interface CallingVisit {
  readonly id: string
  readonly request: WaitingRequest
  /** When a member wrote last. */
  readonly at: number
}

/** Whom a change of a request concerns. */
export interface ConcernedStaff {
  readonly shopId: ShopId
  /** Those to whom it was offered, or is now, and who has taken it. */
  readonly named: readonly string[]
  /** It was or is on the lists of all who may take it. */
  readonly isForAll: boolean
}

/** The desk, as far as attention goes. */
export interface CallingDesk {
  /** What an associate should answer now; undefined where there is nothing, or they are not on. */
  callOf(staffId: string): Call | undefined
  /** What became of a request that somebody was called to. */
  endOf(request: string, staffId: string): Promise<{ readonly name: string; readonly end: CallEnd }>
  /** Visits in which members wrote last. */
  callingVisits(staffId: string): Promise<readonly CallingVisit[]>
  /** A page of theirs is open. */
  isAtDesk(staffId: string): boolean
  shopOf(staffId: string): ShopId | undefined
  onRequest(listener: (concerned: ConcernedStaff) => void): void
  /** Anything else of an associate has changed: their availability, their visits, whether a page is open. */
  onStaff(listener: (staffId: string) => void): void
}

/** A browser that takes push messages. */
export interface PushedDevice {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** Push messages. */
export interface Pushes {
  readonly publicKey: string
  /** Why nothing may be sent to a browser, in a sentence. */
  whyNot(subscription: SubscribePush): string | undefined
  /** @returns whether the browser is gone for good. */
  send(device: PushedDevice, message: StaffPush, keptSeconds: number): Promise<{ readonly isGone: boolean }>
}

/** The end of the quiet hours in which a moment lies; undefined where it lies in none. */
export type QuietUntil = (
  at: number,
  timeZone: string,
  quiet: { readonly from: string; readonly to: string } | null,
) => number | undefined
