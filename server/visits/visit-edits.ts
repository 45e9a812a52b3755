// What a change of a room means for a visit.
import type { MemberId } from '#shared/ids.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { MemberRecord } from '#shared/rooms/member.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import type { Change } from '#server/sync/change.ts'
import type { StoredVisit } from './visit-rows.ts'

/** Whether a change may alter what is shown. Making that again reads whole documents. */
export function isShown({ document, edits }: Change, { id, scope }: StoredVisit): boolean {
  if (document === 'cart') return scope.includes('cart') || edits.some(({ root }) => root === 'members')
  return document === 'annotations' ? scope.includes('talk') : document === visitDocument(id)
}

/** Whether a member leaves the room. */
export function isLeaving({ root, key, after }: RecordEdit, member: MemberId): boolean {
  return root === 'members' && key === member && (after as MemberRecord | undefined)?.removed !== undefined
}

/** Whether somebody says or suggests something. */
export function isWriting({ root, before }: { readonly root: string; readonly before: unknown }): boolean {
  return before === undefined && (root === 'messages' || root === 'proposals')
}
