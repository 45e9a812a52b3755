// Asks for consent before the others see what this person looks at: once a room by itself, and whenever somebody asks for it.
import type { CoBrowsing, ShareQuestion } from '#client/rooms/co-browsing.ts'
import type { Observable } from '#client/sdk/index.ts'
import { isSame } from '#client/sdk/keep-same.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { FollowingSomebody } from './following.ts'
import { onAny } from './parts.ts'
import type { Parts } from './parts.ts'

const times = {
  /** Somebody who only looks in, or a page that is still loading, is no company yet. */
  askMs: 2_000,
  /** A request without an answer expires, and so does the wish to follow. */
  expireMs: 120_000,
  /** Who was told "not now" is not heard again for so long. */
  quietMs: 10 * 60_000,
}

export interface ShareConsent extends Pick<CoBrowsing, 'shareQuestion' | 'answerShareQuestion' | 'askToShare'> {
  close(): void
}

interface ConsentOptions extends Parts {
  readonly sharing: Observable<boolean>
  /** Shares, or does not, and remembers it. */
  readonly want: (sharing: boolean) => void
  readonly following: FollowingSomebody
  readonly now: () => number
  readonly times?: { readonly askMs?: number }
}

/** Opens it. */
export function openShareConsent(options: ConsentOptions): ShareConsent {
  const { room, device, sharing, want, following, now } = options
  const { presence } = room
  const askMs = options.times?.askMs ?? times.askMs
  const question = new ObservableValue<ShareQuestion | undefined>(undefined)
  const quiet = new Map<MemberId, number>()
  let asking: ReturnType<typeof setTimeout> | undefined
  let expiring: ReturnType<typeof setTimeout> | undefined
  /** Whom this person would like to follow as soon as they share. */
  let awaited: { readonly id: MemberId; readonly until: number } | undefined

  const others = () => {
    const me = room.me.get().id
    return presence.here
      .get()
      .map(({ id }) => id)
      .filter((id) => id !== me)
  }
  const mayAsk = () => !sharing.get() && !presence.hidden.get()
  /** The page's own question, where it is due. */
  const own = () => (mayAsk() && device.read('sharing') === undefined && others().length > 0 ? others() : undefined)
  const close = () => {
    clearTimeout(asking)
    clearTimeout(expiring)
    asking = undefined
    question.set(undefined)
  }
  const askByItself = () => {
    asking = undefined
    const members = own()
    if (members && !question.get()) question.set({ members })
  }
  const update = () => {
    followAwaited()
    const shown = question.get()
    if (shown && !mayAsk()) return close()
    const members = own()
    if (shown?.by === undefined) {
      if (!members) return close()
      if (!shown) asking ??= setTimeout(askByItself, askMs)
      else if (!isSame(shown.members, members)) question.set({ members })
    }
    return undefined
  }
  const followAwaited = () => {
    const them = awaited && presence.here.get().find(({ id }) => id === awaited?.id)
    if (!awaited || !them?.looking) return
    const { id, until } = awaited
    awaited = undefined
    // Who follows somebody else by now has chosen.
    if (now() < until && !following.state.get()) following.follow(id, 'choice')
  }
  const ends = [
    onAny([presence.here, presence.hidden, sharing], update),
    room.spotlight.onShareRequest(({ by }) => {
      if (!mayAsk() || (quiet.get(by) ?? 0) > now()) return
      clearTimeout(expiring)
      expiring = setTimeout(() => question.get()?.by === by && close(), times.expireMs)
      question.set({ by, members: [by] })
    }),
  ]
  update()
  return {
    shareQuestion: question,
    answerShareQuestion(share) {
      const by = question.get()?.by
      if (!share && by !== undefined) quiet.set(by, now() + times.quietMs)
      // Remembered first, or the page would ask again at once.
      want(share)
      close()
    },
    async askToShare(member): Promise<Outcome<void>> {
      const asked = await room.spotlight.requestShare(member)
      if (asked.ok) awaited = { id: member, until: now() + times.expireMs }
      followAwaited()
      return asked
    },
    close() {
      close()
      for (const end of ends) end()
    },
  }
}
