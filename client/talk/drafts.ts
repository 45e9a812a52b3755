// What somebody has begun to write, saved for each place as long as the tab is open.
import type { MemberId, ProductId } from '#shared/ids.ts'

/** Words that are not sent yet. */
export interface Draft {
  readonly text: string
  readonly products: readonly ProductId[]
  /** Which member was picked for a name that several have. */
  readonly chosen: readonly (readonly [name: string, member: MemberId])[]
  readonly replyTo?: string | undefined
}

/** Nothing written. */
export const emptyDraft: Draft = { text: '', products: [], chosen: [] }

/** The draft of a place in a room: a thread, or the form of a question. */
export interface DraftPlace {
  readonly roomId: string
  readonly place: string
}

/** The texts that were begun in a room in this tab and not sent. */
export function draftsIn(roomId: string): readonly string[] {
  const begin = keyOf({ roomId, place: '' })
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(begin))
    return keys.map((key) => readKey(key)?.text ?? '').filter((text) => text.trim() !== '')
  } catch {
    return []
  }
}

/** What was saved for a place; undefined where nothing was. */
export function readDraft(at: DraftPlace): Draft | undefined {
  return readKey(keyOf(at))
}

/** Saves a draft, or removes it where it is empty. */
export function saveDraft(at: DraftPlace, draft: Draft): void {
  const isEmpty = draft.text === '' && draft.products.length === 0 && draft.replyTo === undefined
  try {
    if (isEmpty) sessionStorage.removeItem(keyOf(at))
    else sessionStorage.setItem(keyOf(at), JSON.stringify(draft))
  } catch {
    // Storage that is full or forbidden: the words live as long as the page.
  }
}

function keyOf({ roomId, place }: DraftPlace): string {
  return `tagalong.draft.${roomId}.${place}`
}

function readKey(key: string): Draft | undefined {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return saved === null ? undefined : { ...emptyDraft, ...(saved as Draft) }
  } catch {
    return undefined
  }
}
