// Who is in the room: the members' records, and who of them is here.
import type { MemberId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { MemberInfo } from '#shared/rooms/contracts.ts'
import type { MemberRecord } from '#shared/rooms/member.ts'
import { Derived } from './derived.ts'
import type { RecordLink } from './record-link.ts'
import type { Api } from './http.ts'
import type { Members, MemberView } from './room.ts'
import { recordsOf } from './typed-records.ts'
import type { Observable } from './observable.ts'

/** `Members` that are told when records or seats change, and this device's own member. */
export interface LiveMembers extends Members {
  readonly me: Observable<MemberView>
  changed(): void
}

/** What members need. */
export interface MembersParts {
  readonly link: RecordLink
  readonly here: Observable<readonly { readonly id: MemberId }[]>
  /** This device's member as they were last known: their record comes with the document. */
  readonly self: MemberInfo
  readonly call: Api
  readonly roomId: string
  /** This member begins to leave of their own will; or could not. */
  readonly onLeaving: (isLeaving: boolean) => void
  /** They have left. */
  readonly onLeft: () => void
}

/** Opens the members of a room. */
export function openMembers({ link, here, self, call, roomId, onLeaving, onLeft }: MembersParts): LiveMembers {
  const all = new Derived<ReadonlyMap<MemberId, MemberView>>(() => {
    const records = new Map([[self.id, recordOf(self)], ...recordsOf<'cart'>(link).records('members')])
    const ids = new Set(here.get().map(({ id }) => id))
    return new Map([...records].map(([id, record]) => [id, { ...record, id, here: ids.has(id), me: id === self.id }]))
  })
  const list = new Derived(() =>
    [...all.get().values()].filter(({ removed }) => removed === undefined).toSorted(byMembership),
  )
  const me = new Derived(() => all.get().get(self.id) as MemberView)
  const path = (id: MemberId) => `/rooms/${roomId}/members/${id}`
  const change = (id: MemberId, body: object) => done(call({ method: 'PATCH', path: path(id), body }))
  return {
    list,
    me,
    find: (id) => all.get().get(id),
    setRole: (id, role) => change(id, { role }),
    rename: (name) => change(self.id, { name }),
    async remove(id) {
      if (id !== self.id) return done(call({ method: 'DELETE', path: path(id) }))
      // The server closes what is open before it answers.
      onLeaving(true)
      const left = await done(call({ method: 'DELETE', path: path(id) }))
      if (left.ok) onLeft()
      else onLeaving(false)
      return left
    },
    changed() {
      all.invalidate()
      list.invalidate()
      me.invalidate()
    },
  }
}

/** A member of the HTTP API as the record says them. */
function recordOf({ name, role, colour, locale, since }: MemberInfo): MemberRecord {
  return { name, role, colour, locale, since: Date.parse(since) }
}

/** Hosts first, then by the moment they came; ids decide between equals, so that everybody sees the same order. */
function byMembership(a: MemberView, b: MemberView): number {
  const host = Number(b.role === 'host') - Number(a.role === 'host')
  return host || a.since - b.since || (a.id < b.id ? -1 : 1)
}

/** Only whether it worked. */
export async function done(call: Promise<Outcome<unknown>>): Promise<Outcome<void>> {
  const outcome = await call
  return outcome.ok ? granted(undefined) : outcome
}
