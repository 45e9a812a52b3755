// Where drafts are saved on the device. Small: pages that show no field can remove them, too.
import { deviceStorage } from '#client/ui/browser-storage.ts'
import type { MemberId } from '#shared/ids.ts'

/** Who has begun to write: two people may be in a room from one device, one after the other. */
export interface DraftOwner {
  readonly roomId: string
  readonly memberId: MemberId
}

/** The beginning of the keys of all drafts. */
export const draftKeys = 'tagalong.draft.'

/** The beginning of the keys of a member's drafts. */
export function draftsKey({ roomId, memberId }: DraftOwner): string {
  return `${draftKeys}${roomId}.${memberId}.`
}

/** Removes a member's drafts from this device. */
export function forgetDrafts(owner: DraftOwner): void {
  for (const key of deviceStorage.keys(draftsKey(owner))) deviceStorage.save(key, undefined)
}
