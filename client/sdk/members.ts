// Who is in the room: the members' records, and who of them is here.
import { defined } from '#shared/defined.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Role } from '#shared/roles.ts'
import type { MemberInfo } from '#shared/rooms/contracts.ts'
import type { MemberRecord } from '#shared/rooms/member.ts'
import { derived } from './derived.ts'
import { done as answered, queryOf } from './http.ts'
import type { Api } from './http.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import type { PresenceBoard } from './presence-board.ts'
import type { RoomDocument } from './room-document.ts'

/** A member, as the room shows them. */
export interface MemberView extends MemberRecord {
  readonly id: MemberId
  /** At least one of their devices is connected now. */
  readonly here: boolean
  /** This device's own member. */
  readonly me: boolean
  /** When they said they are done, as long as they are; milliseconds since 1970. */
  readonly done?: number
}

/** Who is in the room. */
export interface Members {
  /** All members, hosts first, then by the time they joined; without those who were removed. */
  readonly list: Observable<readonly MemberView[]>
  /** This device's member. */
  readonly me: Observable<MemberView>
  /** Any member by id, also a removed one, for names beside old words. */
  find(id: MemberId): MemberView | undefined
  /** Refuses as the HTTP API does: `role-may-not`, `last-host`, …, or `offline`. */
  setRole(id: MemberId, role: Exclude<Role, 'associate'>): Promise<Outcome<void>>
  /** Refuses `name-taken` for a name that looks like another member's, or the shop's. */
  rename(name: string): Promise<Outcome<void>>
  /** Says that this member is done, or goes on after all. Refuses what the rules of the record refuse. */
  setDone(done: boolean): Outcome<void>
  /** Ends a membership, or one's own. */
  remove(id: MemberId, options?: RemoveOptions): Promise<Outcome<void>>
}

/** How a host removes another member. */
export interface RemoveOptions {
  /** Leaves the link they came by open, and those they made; otherwise these end, so that they do not return. */
  readonly keepLinks?: boolean
  /** Takes along what they wrote and added. */
  readonly withRecords?: boolean
}

/** What ends this device's stay in the room. */
export interface Membership {
  /** This member begins to leave of their own will, or could not: the removal that the server then reports is no reproach. */
  leaving(isLeaving: boolean): void
  /** This member has left, or signed this device out. Resolves once this device's copy of the room is deleted. */
  end(code?: 'session-ended'): Promise<void>
}

/** What members stand on. */
export interface MembersContext {
  readonly documents: { readonly cart: RoomDocument<'cart'> }
  readonly presence: Pick<PresenceBoard, 'here'>
  /** This device's member as last known: their record comes with the document. */
  readonly self: MemberInfo
  readonly call: Api
  readonly info: { readonly id: string }
  readonly membership: Membership
  readonly now: () => number
}

/** Opens the members of a room. */
export function openMembers(context: MembersContext): Members {
  const { documents, presence, self, call, info, membership, now } = context
  const { cart } = documents
  const records = cart.derived(['members'], (cart) => cart.records('members'))
  const done = cart.derived(['done'], (cart) => cart.records('done'))
  const all = derived([records, done, presence.here], (): ReadonlyMap<MemberId, MemberView> => {
    const known = new Map([[self.id, recordOf(self)], ...records.get()])
    const ids = new Set(presence.here.get().map(({ id }) => id))
    const doneAt = (id: MemberId) => done.get().get(id)?.at
    return new Map(
      [...known].map(([id, record]) => [
        id,
        { ...record, id, here: ids.has(id), me: id === self.id, ...defined({ done: doneAt(id) }) },
      ]),
    )
  })
  const path = (id: MemberId) => `/rooms/${info.id}/members/${id}`
  const change = (id: MemberId, body: object) => answered(call({ method: 'PATCH', path: path(id), body }))
  return {
    list: derived([all], () =>
      [...all.get().values()].filter(({ removed }) => removed === undefined).toSorted(byMembership),
    ),
    me: derived([all], () => all.get().get(self.id) as MemberView),
    find: (id) => all.get().get(id),
    setRole: (id, role) => change(id, { role }),
    rename: (name) => change(self.id, { name }),
    setDone: (isDone) => cart.write({ root: 'done', key: self.id, after: isDone ? { at: now() } : undefined }),
    async remove(id, { keepLinks = false, withRecords = false } = {}) {
      const query = queryOf({ links: keepLinks ? 'keep' : 'end', records: withRecords ? 'remove' : 'keep' })
      if (id !== self.id) return answered(call({ method: 'DELETE', path: path(id) + query }))
      // The server closes this member's connections before it answers.
      membership.leaving(true)
      const left = await answered(call({ method: 'DELETE', path: path(id) }))
      if (left.ok) await membership.end()
      else membership.leaving(false)
      return left
    },
  }
}

/** The members of a room of the past: who was one then. This member only looks at it. */
export function frozenMembers(context: MembersContext): Members {
  const members = openMembers(context)
  const { cart } = context.documents
  return {
    ...members,
    list: new ObservableValue(members.list.get().filter(({ id }) => cart.record('members', id) !== undefined)),
    me: new ObservableValue<MemberView>({ ...members.me.get(), role: 'viewer' }),
  }
}

/** A member of the HTTP API as a record. */
function recordOf({ name, role, colour, locale, since }: MemberInfo): MemberRecord {
  return { name, role, colour, locale, since: Date.parse(since) }
}

/** Hosts first, then by the moment they joined, then by id: the same order for everybody. */
function byMembership(a: MemberView, b: MemberView): number {
  const host = Number(b.role === 'host') - Number(a.role === 'host')
  return host || a.since - b.since || (a.id < b.id ? -1 : 1)
}
