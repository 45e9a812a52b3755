// Calls: who may come in, and who is in. LiveKit’s own list is the truth; what a webhook or a page says only makes this look at it,
// so that one that is forged, doubled, late or lost changes nothing for long. What is done at one place is done one after another.
import { newId } from '#shared/ids.ts'
import type { RoomId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { CallTicket } from '#shared/calls/contracts.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import { SerialQueue } from '#server/host/jobs/serial-queue.ts'
import type { CallRows, StoredCall, StoredPerson } from './call-rows.ts'
import { Absences } from './absences.ts'
import { MediaServerGone } from './media-server.ts'
import type { MediaServer, Present, Rights } from './media-server.ts'
import type { MediaServers } from './media-servers.ts'
import type { CallRights, Place } from './rights.ts'

/** A call that nobody has come to since its first token ends. */
const emptyMs = 75_000
/** How long a token may bring somebody back: LiveKit renews those of people who are in, for ten minutes. */
const tokensLastMs = 11 * 60_000
/** A LiveKit server that does not answer for so long has lost its calls. */
const goneMs = 20_000

/** What calls are made of. */
export interface CallsParts {
  readonly rows: CallRows
  readonly rights: CallRights
  readonly servers: MediaServers
  readonly maxPeople: number
  readonly maxMs: number
  /** Publishes the pending events of a room, and tells it how its calls are. */
  readonly changed: (roomId: RoomId) => Promise<void>
  readonly clock: Clock
  readonly reportError: ReportError
}

/** The calls of all rooms. */
export class Calls {
  readonly #parts: CallsParts
  readonly #turns = new SerialQueue<string>()
  readonly #absences = new Absences()
  /** Places where tokens may still bring somebody in, by name: until when, and in which region. */
  readonly #places = new Map<string, { until: number; region: string }>()
  /** Since when a call’s server does not answer. */
  readonly #goneSince = new Map<string, number>()

  constructor(parts: CallsParts) {
    this.#parts = parts
  }

  /**
   * Lets somebody in: makes the call where there is none, and a token for this person alone.
   * Refuses `role-may-not`, `call-full`, `put-out-of-call`, `calls-unavailable`.
   */
  join(place: Place, id: string, timeZone: string | undefined): Promise<Outcome<CallTicket>> {
    return this.#turns.run(place.name, () => this.#admit(place, id, timeZone))
  }

  async #admit(place: Place, id: string, timeZone: string | undefined): Promise<Outcome<CallTicket>> {
    const { rights, rows, servers, maxPeople } = this.#parts
    const entitled = await rights.of(place, id)
    if (!entitled) return refused(refusal('role-may-not'))
    const open = await rows.openAt(place.name)
    // A viewer listens, and an associate answers: neither begins.
    const begins = entitled.rights.sources.length > 0 && entitled.associate === null
    if (!open && !begins) return refused(refusal('no-such-call'))
    const people = open ? await rows.people(open.id) : []
    const no = whyNotIn(people, id, maxPeople)
    if (no) return refused(no)
    const region = open?.region ?? servers.regionAt(timeZone)
    const server = servers.in(region)
    if (!server) return refused(refusal('calls-unavailable'))
    const opened = await this.#ask(() => server.open(place.name, maxPeople))
    if (!opened.ok) return opened
    const call = open ?? (await this.#begin(place, region))
    this.#lookUntil(place.name, region)
    const token = await server.token(place.name, id, entitled.rights)
    return granted({ call: call.id, url: server.url, token, sources: [...entitled.rights.sources] })
  }

  /** Looks who is in, and puts out or corrects who should not be, or not so. */
  async look(name: string, region?: string): Promise<void> {
    try {
      await this.#turns.run(name, () => this.#look(name, region))
    } catch (fault) {
      // LiveKit went away between two questions: the next look tells.
      if (!(fault instanceof MediaServerGone)) throw fault
    }
  }

  /** Somebody is said to have left: they need not be waited for. */
  hasLeft(name: string, sid: string): void {
    this.#absences.left(name, sid)
  }

  /** Looks at every call, and where tokens may bring somebody back. */
  async lookAtAll(): Promise<void> {
    const now = this.#parts.clock.now()
    for (const [name, { until }] of this.#places) if (until < now) this.#places.delete(name)
    const open = await this.#parts.rows.open()
    for (const { place, region } of open) if (!this.#places.has(place)) this.#lookUntil(place, region)
    await Promise.all(
      [...this.#places].map(([name, { region }]) =>
        this.look(name, region).catch((fault: unknown) => {
          this.#parts.reportError(fault, 'A call could not be looked at')
        }),
      ),
    )
  }

  /** Brings the calls of a room in line with what its people may do now, without waiting for the next look. */
  async rightsChanged(room: number): Promise<void> {
    for (const { place } of await this.#parts.rows.openIn(room)) await this.look(place)
  }

  /** Ends the call at a place for everybody. */
  async end(name: string): Promise<void> {
    await this.#turns.run(name, async () => {
      const call = await this.#parts.rows.openAt(name)
      if (call) await this.#end(call, this.#parts.clock.now())
    })
  }

  /** Mutes somebody. Refuses `calls-unavailable`. */
  async mute(call: StoredCall, id: string): Promise<Outcome<void>> {
    return this.#order(call, (server) => server.mute(call.place, id))
  }

  /** Puts somebody out for the rest of the call. Refuses `calls-unavailable`. */
  async putOut(call: StoredCall, id: string): Promise<Outcome<void>> {
    await this.#parts.rows.bar(call, id, this.#parts.clock.now())
    return this.#remove(call, id)
  }

  /** Resolves once nothing is under way. */
  idle(): Promise<void> {
    return this.#turns.idle()
  }

  async #begin(place: Place, region: string): Promise<StoredCall> {
    const { rows, clock, maxMs } = this.#parts
    const [id, createdAt] = [newId(), clock.now()]
    const at = { createdAt, startedAt: null, endsAt: createdAt + maxMs }
    const call = { id, place: place.name, room: place.room, roomId: place.roomId, visit: place.visit, region, ...at }
    await rows.insert(call)
    return call
  }

  #lookUntil(name: string, region: string): void {
    this.#places.set(name, { until: this.#parts.clock.now() + tokensLastMs, region })
  }

  async #look(name: string, knownRegion: string | undefined): Promise<void> {
    const { rows, rights, servers, clock } = this.#parts
    const call = await rows.openAt(name)
    const region = call?.region ?? knownRegion ?? this.#places.get(name)?.region ?? ''
    const server = servers.in(region)
    const place = await rights.place(name)
    const now = clock.now()
    if (call && (!server || !place || call.endsAt <= now)) return this.#end(call, now)
    if (!server) return
    const listed = await this.#list(server, name, call)
    if (!listed) return
    if (!place) {
      // The visit has ended: people who came back with an old token are removed.
      for (const { id } of listed) await server.remove(name, id)
      return
    }
    const here = await this.#entitledOf(server, { place, call, listed })
    if (here.size === 0 && !call) return
    await this.#take(call ?? (await this.#begin(place, region)), here, listed)
  }

  /** Asks LiveKit. @returns undefined where it does not answer; after a while the call has ended with it. */
  async #list(
    server: MediaServer,
    name: string,
    call: StoredCall | undefined,
  ): Promise<readonly Present[] | undefined> {
    try {
      const listed = await server.people(name)
      this.#goneSince.delete(name)
      return listed
    } catch (fault) {
      if (!(fault instanceof MediaServerGone)) throw fault
      const now = this.#parts.clock.now()
      const since = this.#goneSince.get(name) ?? now
      this.#goneSince.set(name, since)
      if (call && now - since >= goneMs) await this.#end(call, since)
      return undefined
    }
  }

  /** Those who are in and may be. Others are put out, and who may do less or more than LiveKit has is corrected. */
  async #entitledOf(
    server: MediaServer,
    { place, call, listed }: { place: Place; call: StoredCall | undefined; listed: readonly Present[] },
  ): Promise<ReadonlyMap<string, string | null>> {
    const people = call ? await this.#parts.rows.people(call.id) : []
    const here = new Map<string, string | null>()
    for (const { id, sid, rights } of listed) {
      const isBarred = people.some((person) => person.id === id && person.isBarred)
      const entitled = isBarred ? undefined : await this.#parts.rights.of(place, id)
      if (!entitled) {
        this.#absences.left(place.name, sid)
        await server.remove(place.name, id)
      } else {
        here.set(id, entitled.associate)
        if (!isSame(rights, entitled.rights)) await server.allow(place.name, id, entitled.rights)
      }
    }
    return here
  }

  /** Takes over who is in. */
  async #take(call: StoredCall, here: ReadonlyMap<string, string | null>, listed: readonly Present[]): Promise<void> {
    const { rows, clock, changed } = this.#parts
    const now = clock.now()
    const known = (await rows.people(call.id)).filter(({ hereSince }) => hereSince !== null)
    const [added, gone] = [new Set(here.keys()), [] as StoredPerson[]]
    for (const person of known) {
      added.delete(person.id)
      if (!here.has(person.id) && this.#isGone(call, person, listed, now)) gone.push(person)
    }
    this.#absences.listed(call.place, listed)
    let current = call
    for (const id of added) {
      await rows.joined(current, { id, associate: here.get(id) ?? null }, now)
      this.#leaveOthers(current, id)
      current = { ...current, startedAt: current.startedAt ?? now }
    }
    const isOver = isEmpty(current, { here, staying: known.length - gone.length, now })
    for (const person of gone) await rows.left(current, person, { at: now, isTold: !isOver })
    if (isOver) await this.#end(current, now)
    else if (added.size > 0 || gone.length > 0) await changed(call.roomId)
  }

  /** A person is in one call at a time. LiveKit itself ends an earlier connection to the same one; others are ended in their own turns. */
  #leaveOthers({ place }: StoredCall, id: string): void {
    const leave = async () => {
      for (const other of await this.#parts.rows.othersWith(id, place)) await this.#remove(other, id)
    }
    leave().catch((fault: unknown) => this.#parts.reportError(fault, 'An earlier call could not be left'))
  }

  /** Whether a person has left: at once where LiveKit lists them without a right to be here, later where they are missing and may come back. */
  #isGone({ place }: StoredCall, { id }: StoredPerson, listed: readonly Present[], now: number): boolean {
    return listed.some((one) => one.id === id) || this.#absences.isGone(place, id, now)
  }

  async #end(call: StoredCall, at: number): Promise<void> {
    const { rows, servers, changed } = this.#parts
    for (const person of await rows.people(call.id)) await rows.left(call, person, { at, isTold: false })
    await rows.end(call, at)
    this.#absences.forget(call.place)
    this.#goneSince.delete(call.place)
    const server = servers.in(call.region)
    // Where LiveKit is gone as well, it has nobody to put out; whoever comes back later is seen by the next look.
    if (server) await this.#ask(() => server.end(call.place))
    await changed(call.roomId)
  }

  async #remove(call: StoredCall, id: string): Promise<Outcome<void>> {
    const removed = await this.#order(call, (server) => server.remove(call.place, id))
    if (removed.ok) this.#absences.putOut(call.place, id)
    await this.look(call.place)
    return removed
  }

  async #order(call: StoredCall, order: (server: MediaServer) => Promise<void>): Promise<Outcome<void>> {
    const server = this.#parts.servers.in(call.region)
    return server ? this.#ask(() => order(server)) : refused(refusal('calls-unavailable'))
  }

  async #ask<Answer>(ask: () => Promise<Answer>): Promise<Outcome<Answer>> {
    try {
      return granted(await ask())
    } catch (fault) {
      if (fault instanceof MediaServerGone) return refused(refusal('calls-unavailable'))
      throw fault
    }
  }
}

function whyNotIn(people: readonly StoredPerson[], id: string, maxPeople: number) {
  if (people.some((person) => person.id === id && person.isBarred)) return refusal('put-out-of-call')
  const others = people.filter((person) => person.hereSince !== null && person.id !== id)
  return others.length >= maxPeople ? refusal('call-full') : undefined
}

function isEmpty(
  { startedAt, createdAt }: StoredCall,
  { here, staying, now }: { here: ReadonlyMap<string, string | null>; staying: number; now: number },
): boolean {
  if (here.size > 0 || staying > 0) return false
  return startedAt !== null || now - createdAt >= emptyMs
}

function isSame(a: Rights, b: Rights): boolean {
  return a.sources.length === b.sources.length && a.sources.every((source) => b.sources.includes(source))
}
