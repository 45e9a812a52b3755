// Associates at the documents of their visits: they come with a staff token, and get in nowhere else.
import type { DocumentGuests } from '#server/host/document-guests.ts'
import type { StaffSessions } from '#server/identity/staff.ts'
import type { Visits } from './visits-port.ts'

/** Lets associates into the documents of their visits. */
export function visitGuests(sessions: StaffSessions, visits: Pick<Visits, 'callerAt'>): DocumentGuests {
  return {
    async caller(asked, token) {
      const staff = await sessions.byToken(token)
      if (staff.ok) return visits.callerAt(asked, staff.value)
      // A staff token that no longer holds is renewed or ends; any other is perhaps a member's.
      const isOfStaff = staff.refusal.code === 'token-expired' || staff.refusal.code === 'session-ended'
      return isOfStaff ? staff : undefined
    },
    async membership(asked, { memberId: staffId, name, role, expiresAt }) {
      return role === 'associate' ? visits.callerAt(asked, { staffId, name, expiresAt }) : undefined
    },
  }
}
