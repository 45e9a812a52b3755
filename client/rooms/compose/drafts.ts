// What somebody has begun to write, saved for each place as long as the tab is open.
import { tabStorage } from '#client/ui/browser-storage.ts'
import type { Attachment } from '#shared/files/attachment.ts'
import type { MemberId, ProductId } from '#shared/ids.ts'

/** Words that are not sent yet. */
export interface Draft {
  readonly text: string
  readonly products: readonly ProductId[]
  /** Which member was picked for a name that several have. */
  readonly chosen: readonly (readonly [name: string, member: MemberId])[]
  readonly replyTo?: string | undefined
  /** Photos and voice notes; their bytes lie with the files that are being sent. */
  readonly files: readonly DraftFile[]
}

/** A photo or a voice note of a draft. */
export interface DraftFile {
  readonly file: Attachment
  /** Its size. */
  readonly bytes: number
}

/** Nothing written. */
export const emptyDraft: Draft = { text: '', products: [], chosen: [], files: [] }

/** The draft of a place in a room: a thread, or the form of a question. */
export interface DraftPlace {
  readonly roomId: string
  readonly place: string
}

/** The texts that were begun in a room in this tab and not sent. */
export function draftsIn(roomId: string): readonly string[] {
  const keys = tabStorage.keys(keyOf({ roomId, place: '' }))
  return keys.map((key) => readKey(key)?.text ?? '').filter((text) => text.trim() !== '')
}

/** What was saved for a place; undefined where nothing was. */
export function readDraft(at: DraftPlace): Draft | undefined {
  return readKey(keyOf(at))
}

/** Saves a draft, or removes it where it is empty. */
export function saveDraft(at: DraftPlace, draft: Draft): void {
  const { text, products, files, replyTo } = draft
  const isEmpty = text === '' && products.length + files.length === 0 && replyTo === undefined
  tabStorage.saveJson(keyOf(at), isEmpty ? undefined : draft)
}

function keyOf({ roomId, place }: DraftPlace): string {
  return `tagalong.draft.${roomId}.${place}`
}

function readKey(key: string): Draft | undefined {
  const saved = tabStorage.readJson(key)
  return saved === undefined ? undefined : { ...emptyDraft, ...(saved as Draft) }
}
