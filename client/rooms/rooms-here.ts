// The rooms of this device, and how to enter one. They are saved with each room's secret, in this browser's storage only.
import type { Room, SavedSession } from '#client/sdk/index.ts'
import type { VariantId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted } from '#shared/outcome.ts'
import { saveChoice } from '#client/ui/choices.ts'
import { roomsCookie } from '#shared/choices.ts'
import { deviceStorage } from '#client/ui/browser-storage.ts'
import { meaningOf } from '#shared/refusals.ts'
import { answeredAt } from './addresses.ts'
import { forgetDrafts } from './draft-keys.ts'
import { tabMemory } from './tab-memory.ts'

/** A room this device can come back to. */
export interface RoomHere {
  readonly session: SavedSession
  readonly title: string
  readonly shop: string
  /** What the others call this person there. */
  readonly name: string
  /** Who else was there when it was last open here, a few of them. */
  readonly others?: readonly { readonly name: string; readonly colour: number }[]
  /** Milliseconds since 1970, when it was last open here. */
  readonly lastAt: number
  /** Links this device made, by what they are for: the server keeps only their hashes, so that nobody else could show them again. */
  readonly links?: Readonly<Record<string, string>>
}

const roomsKey = 'tagalong.rooms'
const nameKey = 'tagalong.name'
const mostRooms = 40
const mostOthers = 8

/** The rooms of this device, the last used first. */
export function roomsHere(): readonly RoomHere[] {
  const rooms = deviceStorage.readJson(roomsKey)
  if (!Array.isArray(rooms)) return []
  return (rooms as RoomHere[])
    .filter((room) => typeof room.session?.roomId === 'string')
    .toSorted((a, b) => b.lastAt - a.lastAt)
}

/** The room of that id, where this device is in it. */
export function roomHere(roomId: string): RoomHere | undefined {
  return roomsHere().find((room) => room.session.roomId === roomId)
}

/** Removes a room and what was begun to write in it from this device: the membership ended, or the person asked for it. */
export function forgetRoom(roomId: string): void {
  const forgotten = roomHere(roomId)
  const rooms = roomsHere().filter((room) => room.session.roomId !== roomId)
  saveRooms(rooms, forgotten?.shop)
  if (forgotten) forgetDrafts(forgotten.session)
}

/** The name this person last went by on this device, to be offered where one is asked for. */
export function nameHere(): string {
  const name = deviceStorage.readJson(nameKey)
  return typeof name === 'string' ? name : ''
}

/** What a link is for: an invitation's role and contents, or a question and whom it asks. */
export function invitationPlace(link: {
  role: string
  about?: string | undefined
  showsCart?: boolean
  hidesTitle?: boolean
  asks?: string | undefined
}): string {
  const { role, about = '', showsCart = false, hidesTitle = false, asks } = link
  const extras = [showsCart && '+cart', hidesTitle && '-title', asks !== undefined && `?${asks}`]
    .filter(Boolean)
    .join('')
  return about === '' && extras === '' ? role : `${role}/${about}${extras}`
}

/** The link for that that this device made last; it may have ended since. @param place as `invitationPlace` says. */
export function linkHere(roomId: string, place: string): string | undefined {
  return roomHere(roomId)?.links?.[place]
}

/** Saves a link that was made here, to show it again. */
export function saveLink(roomId: string, place: string, url: string): void {
  const saved = roomHere(roomId)
  if (saved) putRoom({ ...saved, links: { ...saved.links, [place]: url } })
}

/**
 * Starts a room as its host and remembers it here, with its first link.
 * @returns the room's id, and the first invitation.
 */
export async function startRoomHere(person: {
  name: string
  title?: string
  shop?: string
  /** What the first link opens to. */
  about?: VariantId
}): Promise<Outcome<{ roomId: string; invitation: { code: string; url: string } }>> {
  const { startRoom } = await import('#client/sdk/index.ts')
  const started = await startRoom({ ...person, locale: document.documentElement.lang }, { onSession: saveSession })
  if (!started.ok) return started
  const { room, invitation } = started.value
  arrived(room)
  saveLink(room.info.id, invitationPlace({ role: 'shopper', about: person.about }), invitation.url)
  return granted({ roomId: room.info.id, invitation })
}

/** Joins by an invitation's code and remembers the room here, for its page to take over. */
export async function joinRoomHere(code: string, name: string): Promise<Outcome<Room>> {
  const { joinRoom } = await import('#client/sdk/index.ts')
  const joined = await joinRoom(code, { name, locale: document.documentElement.lang }, { onSession: saveSession })
  if (!joined.ok) return joined
  arrived(joined.value)
  return joined
}

/** Opens a room this device is in; undefined where it is in no such room. The caller closes it. */
export async function openRoomHere(roomId: string): Promise<Outcome<Room> | undefined> {
  const waiting = entered.get(roomId)
  entered.delete(roomId)
  if (waiting) return granted(waiting)
  const here = roomHere(roomId)
  if (!here) return enterAnswered()
  if (answeredAt(location.hash) !== undefined) forgetAnswered()
  const { resumeRoom } = await import('#client/sdk/index.ts')
  // A hidden member must not become visible for a moment when they reload the page.
  const hide = tabMemory(roomId).read('hidden') === 'yes'
  const resumed = await resumeRoom(here.session, { onSession: saveSession, hide })
  if (resumed.ok) rememberRoom(resumed.value)
  return resumed
}

/** Enters the room of this page by the answer link at the end of its address; undefined where there is none. */
async function enterAnswered(): Promise<Outcome<Room> | undefined> {
  const link = answeredAt(location.hash)
  if (link === undefined) return undefined
  const { enterAfterAnswer } = await import('#client/sdk/index.ts')
  const entered = await enterAfterAnswer(link, { onSession: saveSession })
  // It leads in once. Without a network it is kept, for another try.
  if (entered.ok || !meaningOf(entered.refusal.code).retry) forgetAnswered()
  if (!entered.ok) return entered
  rememberRoom(entered.value)
  deviceStorage.saveJson(nameKey, entered.value.me.get().name)
  return entered
}

/** Removes the answer link from the address, so that nobody gives it away by sending the address on. */
function forgetAnswered(): void {
  history.replaceState(history.state, '', location.pathname + location.search)
}

/** Puts a variant into the cart of a room of this device; the room stays open for its page to take over. */
export async function addToRoomHere(roomId: string, variantId: VariantId): Promise<Outcome<unknown> | undefined> {
  const opened = await openRoomHere(roomId)
  if (!opened?.ok) return opened
  entered.set(roomId, opened.value)
  return opened.value.cart.add(variantId)
}

/** Updates title and names of an open room on this device. */
export function rememberRoom(room: Room): void {
  const saved = roomHere(room.info.id)
  if (!saved) return
  const title = room.cart.view.get().frame.title ?? room.info.title
  const others = room.members.list
    .get()
    .filter(({ me }) => !me)
    .slice(0, mostOthers)
    .map(({ name, colour }) => ({ name, colour }))
  putRoom({ ...saved, title, shop: room.info.shop, name: room.me.get().name, others, lastAt: Date.now() })
}

/** Rooms entered on another page, for the room page to take over without connecting again. */
const entered = new Map<string, Room>()

function arrived(room: Room): void {
  entered.set(room.info.id, room)
  rememberRoom(room)
  deviceStorage.saveJson(nameKey, room.me.get().name)
}

function saveSession(session: SavedSession): void {
  const saved = roomHere(session.roomId)
  putRoom({ title: '', shop: '', name: '', lastAt: Date.now(), ...saved, session })
}

function putRoom(room: RoomHere): void {
  const others = roomsHere().filter((other) => other.session.roomId !== room.session.roomId)
  saveRooms([room, ...others].slice(0, mostRooms), room.shop)
}

/** @param shop where something changed */
function saveRooms(rooms: readonly RoomHere[], shop = ''): void {
  deviceStorage.saveJson(roomsKey, rooms)
  tellRoomsOf(shop, rooms)
}

/** Lets the server draw the front of a shop with room for the rooms of this device. */
export function tellRoomsOf(shop: string, rooms: readonly RoomHere[] = roomsHere()): void {
  const count = rooms.filter((room) => room.shop === shop).length
  if (shop !== '') saveChoice('rooms', count === 0 ? undefined : roomsCookie(shop, count))
}
