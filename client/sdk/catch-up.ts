// What concerns this member since they last looked, as the server tells it, kept current while any of their devices dismisses cards.
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import { cardMark } from '#shared/catchup/card-mark.ts'
import type { CatchUp } from '#shared/catchup/contracts.ts'
import type { Outcome } from '#shared/outcome.ts'
import { done } from './http.ts'
import type { Api } from './http.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import type { People } from './people-channel.ts'
import type { Marks, ReadMarks } from './read-marks.ts'

/** What concerns this member since they last looked, as at most seven cards. */
export interface CatchingUp {
  /** As it was last read, without the cards put away since on any device; undefined until it was read. */
  readonly state: Observable<CatchUp | undefined>
  /** Up to which moment this member has put cards away, by `cardMark`; on all their devices. */
  readonly away: Observable<ReadonlyMap<string, number>>
  /** Asks the server. Refuses `offline`, and the reason if the membership has ended. */
  read(): Promise<Outcome<CatchUp>>
  /** Puts a card away on all devices of this member. Offline, the server is told later. */
  putAway(card: Pick<CatchUpCard, 'id' | 'at'>): void
  /** Everything up to an event of the history was seen; only cards that ask for something, and replies, remain. */
  seen(upto: number): Promise<Outcome<void>>
}

/** What catching up stands on. */
export interface CatchUpContext {
  readonly call: Api
  readonly info: { readonly id: string }
  readonly people: Pick<People, 'on'>
  readonly readMarks: ReadMarks
}

/** Cards that stay until they are answered. */
const asking: ReadonlySet<string> = new Set<CatchUpCard['kind']>(['question', 'vote', 'reply'])

/** Opens the catch-up of a room; nothing is read before `read` is called. */
export function openCatchUp({ call, info, people, readMarks }: CatchUpContext): CatchingUp {
  const path = `/rooms/${info.id}/catch-up`
  const state = new ObservableValue<CatchUp | undefined>(undefined)
  const away = new ObservableValue<ReadonlyMap<string, number>>(new Map())
  /** Put away here, and perhaps unknown to the server: sent again with every connection. */
  const unsent = new Map<string, number>()
  const isAway = ({ id, at }: Pick<CatchUpCard, 'id' | 'at'>) => (away.get().get(cardMark(id)) ?? 0) >= at
  const filter = (isLeft: (card: CatchUpCard) => boolean, more?: Partial<CatchUp>) => {
    const now = state.get()
    const cards = now?.cards.filter(isLeft) ?? []
    if (now && (more || cards.length < now.cards.length)) state.set({ ...now, ...more, cards })
  }
  const remember = (marks: Marks) => {
    const known = away.get()
    const newer = Object.entries(marks).filter(([of, upto]) => of.startsWith('card:') && (known.get(of) ?? 0) < upto)
    if (newer.length === 0) return
    away.set(new Map([...known, ...newer]))
    filter((card) => !isAway(card))
  }
  const send = async (mark: string, upto: number) => {
    const sent = await readMarks.set(mark, upto)
    if (sent.ok || sent.refusal.code !== 'offline') unsent.delete(mark)
  }
  readMarks.onChange((marks) => {
    remember(marks)
    for (const [mark, upto] of unsent) if ((marks[mark] ?? 0) < upto) void send(mark, upto)
  })
  people.on('seen', ({ upto, at }) => {
    if (upto >= (state.get()?.upto ?? Infinity)) filter(({ kind }) => asking.has(kind), { since: at })
  })
  return {
    state,
    away,
    async read() {
      const read = await call<CatchUp>({ path })
      if (!read.ok) return read
      state.set(read.value)
      filter((card) => !isAway(card))
      return read
    },
    putAway({ id, at }) {
      const mark = cardMark(id)
      unsent.set(mark, at)
      remember({ [mark]: at })
      void send(mark, at)
    },
    seen: (upto) => done(call({ method: 'PUT', path: `${path}/seen`, body: { upto } })),
  }
}
