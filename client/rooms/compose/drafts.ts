// What somebody has begun to write, outside of React: one draft for each place, the same in every field that shows it, saved with
// every change before anything is drawn. It lasts as long as the tab: another tab has drafts of its own.
import { tabStorage } from '#client/ui/browser-storage.ts'
import type { BrowserStorage } from '#client/ui/browser-storage.ts'
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

/** What is new of a draft, or a function of it as it is then; `undefined` begins it afresh. */
export type DraftChange = Partial<Draft> | ((before: Draft) => Partial<Draft>) | undefined

/** The most drafts that are saved; beyond it, the draft that was changed least recently is removed. Nobody writes in so many places. */
export const maxDrafts = 200

interface DraftsParts {
  /** Of one tab. What it does not take, it has to remember as long as the page is open. */
  readonly storage: BrowserStorage
  readonly now: () => number
}

/** All drafts of a tab. */
export class Drafts {
  readonly #storage: BrowserStorage
  readonly #now: () => number
  /** Drafts that were read or changed: a field needs the same object until something changes. */
  readonly #held = new Map<string, Draft>()
  readonly #listeners = new Map<string, Set<() => void>>()

  constructor({ storage, now }: DraftsParts) {
    this.#storage = storage
    this.#now = now
  }

  /** The draft of a place; undefined where nothing was begun. */
  read(at: DraftPlace): Draft | undefined {
    const key = keyOf(at)
    const draft = this.#held.get(key) ?? this.#saved(key)
    if (draft) this.#held.set(key, draft)
    return draft
  }

  /** Changes a draft and saves it at once. @param first what it is as long as nobody has changed it. */
  change(at: DraftPlace, change: DraftChange, first: Draft = emptyDraft): void {
    const key = keyOf(at)
    const before = this.read(at) ?? first
    const after = change && { ...before, ...(typeof change === 'function' ? change(before) : change) }
    if (after) this.#held.set(key, after)
    else this.#held.delete(key)
    this.#save(key, after && !isNothing(after) ? after : undefined)
    for (const listener of [...(this.#listeners.get(key) ?? [])]) listener()
  }

  /** @returns the function that ends the subscription. */
  subscribe(at: DraftPlace, listener: () => void): () => void {
    const key = keyOf(at)
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      this.#listeners.delete(key)
      // Words that were emptied count as begun only as long as their field is there.
      const draft = this.#held.get(key)
      if (draft && isNothing(draft)) this.#held.delete(key)
    }
  }

  /** The texts that were begun in a room in this tab and not sent. */
  textsIn(roomId: string): readonly string[] {
    const keys = this.#storage.keys(keyOf({ roomId, place: '' }))
    return keys.map((key) => this.#saved(key)?.text ?? '').filter((text) => text.trim() !== '')
  }

  #saved(key: string): Draft | undefined {
    const saved = this.#storage.readJson(key)
    if (saved === undefined) return undefined
    const { at: _, ...draft } = saved as SavedDraft
    return { ...emptyDraft, ...draft }
  }

  #save(key: string, draft: Draft | undefined): void {
    const isNew = draft !== undefined && this.#storage.read(key) === undefined
    this.#storage.saveJson(key, draft && ({ ...draft, at: this.#now() } satisfies SavedDraft))
    if (isNew) this.#makeRoom()
  }

  #makeRoom(): void {
    const keys = this.#storage.keys(prefix)
    if (keys.length <= maxDrafts) return
    const oldest = keys
      .filter((key) => !this.#listeners.has(key))
      .map((key) => ({ key, at: (this.#storage.readJson(key) as SavedDraft | undefined)?.at ?? 0 }))
      .toSorted((one, other) => one.at - other.at)
    for (const { key } of oldest.slice(0, keys.length - maxDrafts)) {
      this.#held.delete(key)
      this.#storage.save(key, undefined)
    }
  }
}

/** Those of this tab. */
export const drafts = new Drafts({ storage: tabStorage, now: Date.now })

/** A draft, and when it was last changed. Releases before this one did not save when. */
type SavedDraft = Draft & { readonly at?: number }

function isNothing({ text, products, files, replyTo }: Draft): boolean {
  return text === '' && products.length + files.length === 0 && replyTo === undefined
}

const prefix = 'tagalong.draft.'

function keyOf({ roomId, place }: DraftPlace): string {
  return `${prefix}${roomId}.${place}`
}
