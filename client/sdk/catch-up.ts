// What concerns this member since they last looked, as the server tells it, kept true while this device or another puts cards away.
import { cardMark } from '#shared/catchup/card-mark.ts'
import type { CatchUp } from '#shared/catchup/contracts.ts'
import type { Outcome } from '#shared/outcome.ts'
import { done } from './members.ts'
import type { Api } from './http.ts'
import type { Ask } from './people-channel.ts'
import type { CatchingUp } from './room.ts'
import { Watchable } from './watched.ts'

/** A `CatchingUp` that hears of what other devices of this member did. */
export interface LiveCatchUp extends CatchingUp {
  /** Marks of this member, when the channel was connected or as they are set. */
  marked(marks: Readonly<Record<string, number>>): void
  seenUpto(mark: { readonly upto: number; readonly at: number }): void
}

/** What catching up needs. */
export interface CatchUpParts {
  readonly call: Api
  readonly roomId: string
  readonly mark: Ask
}

/** Opens the catch-up of a room; nothing is read before `read` is called. */
export function openCatchUp({ call, roomId, mark }: CatchUpParts): LiveCatchUp {
  const path = `/rooms/${roomId}/catch-up`
  const state = new Watchable<CatchUp | undefined>(undefined)
  /** Put away here and perhaps not told yet: told again with every connection. */
  const unsent = new Map<string, number>()
  const drop = (isSeen: (card: CatchUp['cards'][number]) => boolean, since?: number) => {
    const now = state.get()
    if (!now) return
    const cards = now.cards.filter((card) => !isSeen(card))
    if (cards.length < now.cards.length || since !== undefined) state.set({ ...now, cards, since: since ?? now.since })
  }
  const tell = async (thread: string, upto: number) => {
    const told = await mark('read.mark', { thread, upto })
    if (told.ok || told.refusal.code !== 'offline') unsent.delete(thread)
  }
  return {
    state,
    async read(): Promise<Outcome<CatchUp>> {
      const read = await call<CatchUp>({ path })
      if (read.ok) {
        state.set(read.value)
        drop(({ id, at }) => (unsent.get(cardMark(id)) ?? 0) >= at)
      }
      return read
    },
    putAway({ id, at }) {
      const thread = cardMark(id)
      drop((card) => card.id === id)
      unsent.set(thread, at)
      void tell(thread, at)
    },
    seen: (upto) => done(call({ method: 'PUT', path: `${path}/seen`, body: { upto } })),
    marked(marks) {
      drop(({ id, at }) => (marks[cardMark(id)] ?? 0) >= at)
      for (const [thread, upto] of unsent) if ((marks[thread] ?? 0) < upto) void tell(thread, upto)
    },
    seenUpto({ upto, at }) {
      // What asks for something stays until it is answered.
      if (upto >= (state.get()?.upto ?? Infinity))
        drop(({ kind }) => kind !== 'question' && kind !== 'vote' && kind !== 'reply', at)
    },
  }
}
