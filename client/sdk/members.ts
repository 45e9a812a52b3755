// Who is in the room: the members' records, and who of them is here.
import type { MemberId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Role } from '#shared/roles.ts'
import type { MemberInfo } from '#shared/rooms/contracts.ts'
import type { MemberRecord } from '#shared/rooms/member.ts'
import { derived } from './derived.ts'
import { done } from './http.ts'
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
  rename(name: string): Promise<Outcome<void>>
  /** Ends a membership, or one's own. */
  remove(id: MemberId): Promise<Outcome<void>>
}

/** What ends this device's stay in the room. */
export interface Membership {
  /** This member begins to leave of their own will, or could not: the removal that the server then reports is no reproach. */
  leaving(isLeaving: boolean): void
  /** This member has left, or signed this device out. */
  end(code?: 'session-ended'): void
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
}

/** Opens the members of a room. */
export function openMembers({ documents: { cart }, presence, self, call, info, membership }: MembersContext): Members {
  const records = cart.derived(['members'], (cart) => cart.records('members'))
  const all = derived([records, presence.here], (): ReadonlyMap<MemberId, MemberView> => {
    const known = new Map([[self.id, recordOf(self)], ...records.get()])
    const ids = new Set(presence.here.get().map(({ id }) => id))
    return new Map([...known].map(([id, record]) => [id, { ...record, id, here: ids.has(id), me: id === self.id }]))
  })
  const path = (id: MemberId) => `/rooms/${info.id}/members/${id}`
  const change = (id: MemberId, body: object) => done(call({ method: 'PATCH', path: path(id), body }))
  return {
    list: derived([all], () =>
      [...all.get().values()].filter(({ removed }) => removed === undefined).toSorted(byMembership),
    ),
    me: derived([all], () => all.get().get(self.id) as MemberView),
    find: (id) => all.get().get(id),
    setRole: (id, role) => change(id, { role }),
    rename: (name) => change(self.id, { name }),
    async remove(id) {
      if (id !== self.id) return done(call({ method: 'DELETE', path: path(id) }))
      // The server closes this member's connections before it answers.
      membership.leaving(true)
      const left = await done(call({ method: 'DELETE', path: path(id) }))
      if (left.ok) membership.end()
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
