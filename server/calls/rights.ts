// Who may do what in a call, as the store knows it at this moment. A token is only as good as this: what it says beyond is taken back.
import type { Kysely } from 'kysely'
import type { CallSource } from '#shared/calls/call.ts'
import type { RoomId } from '#shared/ids.ts'
import type { Role } from '#shared/roles.ts'
import { isVoice } from '#shared/roles.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Rights } from './media-server.ts'
import type { RoomSettings } from './room-settings.ts'

/** An open visit, as calls need to know it. */
export interface CallVisit {
  readonly roomId: RoomId
  readonly room: number
  readonly staff: string
  readonly associate: string
}

/** What calls ask about visits. */
export interface Visits {
  /** An open visit; undefined where there is none, or no more. */
  open(id: string): Promise<CallVisit | undefined>
}

/** Somebody who may be in a call. */
export interface Entitled {
  readonly id: string
  /** The associate’s name; null for a member. */
  readonly associate: string | null
  readonly rights: Rights
}

/** Where a call is held, by what LiveKit calls it. */
export interface Place {
  readonly name: string
  readonly room: number
  readonly roomId: RoomId
  readonly visit: string | null
}

interface RightsParts {
  readonly db: Kysely<Tables>
  readonly settings: RoomSettings
  readonly visits: Visits
}

/** The place of a room’s own calls. */
export function roomPlace({ num, id }: { readonly num: number; readonly id: RoomId }): Place {
  return { name: `room-${id}`, room: num, roomId: id, visit: null }
}

/** The place of a visit’s calls. */
export function visitPlace(id: string, { room, roomId }: Pick<CallVisit, 'room' | 'roomId'>): Place {
  return { name: `visit-${id}`, room, roomId, visit: id }
}

/** Decides about people in calls. */
export class CallRights {
  readonly #parts: RightsParts

  constructor(parts: RightsParts) {
    this.#parts = parts
  }

  /** The place that LiveKit calls so; undefined where it is not of this server, or the visit has ended. */
  async place(name: string): Promise<Place | undefined> {
    const [, kind, id = ''] = /^(room|visit)-(.+)$/.exec(name) ?? []
    if (kind === 'visit') {
      const visit = await this.#parts.visits.open(id)
      return visit && visitPlace(id, visit)
    }
    if (kind !== 'room') return undefined
    const row = await this.#parts.db
      .selectFrom('rooms')
      .select(['num', 'id'])
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    return row && roomPlace(row)
  }

  /** What somebody may do at a place; undefined where they may not be there. */
  async of({ room, visit }: Place, id: string): Promise<Entitled | undefined> {
    const { db, settings, visits } = this.#parts
    const { sources } = await settings.of(room)
    const held = visit === null ? undefined : await visits.open(visit)
    if (visit !== null && !held) return undefined
    if (held?.staff === id) return { id, associate: held.associate, rights: { sources } }
    const member = await db
      .selectFrom('members')
      .select('role')
      .where('id', '=', id)
      .where('room', '=', room)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    return member && { id, associate: null, rights: rightsOf(member.role as Role, sources) }
  }
}

/** A viewer listens. */
function rightsOf(role: Role, sources: readonly CallSource[]): Rights {
  return { sources: isVoice(role) ? sources : [] }
}
