// The rooms of this device, and how to enter one. They are saved with each room's secret, in this browser's storage only.
import type { Room, SavedSession } from '#client/sdk/index.ts'
import type { VariantId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted } from '#shared/outcome.ts'
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
  /** Links this device made, by role: the server keeps only their hashes, so that nobody else could show them again. */
  readonly links?: Readonly<Record<string, string>>
}

const roomsKey = 'tagalong.rooms'
const nameKey = 'tagalong.name'
const mostRooms = 40
const mostOthers = 8

/** The rooms of this device, the last used first. */
export function roomsHere(): readonly RoomHere[] {
  const rooms = readJson(roomsKey)
  if (!Array.isArray(rooms)) return []
  return (rooms as RoomHere[])
    .filter((room) => typeof room.session?.roomId === 'string')
    .toSorted((a, b) => b.lastAt - a.lastAt)
}

/** The room of that id, where this device is in it. */
export function roomHere(roomId: string): RoomHere | undefined {
  return roomsHere().find((room) => room.session.roomId === roomId)
}

/** Removes a room from this device: the membership ended, or the person asked for it. */
export function forgetRoom(roomId: string): void {
  writeJson(
    roomsKey,
    roomsHere().filter((room) => room.session.roomId !== roomId),
  )
}

/** The name this person last went by on this device, to be offered where one is asked for. */
export function nameHere(): string {
  const name = readJson(nameKey)
  return typeof name === 'string' ? name : ''
}

/** The link for that role that this device made last; it may have ended since. */
export function linkHere(roomId: string, role: string): string | undefined {
  return roomHere(roomId)?.links?.[role]
}

/** Saves a link that was made here, to show it again. */
export function saveLink(roomId: string, role: string, url: string): void {
  const saved = roomHere(roomId)
  if (saved) putRoom({ ...saved, links: { ...saved.links, [role]: url } })
}

/**
 * Starts a room as its host and remembers it here, with its first link.
 * @returns the room's id, and the first invitation.
 */
export async function startRoomHere(person: {
  name: string
  title?: string
  shop?: string
}): Promise<Outcome<{ roomId: string; invitation: { code: string; url: string } }>> {
  const { startRoom } = await import('#client/sdk/index.ts')
  const started = await startRoom({ ...person, locale: document.documentElement.lang }, { onSession: saveSession })
  if (!started.ok) return started
  const { room, invitation } = started.value
  arrived(room)
  saveLink(room.info.id, 'shopper', invitation.url)
  return granted({ roomId: room.info.id, invitation })
}

/** Joins by an invitation's code and remembers the room here. */
export async function joinRoomHere(code: string, name: string): Promise<Outcome<{ roomId: string }>> {
  const { joinRoom } = await import('#client/sdk/index.ts')
  const joined = await joinRoom(code, { name, locale: document.documentElement.lang }, { onSession: saveSession })
  if (!joined.ok) return joined
  arrived(joined.value)
  return granted({ roomId: joined.value.info.id })
}

/** Opens a room this device is in; undefined where it is in no such room. The caller closes it. */
export async function openRoomHere(roomId: string): Promise<Outcome<Room> | undefined> {
  const waiting = entered.get(roomId)
  entered.delete(roomId)
  if (waiting) return granted(waiting)
  const here = roomHere(roomId)
  if (!here) return undefined
  const { resumeRoom } = await import('#client/sdk/index.ts')
  // A hidden member must not become visible for a moment when they reload the page.
  const hide = tabMemory(roomId).read('hidden') === 'yes'
  const resumed = await resumeRoom(here.session, { onSession: saveSession, hide })
  if (resumed.ok) rememberRoom(resumed.value)
  return resumed
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
  writeJson(nameKey, room.me.get().name)
}

function saveSession(session: SavedSession): void {
  const saved = roomHere(session.roomId)
  putRoom({ title: '', shop: '', name: '', lastAt: Date.now(), ...saved, session })
}

function putRoom(room: RoomHere): void {
  const others = roomsHere().filter((other) => other.session.roomId !== room.session.roomId)
  writeJson(roomsKey, [room, ...others].slice(0, mostRooms))
}

function readJson(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    // Storage may be forbidden or hold something old: then this device simply knows nothing yet.
    return undefined
  }
}

function writeJson(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the room works all the same as long as the page is open.
  }
}
