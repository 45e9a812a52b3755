// The spotlights of all rooms: one member presents, the others are asked to follow. A spotlight is momentary and lives in memory only.
import type { NewEvent } from '#shared/events/event.ts'
import { serverEvents } from '#shared/events/server-events.ts'
import { newId } from '#shared/ids.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { MemberRecord } from '#shared/rooms/member.ts'
import { isVoice } from '#shared/roles.ts'
import type { CommandRequest } from '#shared/wire/commands.ts'
import type { Caller } from '../identity/caller.ts'
import type { Change } from '../sync/change.ts'
import type { Commands } from '../host/commands.ts'
import type { RoomHooks } from '../sync/room-hooks.ts'
import type { PeopleHooks, PeopleEmitter, PresentMember } from '../host/people-events.ts'
import { RoomSpotlight } from './room-spotlight.ts'

/** How long the presenter may be without a device: as long as a page takes to reload. */
const reconnectMs = 5_000

/** What spotlights need. */
export interface SpotlightParts {
  readonly emitter: PeopleEmitter
  readonly now: () => number
  /** Adds an event to the history of a room. */
  readonly note: (roomId: RoomId, newEvent: NewEvent, memberId: MemberId) => void
}

/** The spotlights of all rooms: at most one a room, followed by members of the room only. */
export class Spotlights implements PeopleHooks, RoomHooks {
  readonly commands: Commands
  readonly #parts: SpotlightParts
  readonly #rooms = new Map<RoomId, RoomSpotlight>()
  /** All members with a device on the people channel. */
  readonly #here = new Set<MemberId>()

  constructor(parts: SpotlightParts) {
    this.#parts = parts
    this.commands = {
      'spotlight.ask': (caller) => Promise.resolve(this.#ask(caller)),
      'spotlight.answer': (caller, request) => Promise.resolve(this.#answer(caller, request)),
      'spotlight.end': (caller, request) => Promise.resolve(this.#endFor(caller, request)),
    }
  }

  connected({ memberId, roomId }: PresentMember): void {
    this.#here.add(memberId)
    const spotlight = this.#rooms.get(roomId)
    if (spotlight?.by === memberId) spotlight.keepOn()
    // Also where there is none: a page that was offline may still show one that has ended.
    this.#parts.emitter.emitToMember(memberId, 'spotlight', spotlight?.state ?? null)
  }

  disconnected({ memberId, roomId }: PresentMember): void {
    this.#here.delete(memberId)
    const spotlight = this.#rooms.get(roomId)
    if (spotlight?.by === memberId) spotlight.endIn(reconnectMs)
    else spotlight?.unfollow(memberId)
  }

  changed({ id }: { readonly id: RoomId }, { edits }: Pick<Change, 'edits'>): void {
    const spotlight = this.#rooms.get(id)
    if (!spotlight) return
    for (const { root, key, after } of edits) {
      if (root !== 'members') continue
      const member = after as MemberRecord | undefined
      const isOut = !member || member.removed !== undefined
      if (isOut) spotlight.remove(key)
      if (spotlight.by === key && (isOut || !isVoice(member.role))) spotlight.end()
    }
  }

  /** Ends all of them without emitting anything. */
  stop(): void {
    for (const spotlight of this.#rooms.values()) spotlight.stop()
    this.#rooms.clear()
  }

  #ask({ memberId, role, room }: Caller): Outcome<{ spotlight: string }> {
    if (!isVoice(role)) return refused(refusal('role-may-not'))
    const known = this.#rooms.get(room.id)
    if (known && known.by !== memberId) return refused(refusal('spotlight-taken'))
    if (known) return granted({ spotlight: known.id })
    const { note } = this.#parts
    const id = newId()
    note(room.id, serverEvents.spotlightBegan(id), memberId)
    const spotlight = new RoomSpotlight({
      id,
      by: memberId,
      at: this.#parts.now(),
      emit: (state) => this.#parts.emitter.emitToRoom(room.id, 'spotlight', state),
      ended: (following) => {
        this.#rooms.delete(room.id)
        note(room.id, serverEvents.spotlightEnded(id, following), memberId)
      },
    })
    this.#rooms.set(room.id, spotlight)
    // Their last device may have gone while the command was on its way.
    if (!this.#here.has(memberId)) spotlight.endIn(reconnectMs)
    return granted({ spotlight: spotlight.id })
  }

  #answer({ memberId, room }: Caller, { spotlight: id, accept }: CommandRequest<'spotlight.answer'>): Outcome<object> {
    const spotlight = this.#rooms.get(room.id)
    if (spotlight?.id !== id) return refused(refusal('no-spotlight'))
    if (spotlight.by === memberId) return refused(refusal('invalid', { detail: 'This spotlight is one’s own' }))
    if (!accept) spotlight.decline(memberId)
    else if (this.#here.has(memberId)) spotlight.follow(memberId)
    return granted({})
  }

  #endFor({ memberId, role, room }: Caller, { spotlight: id }: CommandRequest<'spotlight.end'>): Outcome<object> {
    const spotlight = this.#rooms.get(room.id)
    if (spotlight?.id !== id) return refused(refusal('no-spotlight'))
    if (spotlight.by !== memberId && role !== 'host') return refused(refusal('not-your-record'))
    spotlight.end()
    return granted({})
  }
}
