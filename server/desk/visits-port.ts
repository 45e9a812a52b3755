// What the desk asks of visits, and what they tell it.
import type { DeskVisit, ShownRoom, StaffMember } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Scope } from '#shared/visits/scope.ts'
import type { Associate } from '#shared/visits/visit.ts'
import type { AskedDocument } from '#server/host/document-guests.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { StaffCaller } from '#server/identity/staff.ts'
import type { StoredRequest } from './request-rows.ts'

/** A visit, as the desk shows it beside its request. */
export type OpenVisit = Omit<DeskVisit, 'request' | 'transfer'> & { readonly requestId: string }

/** What is known of a visit. */
export interface KnownVisit {
  readonly id: string
  readonly room: number
  readonly requestId: string
  readonly staffId: string
  readonly name: string
  readonly scope: Scope
  /** Whether the group waits for the associate to write. */
  readonly isSilent: boolean
  readonly isAnswered: boolean
  readonly endedAt: number | null
}

/** A claimed request, for the visit that comes of it. */
export interface BeginningVisit {
  readonly request: StoredRequest
  readonly scope: Scope
  readonly staff: StaffMember
}

export interface EndedVisit {
  readonly id: string
  readonly staffId: string
}

export interface ChangedVisit extends EndedVisit {
  /** Whether the associate has written by now. */
  readonly isAnswered: boolean
  readonly scope: Scope
}

/** Visits, as the desk uses them. */
export interface Visits {
  begin(visit: BeginningVisit): Promise<Outcome<{ readonly id: string }>>
  /** Ends a visit whose associate is gone, or never wrote; or that a supervisor gave to somebody else. */
  end(visitId: string, staffId: string, how?: 'reassigned'): Promise<void>
  /** A visit, open or not. */
  of(visitId: string): Promise<KnownVisit | undefined>
  /** The last visit of a room whose associate wrote. */
  lastIn(room: number): Promise<KnownVisit | undefined>
  /** Refuses `no-such-visit`, also for one of somebody else, and `visit-ended`. */
  endByAssociate(visitId: string, staffId: string): Promise<Outcome<void>>
  /** Gives a visit to the associate who has taken it. Refuses as `endByAssociate`. @returns the visit: between stores it is a new one. */
  takeOver(visitId: string, fromStaffId: string, taken: BeginningVisit): Promise<Outcome<{ readonly id: string }>>
  /** A supervisor asks to come along. Refuses `no-such-visit`, `visit-ended`. */
  askToJoin(shopId: ShopId, visitId: string, supervisor: Associate): Promise<Outcome<void>>
  /** Open visits of an associate, and those they were let into, in the order they began. */
  openOf(staffId: string): Promise<readonly OpenVisit[]>
  onEnded(listener: (visit: EndedVisit) => void): void
  /** Somebody else has a visit now. @param listener called with whoever had it. */
  onLeft(listener: (visit: EndedVisit) => void): void
  onChanged(listener: (visit: ChangedVisit) => void): void
  onShown(listener: (staffId: string, shown: ShownRoom) => void): void
  /** What an associate is shown at this moment. */
  shownTo(staffId: string): Promise<readonly ShownRoom[]>
  /** An associate at a document, as somebody who may open it. Refuses `no-such-document`. */
  callerAt(asked: AskedDocument, staff: Pick<StaffCaller, 'staffId' | 'name' | 'expiresAt'>): Promise<Outcome<Caller>>
  /** Closes what an associate has open of visits. */
  signedOut(staffId: string): Promise<void>
}
