// Visits, as the desk uses them.
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { BeginningVisit, KnownVisit, OpenVisit, Visits } from './desk/visits-port.ts'
import type { Host } from './host/host.ts'
import type { VisitsFeature } from './visits/feature.ts'
import { staffOn } from './visits/visit-rows.ts'
import type { StoredVisit } from './visits/visit-rows.ts'

/** How a visit ends whose associate never wrote, or is gone. */
const unanswered = 'unanswered'

/** What the desk asks of visits. */
export function deskVisits(
  { visits, shown, visitGuests, lastAnswered, callerAt }: VisitsFeature,
  { directory }: Pick<Host, 'directory'>,
): Visits {
  const open = new Map<string, Promise<readonly OpenVisit[]>>()
  const forget = ({ staff, guests: all }: StoredVisit) => {
    for (const id of [staff, ...all.map((guest) => guest.id)]) open.delete(id)
  }
  visits.onChanged(forget)
  visits.onEnded(forget)
  visits.onLeft(({ staff }) => open.delete(staff))
  return {
    begin: ({ request, scope, staff: { id, name, picture, store } }) =>
      visits.begin({
        request: requestOf(request, scope),
        staff: { id, name, picture, store },
      }),
    takeOver: (visitId, from, { request, scope, staff: { id, name, picture, store } }) =>
      visits.takeOver(visitId, from, { request: requestOf(request, scope), staff: { id, name, picture, store } }),
    async end(visitId, staffId, how) {
      await visits.endByDesk(visitId, staffId, how ?? unanswered)
    },
    async of(visitId) {
      const visit = await visits.find(visitId)
      return visit && knownVisit(visit)
    },
    async lastIn(room) {
      const visit = await lastAnswered(room)
      return visit && knownVisit(visit)
    },
    async endByAssociate(visitId, staffId) {
      // Whoever was let in only goes.
      if (await visitGuests.leave(visitId, staffId)) return granted(undefined)
      return visits.endByDesk(visitId, staffId, staffId)
    },
    askToJoin: (shopId, visitId, supervisor) => visitGuests.ask(shopId, visitId, supervisor),
    openOf(staffId) {
      const known = open.get(staffId) ?? visits.openOf(staffId).then((stored) => stored.map(shownAtDesk))
      open.set(staffId, known)
      return known
    },
    onChanged: (listener) => {
      const seen = new Map<string, string>()
      visits.onEnded(({ id }) => seen.delete(id))
      // Every change of what is shown counts as one of the visit; the desk itself tells only of these.
      visits.onChanged(
        ({ id, staff, answeredAt, former, scope, lastAt, lastBy, endsAt, showsEarlier, guests: all }) => {
          const now = JSON.stringify([all, staff, scope, lastAt, lastBy, endsAt, showsEarlier])
          if (seen.get(id) === now) return
          seen.set(id, now)
          // Whoever has taken it over has still to write.
          const isAnswered = answeredAt !== null && (former.length === 0 || lastBy === staff)
          for (const staffId of [staff, ...all.map((guest) => guest.id)]) listener({ id, staffId, isAnswered, scope })
        },
      )
    },
    onEnded: (listener) =>
      visits.onEnded((visit) => {
        for (const staffId of staffOn(visit)) listener({ id: visit.id, staffId })
      }),
    onLeft: (listener) => visits.onLeft(({ id, staff }) => listener({ id, staffId: staff })),
    onShown: (listener) => shown.onShown(listener),
    shownTo: (staffId) => shown.shownTo(staffId),
    async callerAt(asked, { staffId, name, expiresAt }) {
      const caller = await callerAt(asked, { id: staffId, name, expiresAt })
      return caller.ok ? granted(caller.value) : refused(caller.refusal)
    },
    async signedOut(staffId) {
      for (const { roomId } of await visits.openOf(staffId)) {
        const room = await directory.room(roomId)
        if (room.ok) room.value.withdraw(staffId, refusal('session-ended'))
      }
    },
  }
}

function requestOf(request: BeginningVisit['request'], scope: BeginningVisit['scope']) {
  const { id, room_id: roomId, member_id: by, text, shows_earlier, is_practice, is_left } = request
  const kind = { isPractice: is_practice === 1, isLeft: is_left === 1 }
  return { id, roomId, by, text, scope, showsEarlier: shows_earlier === 1, ...kind }
}

function knownVisit(visit: StoredVisit): KnownVisit {
  const { id, room, requestId, staff, associate, scope, lastBy, answeredAt, endedAt } = visit
  const of = { id, room, requestId, staffId: staff, name: associate.name, scope, endedAt }
  return { ...of, isSilent: lastBy !== staff, isAnswered: answeredAt !== null }
}

function shownAtDesk(visit: StoredVisit): OpenVisit {
  const { id, roomId, requestId, scope, startedAt, endsAt, endedAt, lastBy, lastAt, staff, showsEarlier, isPractice } =
    visit
  const turn = lastBy === staff ? 'theirs' : 'mine'
  const here = visit.guests.filter(({ state }) => state !== 'asked' && state !== 'refused')
  const colleagues = [...visit.former, ...here, { id: staff, ...visit.associate }]
  const former = colleagues.map((one) => ({ id: one.id, name: one.name }))
  return {
    ...{ id, roomId, requestId, scope: [...scope], startedAt, endsAt, endedAt, turn, turnSince: lastAt },
    ...{ former, showsEarlier, isPractice },
  }
}
