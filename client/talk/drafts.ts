// What somebody has begun to write, kept for each thread as long as the tab is open.
import { useCallback, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { MemberId, ProductId } from '#shared/ids.ts'

/** Words that are not said yet. */
export interface Draft {
  readonly text: string
  readonly products: readonly ProductId[]
  /** Who was picked for a name that several go by. */
  readonly chosen: readonly (readonly [name: string, member: MemberId])[]
  readonly replyTo?: string | undefined
}

/** Nothing written. */
export const emptyDraft: Draft = { text: '', products: [], chosen: [] }

/** The draft of one place, and how to change it. */
export function useDraft(place: string, first: Draft = emptyDraft): [Draft, (change: Partial<Draft>) => void] {
  const key = keyOf(useRoom().info.id, place)
  const [draft, setDraft] = useState(() => readDraft(key) ?? first)
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const after = { ...before, ...part }
        keepDraft(key, after)
        return after
      }),
    [key],
  )
  return [draft, change]
}

/** What was begun in a room in this tab, and not said. */
export function draftsIn(roomId: string): readonly string[] {
  const begin = keyOf(roomId, '')
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(begin))
    return keys.map((key) => readDraft(key)?.text ?? '').filter((text) => text.trim() !== '')
  } catch {
    return []
  }
}

function keyOf(roomId: string, place: string): string {
  return `tagalong.draft.${roomId}.${place}`
}

function readDraft(key: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return kept === null ? undefined : { ...emptyDraft, ...(kept as Draft) }
  } catch {
    return undefined
  }
}

function keepDraft(key: string, draft: Draft): void {
  const isEmpty = draft.text === '' && draft.products.length === 0 && draft.replyTo === undefined
  try {
    if (isEmpty) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // Storage that is full or forbidden: the words live as long as the page.
  }
}
