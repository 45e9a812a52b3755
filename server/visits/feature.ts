import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import type { AskedDocument } from '#server/host/document-guests.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { KnowsVariant } from './answer-proposal.ts'
import { EarlierVisits } from './earlier-visits.ts'
import { Guests } from './guests.ts'
import { visitRoutes } from './routes.ts'
import type { VisitsSettings } from './settings.ts'
import { ShownRooms } from './shown-rooms.ts'
import { visitStaffRoutes } from './staff-routes.ts'
import { VisitRows } from './visit-rows.ts'
import type { StoredVisit } from './visit-rows.ts'
import { Visits } from './visits.ts'
import type { VisitsParts } from './visits.ts'

/** What visits use of other features. */
interface Uses {
  readonly knowsVariant: KnowsVariant
  /** See `VisitsParts`. */
  readonly notify: VisitsParts['notify']
}

/** A member of staff, as far as documents are concerned. */
export interface StaffCaller {
  readonly id: string
  readonly name: string
  /** When their token runs out, milliseconds since 1970. */
  readonly expiresAt: number
}

/** Visits, for the desk. */
export interface VisitsFeature extends Feature {
  readonly visits: Visits
  readonly shown: ShownRooms
  readonly visitGuests: Guests
  /** The last visit of a room whose associate wrote. */
  lastAnswered(room: number): Promise<StoredVisit | undefined>
  /**
   * An associate at a document: only that of an open visit of theirs. What is not theirs and what is not there are refused alike, with
   * `no-such-document`.
   */
  callerAt(asked: AskedDocument, staff: StaffCaller): Promise<Outcome<Caller>>
}

/** Visits of associates. */
export function visitsFeature(host: Host, settings: VisitsSettings, { knowsVariant, notify }: Uses): VisitsFeature {
  const { db, directory, emitter, clock, reportError } = host
  const rows = new VisitRows(db)
  const silentMs = settings.VISIT_SILENT_MINUTES * 60_000
  const visits = new Visits({ directory, rows, emitter, knowsVariant, notify, silentMs, clock, reportError })
  const earlier = new EarlierVisits({ rows, directory })
  const guests = new Guests({ rows, visits, directory })
  const shown = new ShownRooms({ visits, directory, clock, reportError })
  return {
    name: 'visits',
    routes: [...visitRoutes({ visits, guests }), ...visitStaffRoutes({ visits, earlier })],
    room: visits,
    jobs: [visits, { name: 'what associates are shown', start: () => {}, stop: () => shown.stop() }],
    visits,
    shown,
    visitGuests: guests,
    lastAnswered: async (room) => (await rows.ofRoom(room, 50)).find(({ answeredAt }) => answeredAt !== null),
    async callerAt({ roomId, document }, { id, name, expiresAt }) {
      const visit = (await visits.openOf(id)).find((one) => visitDocument(one.id) === document)
      if (visit?.roomId !== roomId) return refused(refusal('no-such-document'))
      const room = { num: visit.room, id: roomId, shopId: visit.shopId }
      return granted({ memberId: id, name, role: 'associate', room, sessionId: null, expiresAt })
    },
  }
}
