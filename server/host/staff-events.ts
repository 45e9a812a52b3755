// Events for associates who are connected to the desk channel, and what features are told of them.
import type { DeskEvents } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'

/** Emits to associates who are connected now; an event is not kept for others. */
export interface StaffEmitter {
  emitToStaff<Name extends keyof DeskEvents>(staffId: string, name: Name, ...said: Parameters<DeskEvents[Name]>): void
  /** How many associates have a desk open here. */
  readonly connectedCount: number
  /** Whether the associate has a desk open here. */
  isConnected(staffId: string): boolean
  /** Tells the associate that the session is over, and closes their desks. */
  endStaff(staffId: string, code: string): void
}

/** An associate at a desk. */
export interface PresentStaff {
  readonly staffId: string
  readonly shopId: ShopId
}

/** What a feature is told of associates who come and go on the desk channel. */
export interface DeskHooks {
  /** A desk was opened; the associate may have others. */
  connected?(staff: PresentStaff): void
  /** The last desk of an associate is gone. */
  disconnected?(staff: PresentStaff): void
}
