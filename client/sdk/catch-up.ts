// What concerns this member since they last looked, as the server tells it, kept true while this device or another puts cards away.
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import { cardMark } from '#shared/catchup/card-mark.ts'
import type { CatchUp } from '#shared/catchup/contracts.ts'
import { done } from './members.ts'
import type { Api } from './http.ts'
import type { Ask } from './people-channel.ts'
import type { CatchingUp } from './room.ts'
import { Watchable } from './observable.ts'

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
  const away = new Watchable<ReadonlyMap<string, number>>(new Map())
  /** Put away here and perhaps not told yet: told again with every connection. */
  const unsent = new Map<string, number>()
  const isAway = ({ id, at }: Pick<CatchUpCard, 'id' | 'at'>) => (away.get().get(cardMark(id)) ?? 0) >= at
  const keep = (isLeft: (card: CatchUpCard) => boolean, more?: Partial<CatchUp>) => {
    const now = state.get()
    const cards = now?.cards.filter(isLeft) ?? []
    if (now && (more || cards.length < now.cards.length)) state.set({ ...now, ...more, cards })
  }
  const remember = (marks: Readonly<Record<string, number>>) => {
    const known = away.get()
    const news = Object.entries(marks).filter(([of, upto]) => of.startsWith('card:') && (known.get(of) ?? 0) < upto)
    if (news.length === 0) return
    away.set(new Map([...known, ...news]))
    keep((card) => !isAway(card))
  }
  const tell = async (thread: string, upto: number) => {
    const told = await mark('read.mark', { thread, upto })
    if (told.ok || told.refusal.code !== 'offline') unsent.delete(thread)
  }
  return {
    state,
    away,
    async read() {
      const read = await call<CatchUp>({ path })
      if (!read.ok) return read
      state.set(read.value)
      keep((card) => !isAway(card))
      return read
    },
    putAway({ id, at }) {
      const thread = cardMark(id)
      unsent.set(thread, at)
      remember({ [thread]: at })
      void tell(thread, at)
    },
    seen: (upto) => done(call({ method: 'PUT', path: `${path}/seen`, body: { upto } })),
    marked(marks) {
      remember(marks)
      for (const [thread, upto] of unsent) if ((marks[thread] ?? 0) < upto) void tell(thread, upto)
    },
    seenUpto({ upto, at }) {
      // What asks for something stays until it is answered.
      if (upto >= (state.get()?.upto ?? Infinity)) keep(({ kind }) => asking.has(kind), { since: at })
    },
  }
}

const asking: ReadonlySet<string> = new Set<CatchUpCard['kind']>(['question', 'vote', 'reply'])
