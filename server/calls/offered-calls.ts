// Calls, put together, where the server is set up for them.
import type { RoomCalls } from '#shared/calls/call.ts'
import type { ChangeCallSettings } from '#shared/calls/contracts.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { MemberRecord } from '#shared/rooms/member.ts'
import type { Host } from '#server/host/host.ts'
import type { PresentMember } from '#server/host/people-events.ts'
import type { Caller, CallerRoom } from '#server/identity/caller.ts'
import type { Change } from '#server/sync/change.ts'
import { CallRows } from './call-rows.ts'
import type { StoredCall } from './call-rows.ts'
import { Calls } from './calls.ts'
import type { MediaServers } from './media-servers.ts'
import { CallRights, roomPlace, visitPlace } from './rights.ts'
import type { Place, Visits } from './rights.ts'
import { Rings } from './rings.ts'
import { roomCalls } from './room-calls.ts'
import { RoomSettings } from './room-settings.ts'
import type { CallsSettings } from './settings.ts'
import { Webhooks } from './webhooks.ts'

interface OfferedParts {
  readonly host: Pick<Host, 'db' | 'emitter' | 'clock' | 'reportError'>
  readonly settings: CallsSettings
  readonly servers: MediaServers
  readonly visits: Visits
  /** Publishes the pending events of a room. */
  readonly publish: (roomId: RoomId) => Promise<void>
  /** Sends notifications of what was published. */
  readonly notify: (room: { readonly num: number; readonly id: RoomId }) => void
}

/** The calls of a server that offers them. */
export class OfferedCalls {
  readonly calls: Calls
  readonly rings: Rings
  readonly webhooks: Webhooks
  readonly #parts: OfferedParts
  readonly #rows: CallRows
  readonly #settings: RoomSettings
  /** Members with a page open. */
  readonly #here = new Set<MemberId>()

  constructor(parts: OfferedParts) {
    const { host, settings, servers, visits } = parts
    const { db, clock, reportError } = host
    this.#parts = parts
    this.#rows = new CallRows(db)
    this.#settings = new RoomSettings(db, settings.CALL_SOURCES)
    const rights = new CallRights({ db, settings: this.#settings, visits })
    const changed = async (roomId: RoomId) => {
      await parts.publish(roomId)
      await this.#tell(roomId)
    }
    const common = { rows: this.#rows, rights, changed, clock, reportError }
    const [maxPeople, maxMs] = [settings.CALL_MAX_PEOPLE, settings.CALL_MAX_MINUTES * 60_000]
    this.calls = new Calls({ ...common, servers, maxPeople, maxMs })
    const isHere = (member: MemberId) => this.#here.has(member)
    this.rings = new Rings({ ...common, isHere, ringMs: settings.CALL_RING_SECONDS * 1000 })
    const [key, secret] = [settings.LIVEKIT_API_KEY ?? '', settings.LIVEKIT_API_SECRET ?? '']
    this.webhooks = new Webhooks({ key, secret, calls: this.calls, reportError })
  }

  /** The calls of a room, as everybody sees them. */
  of(room: number): Promise<RoomCalls> {
    return roomCalls(room, { rows: this.#rows, settings: this.#settings })
  }

  /** A call of this room that goes on. */
  async openCall(room: number, id: string): Promise<StoredCall | undefined> {
    return (await this.#rows.openIn(room)).find((call) => call.id === id)
  }

  /** Where members call each other, or the associate of a visit. Refuses `no-such-visit`. */
  async placeOf(room: CallerRoom, visitId: string | null): Promise<Outcome<Place>> {
    if (visitId === null) return granted(roomPlace(room))
    const visit = await this.#parts.visits.open(visitId)
    return visit?.room === room.num ? granted(visitPlace(visitId, visit)) : refused(refusal('no-such-visit'))
  }

  /** Where an associate is called. Refuses `no-such-visit`, also for a visit of somebody else’s. */
  async placeOfStaff(staffId: string, visitId: string): Promise<Outcome<Place>> {
    const visit = await this.#parts.visits.open(visitId)
    return visit?.staff === staffId ? granted(visitPlace(visitId, visit)) : refused(refusal('no-such-visit'))
  }

  /** Rings members. Refuses as `Rings.ring`, and `role-may-not` by a viewer, or where the room wants no ringing. */
  async ring(call: StoredCall, { room, memberId, role }: Caller, members: readonly MemberId[]): Promise<Outcome<void>> {
    const { rings } = await this.#settings.of(room.num)
    if (!rings || !isVoice(role)) return refused(refusal('role-may-not'))
    const place = { name: call.place, room: call.room, roomId: call.roomId, visit: call.visit }
    return this.rings.ring(call, place, { by: memberId, members })
  }

  async changeSettings(room: CallerRoom, change: ChangeCallSettings): Promise<void> {
    await this.#settings.change(room.num, change)
    await this.#tell(room.id)
    await this.calls.rightsChanged(room.num)
  }

  /** Somebody’s role or membership changed: their rights in calls change with it. */
  changed(room: CallerRoom, { document, edits }: Change): void {
    if (document !== 'cart') return
    const isAboutRights = edits.some(({ root, before, after }) => {
      if (root !== 'members' || before === undefined) return false
      const [was, is] = [before as MemberRecord, after as MemberRecord | undefined]
      return was.role !== is?.role || was.removed !== is.removed
    })
    if (isAboutRights) this.#inBackground(this.calls.rightsChanged(room.num))
  }

  /** A visit has ended, and its call with it. */
  visitEnded(visitId: string): void {
    this.#inBackground(this.calls.end(`visit-${visitId}`))
  }

  connected({ memberId, roomId }: PresentMember): void {
    this.#here.add(memberId)
    this.#inBackground(this.#tell(roomId, memberId))
  }

  disconnected({ memberId }: PresentMember): void {
    this.#here.delete(memberId)
  }

  async #tell(roomId: RoomId, member?: MemberId): Promise<void> {
    const { db, emitter } = this.#parts.host
    const row = await db.selectFrom('rooms').select('num').where('id', '=', roomId).executeTakeFirst()
    if (!row) return
    const shown = await this.of(row.num)
    if (member === undefined) {
      emitter.emitToRoom(roomId, 'call', shown)
      this.#parts.notify({ num: row.num, id: roomId })
    } else emitter.emitToMember(member, 'call', shown)
  }

  #inBackground(work: Promise<void>): void {
    work.catch((fault: unknown) => this.#parts.host.reportError(fault, 'Calls could not be brought up to date'))
  }
}
