// Enters a room: starts it, joins it by an invitation, or returns to it.
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { JoinedRoom, RoomView, StartedRoom } from '#shared/rooms/contracts.ts'
import { Access } from './access.ts'
import { callApi } from './http.ts'
import { openRoom } from './open-room.ts'
import type { OpenedRoom } from './open-room.ts'
import type { Room } from './room.ts'
import type { RoomBasics } from './room-context.ts'
import { serverOf } from './outside.ts'
import type { ServerOptions } from './outside.ts'
import { ServerClock } from './server-clock.ts'
import { basicsEntry, openLocalStore } from './local-store.ts'
import type { LocalStore } from './local-store.ts'
import { RoomEnded } from './waiters.ts'

/** What a device saves to return to a room. Contains a secret: save it where only this person can read it. */
export interface SavedSession {
  readonly server: string
  readonly roomId: string
  readonly memberId: string
  readonly session: string
}

/** Options of all ways to enter. */
export interface EnterOptions extends ServerOptions {
  /** Saves the room's documents in IndexedDB, so that it opens and takes edits without a network. Default: true where IndexedDB exists. */
  readonly keepLocally?: boolean
  /** Called whenever there is a new session to save for `resumeRoom`. */
  readonly onSession?: (session: SavedSession) => void
  /** Enters hidden: see `PresenceBoard.hide`. Default: false. */
  readonly hide?: boolean
  /** The WebSocket to use where the runtime has none. */
  readonly WebSocket?: typeof WebSocket
  /** The device's clock, milliseconds since 1970. It may be wrong: the SDK goes by the server's. Default: `Date.now`. */
  readonly now?: () => number
}

/** A guest with a name, or a customer of the shop with the shop's signed statement of who they are, which may contain the name. */
export type Newcomer = { readonly locale?: string } & (
  | { readonly name: string; readonly identity?: string }
  | { readonly name?: string; readonly identity: string }
)

/** After this long the room is shown as far as it is known; the rest follows once the connection is there. */
const firstSyncMs = 10_000
/** The local store's entry for how far this device's clock is ahead of the server's, milliseconds. */
const clockEntry = 'clock-ahead'

/**
 * Starts a room as its host. Also returns the first invitation, to be sent on; it opens to `about`, a product or a variant.
 * Refuses what `POST /rooms` refuses (`no-such-shop`, `sign-in-needed`, `identity-expired`, `invalid`, …), or `offline`.
 */
export async function startRoom(
  person: Newcomer & { readonly title?: string; readonly shop?: string; readonly about?: string },
  options: EnterOptions = {},
): Promise<Outcome<{ room: Room; invitation: { code: string; url: string } }>> {
  const clock = new ServerClock(options.now ?? Date.now)
  const started = await callApi<StartedRoom>(serverOf(options), { method: 'POST', path: '/rooms', body: person }, clock)
  if (!started.ok) return started
  const room = await enter(started.value, clock, options)
  const { code, url } = started.value.invitation
  return room.ok ? granted({ room: room.value, invitation: { code, url } }) : room
}

/**
 * Joins a room by an invitation's code. A customer who is a member already gets that membership.
 * Refuses `no-such-invitation`, `invitation-revoked`, `invitation-expired`, `invitation-used-up`, `room-full`, …, or `offline`.
 */
export async function joinRoom(code: string, person: Newcomer, options: EnterOptions = {}): Promise<Outcome<Room>> {
  const path = `/invitations/${encodeURIComponent(code)}/accept`
  const clock = new ServerClock(options.now ?? Date.now)
  const joined = await callApi<JoinedRoom>(serverOf(options), { method: 'POST', path, body: person }, clock)
  return joined.ok ? enter(joined.value, clock, options) : joined
}

/**
 * Enters the room of an answer link, as the person who was asked by it when they were not in the room yet, and has answered. One device
 * can, once. Refuses `link-invalid`, `link-revoked`, `link-expired`, `invitation-used-up`, `removed`, …, or `offline`.
 * @param token the last part of the link.
 */
export async function enterAfterAnswer(token: string, options: EnterOptions = {}): Promise<Outcome<Room>> {
  const path = `/answers/${encodeURIComponent(token)}/enter`
  const clock = new ServerClock(options.now ?? Date.now)
  const joined = await callApi<JoinedRoom>(serverOf(options), { method: 'POST', path }, clock)
  return joined.ok ? enter(joined.value, clock, options) : joined
}

/**
 * Returns to a room this device was in. Opens from the local copy at once where there is one, also without a network.
 * Refuses `offline` where there is neither copy nor network, and `removed`, `room-closed` or `token-invalid` where the membership
 * has ended; with a local copy these come later, in `Room.connection`.
 */
export async function resumeRoom(session: SavedSession, options: EnterOptions = {}): Promise<Outcome<Room>> {
  const localStore = await localStoreOf(session, options)
  const clock = await clockOf(localStore, options)
  const access = accessOf(session, clock)
  const saved = (await localStore?.read(basicsEntry)) as RoomBasics | undefined
  const entrance = { session, clock, access, localStore, options }
  if (!saved) return openAsServed(entrance)
  const opened = await open(entrance, saved)
  // For the next visit: the shop may have been renamed meanwhile.
  void readBasics(session, access).then((basics) =>
    basics.ok && !opened.connection.isOver ? localStore?.save(basicsEntry, basics.value) : undefined,
  )
  if (opened.connection.isEmpty) return whenConnected(opened)
  void opened.connection.people.open()
  return granted(opened.room)
}

/** How a device enters: by which session and access, with which local store. */
interface Entrance {
  readonly session: SavedSession
  readonly clock: ServerClock
  readonly access: Access
  readonly localStore: LocalStore | undefined
  readonly options: EnterOptions
}

async function enter(joined: JoinedRoom, known: ServerClock, options: EnterOptions): Promise<Outcome<Room>> {
  const { room, member, session: secret } = joined
  const session = { server: serverOf(options), roomId: room.id, memberId: member.id, session: secret }
  options.onSession?.(session)
  const localStore = await localStoreOf(session, options)
  const clock = await clockOf(localStore, options, known)
  return openAsServed({ session, clock, access: accessOf(session, clock, joined), localStore, options })
}

/** Opens the room as the server has it; resolves once it is all there. */
async function openAsServed(entrance: Entrance): Promise<Outcome<Room>> {
  const { session, access, localStore } = entrance
  const basics = await readBasics(session, access)
  if (!basics.ok) {
    localStore?.close()
    return basics
  }
  await localStore?.save(basicsEntry, basics.value)
  return whenConnected(await open(entrance, basics.value))
}

/** The room once it is what the server has, so that no empty cart is shown first. */
async function whenConnected({ room, connection }: OpenedRoom): Promise<Outcome<Room>> {
  try {
    await orAfter(firstSyncMs, connection.connected())
    return granted(room)
  } catch (error) {
    await room.close()
    if (error instanceof RoomEnded) return refused(error.refusal)
    throw error
  }
}

async function readBasics({ roomId }: SavedSession, access: Access): Promise<Outcome<RoomBasics>> {
  const view = await access.call<RoomView>({ path: `/rooms/${roomId}` })
  return view.ok ? granted({ info: view.value.room, shop: view.value.shop, self: view.value.member }) : view
}

function open({ session, clock, access, localStore, options }: Entrance, basics: RoomBasics): Promise<OpenedRoom> {
  const socket = options.WebSocket ?? globalThis.WebSocket
  return openRoom({
    ...basics,
    server: session.server,
    access,
    socket,
    localStore,
    now: clock.now,
    clock,
    random: Math.random,
    hide: options.hide ?? false,
  })
}

function accessOf({ server, session }: SavedSession, clock: ServerClock, token?: JoinedRoom): Access {
  return new Access({ server, session, token, now: clock.now, clock })
}

/**
 * The clock of a device that enters. What is found out is saved, for edits without a network. An earlier finding counts only where it
 * sets the time back: should the device have been put right since, edits are a little old, which is allowed.
 */
async function clockOf(
  localStore: LocalStore | undefined,
  { now = Date.now }: EnterOptions,
  known?: ServerClock,
): Promise<ServerClock> {
  const saved = known ? known.aheadMs : ((await localStore?.read(clockEntry)) as number | undefined)
  if (known && saved !== 0) void localStore?.save(clockEntry, saved)
  return new ServerClock(now, {
    aheadMs: known ? known.aheadMs : Math.max(0, saved ?? 0),
    onChange: (aheadMs) => void localStore?.save(clockEntry, aheadMs),
  })
}

async function localStoreOf(
  owner: SavedSession,
  { keepLocally = true }: EnterOptions,
): Promise<LocalStore | undefined> {
  return keepLocally ? openLocalStore(owner) : undefined
}

/** Waits for a promise, at most `limitMs`. */
async function orAfter(limitMs: number, promise: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)))
  try {
    await Promise.race([promise, limit])
  } finally {
    clearTimeout(timer)
  }
}
