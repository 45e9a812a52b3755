// What of a room an associate is shown: the parts that are granted at this moment, without those who want to be left out. Everything that a
// desk knows of a room beside the visit’s own document is made here.
import type { ShownRoom } from '#shared/desk/contracts.ts'
import type { MemberId } from '#shared/ids.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import { roomDocument } from '#server/sync/room-records.ts'
import type { Room } from '#server/sync/room.ts'
import type { StoredVisit } from './visit-rows.ts'

/** How much of the members’ own talk is shown, messages. */
const maxShownMessages = 200
/** The thread of the room itself. */
const roomThread = 'room/'

/** What is shown on a visit. */
export function shownRoom(room: Room, visit: StoredVisit): ShownRoom {
  const isShown = (member: MemberId) => !visit.leftOut.includes(member)
  const cart = visit.scope.includes('cart') ? shownCart(room, visit, isShown) : null
  const talk = visit.scope.includes('talk') ? shownTalk(room, isShown) : null
  const named = new Set<MemberId>([visit.asker, ...writersIn(room, visit)])
  for (const { wants } of cart?.lines ?? []) for (const { member } of wants) named.add(member)
  for (const { by } of talk ?? []) named.add(by)
  const members = [...named].flatMap((id) => {
    const name = room.records('members').get(id)?.name
    return name === undefined ? [] : [{ id, name }]
  })
  return { visitId: visit.id, scope: [...visit.scope], members, cart, talk }
}

type IsShown = (member: MemberId) => boolean

function shownCart(room: Room, visit: StoredVisit, isShown: IsShown): NonNullable<ShownRoom['cart']> {
  const wants = wantsByLine(room, isShown)
  const lanes = room.records('lanes')
  const lines = [...room.records('lines')].flatMap(([id, { productId, variantId, by, suggested }]) => {
    const wanted = wants.get(id) ?? []
    // A line of somebody who is left out shows once somebody else wants it.
    if (!isShown(by) && wanted.length === 0) return []
    const lane = lanes.get(id) ?? 'considering'
    return [{ id, productId, variantId, lane, wants: wanted, fromVisit: suggested?.visit === visit.id }]
  })
  const title = room.records('frame').get('title')
  return { title: typeof title === 'string' ? title : null, lines }
}

function wantsByLine(room: Room, isShown: IsShown): ReadonlyMap<string, { member: MemberId; count: number }[]> {
  const wants = new Map<string, { member: MemberId; count: number }[]>()
  for (const [key, count] of room.records('wants')) {
    const slash = key.lastIndexOf('/')
    const [line, member] = [key.slice(0, slash), key.slice(slash + 1)]
    if (count === 0 || !isShown(member)) continue
    const ofLine = wants.get(line) ?? []
    ofLine.push({ member, count })
    wants.set(line, ofLine)
  }
  return wants
}

function shownTalk(room: Room, isShown: IsShown): NonNullable<ShownRoom['talk']> {
  const messages = roomDocument(room, 'annotations').records('messages')
  return [...messages]
    .flatMap(([key, { by, at, text, products = [] }]) =>
      key.startsWith(roomThread) && isShown(by) ? [{ id: key.slice(roomThread.length), by, at, text, products }] : [],
    )
    .toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
    .slice(-maxShownMessages)
}

/** Those who wrote in the visit’s own document, which its associate reads anyway. */
function writersIn(room: Room, { id, staff }: StoredVisit): readonly MemberId[] {
  const name = visitDocument(id)
  if (!room.documents.has(name)) return []
  const messages = roomDocument(room, name).records('messages')
  return [...messages.values()].map(({ by }) => by).filter((by) => by !== staff)
}
