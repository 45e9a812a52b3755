// With what visits begin and end.
import type { serverEvents } from '#shared/events/server-events.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Scope } from '#shared/visits/scope.ts'
import type { Associate } from '#shared/visits/visit.ts'
import type { StoredVisit } from './visit-rows.ts'

/** What begins a visit: a claimed request. */
export interface BeginningVisit {
  readonly request: {
    readonly id: string
    readonly roomId: RoomId
    readonly by: MemberId
    readonly text: string
    readonly scope: Scope
    readonly showsEarlier: boolean
    readonly isPractice: boolean
    /** Nobody waited for it any more. */
    readonly isLeft: boolean
  }
  readonly staff: Associate
  /** What an associate of another store saw. */
  readonly carriesOver?: StoredVisit['carriesOver']
}

/** How a visit ends. */
export interface Ending {
  /** A member, the associate, or why the server does it. */
  readonly by: string
  readonly memberId: MemberId | null
  /** Whose it must be, where only they end it. */
  readonly staff?: string
  /** What the history says of it; that it ended where absent. */
  readonly said?: ReturnType<typeof serverEvents.visitHandedOver>
}
