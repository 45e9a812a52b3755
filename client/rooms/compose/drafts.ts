// What somebody has begun to write, outside of React: one draft for each place, the same in every field that shows it, saved with
// every change before anything is drawn. It stays on the device, so that a closed tab loses no words. All tabs show the same draft,
// so that none overwrites what another has written since.
import { draftKeys, draftsKey } from '#client/rooms/draft-keys.ts'
import type { DraftOwner } from '#client/rooms/draft-keys.ts'
import { deviceStorage } from '#client/ui/browser-storage.ts'
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

/** The draft of a member at a place in a room: a thread, or the form of a question. */
export interface DraftPlace extends DraftOwner {
  readonly place: string
}

/** What is new of a draft, or a function of it as it is then; `undefined` begins it afresh. */
export type DraftChange = Partial<Draft> | ((before: Draft) => Partial<Draft>) | undefined

/** The most drafts that are saved, more than anybody needs. Beyond it, the draft that was changed least recently is removed. */
export const maxDrafts = 200
/** How long a draft stays that nobody goes on with. */
export const maxDraftAgeMs = 30 * 24 * 3_600_000

interface DraftsParts {
  /** Of the device. What it does not take, it has to remember as long as the page is open. */
  readonly storage: BrowserStorage
  readonly now: () => number
}

/** All drafts of a device, as one tab knows them. */
export class Drafts {
  readonly #storage: BrowserStorage
  readonly #now: () => number
  /** Drafts that were read or changed: a field needs the same object until something changes. */
  readonly #held = new Map<string, Draft>()
  readonly #listeners = new Map<string, Set<() => void>>()
  #isCleared = false

  constructor({ storage, now }: DraftsParts) {
    this.#storage = storage
    this.#now = now
  }

  /** The draft of a place; undefined where nothing was begun. */
  read(at: DraftPlace): Draft | undefined {
    this.#removeOld()
    const key = keyOf(at)
    const draft = this.#held.get(key) ?? this.#saved(key)
    if (draft) this.#held.set(key, draft)
    return draft
  }

  /** Changes a draft and saves it at once. @param first what it is as long as nobody has changed it. */
  change(at: DraftPlace, change: DraftChange, first: Draft = emptyDraft): void {
    const key = keyOf(at)
    // Another tab may have changed it a moment ago.
    this.#readAgain(key)
    const before = this.read(at) ?? first
    const after = change && { ...before, ...(typeof change === 'function' ? change(before) : change) }
    if (after) this.#held.set(key, after)
    else this.#held.delete(key)
    this.#save(key, after && !isNothing(after) ? after : undefined)
    this.#emit(key)
  }

  /** Another tab may have changed a draft. @param key its entry in the storage; any of them where it is null. */
  changedElsewhere(key: string | null): void {
    const keys = key === null ? new Set([...this.#held.keys(), ...this.#listeners.keys()]) : [key]
    for (const changed of keys) if (this.#readAgain(changed)) this.#emit(changed)
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

  /** The texts that a member has begun in a room and not sent. */
  textsOf(owner: DraftOwner): readonly string[] {
    const keys = this.#storage.keys(draftsKey(owner))
    return keys.map((key) => this.#saved(key)?.text ?? '').filter((text) => text.trim() !== '')
  }

  #saved(key: string): Draft | undefined {
    const saved = this.#storage.readJson(key)
    if (saved === undefined) return undefined
    const { at: _, ...draft } = saved as SavedDraft
    return { ...emptyDraft, ...draft }
  }

  /** Reads what is saved instead of what was read. @returns whether that is something else. */
  #readAgain(key: string): boolean {
    const held = this.#held.get(key)
    const saved = this.#saved(key)
    // Words that were emptied are saved nowhere.
    if (held && (saved ? isSame(held, saved) : isNothing(held))) return false
    if (saved) this.#held.set(key, saved)
    else this.#held.delete(key)
    return (held ?? saved) !== undefined
  }

  #emit(key: string): void {
    for (const listener of [...(this.#listeners.get(key) ?? [])]) listener()
  }

  #save(key: string, draft: Draft | undefined): void {
    const isNew = draft !== undefined && this.#storage.read(key) === undefined
    this.#storage.saveJson(key, draft && ({ ...draft, at: this.#now() } satisfies SavedDraft))
    if (isNew) this.#makeRoom()
  }

  /** Once for each page: drafts are looked for one by one after that. */
  #removeOld(): void {
    if (this.#isCleared) return
    this.#isCleared = true
    for (const key of this.#storage.keys(draftKeys))
      if (this.#now() - this.#changedAt(key) > maxDraftAgeMs) this.#storage.save(key, undefined)
  }

  #changedAt(key: string): number {
    return (this.#storage.readJson(key) as SavedDraft | undefined)?.at ?? 0
  }

  #makeRoom(): void {
    const keys = this.#storage.keys(draftKeys)
    if (keys.length <= maxDrafts) return
    const oldest = keys
      .filter((key) => !this.#listeners.has(key))
      .map((key) => ({ key, at: this.#changedAt(key) }))
      .toSorted((one, other) => one.at - other.at)
    for (const { key } of oldest.slice(0, keys.length - maxDrafts)) {
      this.#held.delete(key)
      this.#storage.save(key, undefined)
    }
  }
}

/** Those of this device. */
export const drafts = new Drafts({ storage: deviceStorage, now: Date.now })

/** A draft, and when it was last changed. */
type SavedDraft = Draft & { readonly at?: number }

function isNothing({ text, products, files, replyTo }: Draft): boolean {
  return text === '' && products.length + files.length === 0 && replyTo === undefined
}

function isSame(one: Draft, other: Draft): boolean {
  const parts = ({ text, products, chosen, replyTo, files }: Draft) =>
    JSON.stringify([text, products, chosen, replyTo, files])
  return parts(one) === parts(other)
}

function keyOf({ place, ...owner }: DraftPlace): string {
  return draftsKey(owner) + place
}
