// Visits, as calls use them.
import type { CallVisit } from './calls/rights.ts'
import type { Visits } from './visits/visits.ts'

/** What calls ask of visits. */
export function callVisits(visits: Visits) {
  return {
    async open(id: string): Promise<CallVisit | undefined> {
      const visit = await visits.find(id)
      if (visit?.endedAt !== null) return undefined
      const { room, roomId, staff, associate } = visit
      return { room, roomId, staff, associate: associate.name }
    },
    onEnded: (listener: (visitId: string) => void) => visits.onEnded(({ id }) => listener(id)),
  }
}
