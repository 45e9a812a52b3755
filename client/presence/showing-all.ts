// The spotlight as this tab sees it: its own, or somebody's who asks.
import type { CoBrowsing } from '#client/rooms/co-browsing.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { Observable } from '#client/sdk/index.ts'
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Spotlight } from '#shared/wire/people.ts'
import type { FollowingSomebody } from './following.ts'
import { onAny } from './parts.ts'
import type { Parts } from './parts.ts'

export interface ShowingAll extends Pick<CoBrowsing, 'showEverybody' | 'endShowing' | 'invited' | 'answerSpotlight'> {
  /** Whether it is this tab that shows: other tabs of the same member keep to themselves. */
  readonly isShowing: Observable<boolean>
  /** Subscribes to answers; to be called once, when there is following. */
  start(following: FollowingSomebody): void
  close(): void
}

/** Opens it. */
export function openShowingAll({ room, memory, announce: tell }: Parts): ShowingAll {
  const { spotlight: showing, presence, me } = room
  const isShowing = new ObservableValue(false)
  const invited = new ObservableValue<MemberId | undefined>(undefined)
  let following: FollowingSomebody | undefined
  let end = () => {}
  let wasKnown = false
  /** The answer that was given here and is not confirmed yet. */
  let answered: string | undefined

  /** After a lost connection the server has forgotten who looked along. */
  const comeAgain = (spotlight: Spotlight | undefined, isAlong: boolean) => {
    const isKnown = isAlong && spotlight?.following.includes(me.get().id) === true
    if (isAlong && spotlight && wasKnown && !isKnown) void showing.answer(true)
    wasKnown = isKnown
  }
  const update = () => {
    const spotlight = showing.state.get()
    const own = me.get().id
    isShowing.set(spotlight?.by === own && memory.read('showing') === spotlight.id)
    const along = following?.state.get()
    if (along?.by === 'spotlight' && along.id !== spotlight?.by) following?.leave('spotlight-over')
    const isOpen = spotlight && spotlight.by !== own && !presence.hidden.get()
    const isAnswered =
      spotlight && (spotlight.following.includes(own) || spotlight.declined.includes(own) || along?.id === spotlight.by)
    invited.set(isOpen && !isAnswered && answered !== spotlight.id ? spotlight.by : undefined)
    comeAgain(spotlight, along?.by === 'spotlight')
  }
  return {
    isShowing,
    invited,
    async showEverybody() {
      const asked = await showing.start()
      if (!asked.ok) return asked
      memory.save('showing', asked.value)
      update()
      return granted(undefined)
    },
    async endShowing() {
      memory.save('showing', undefined)
      update()
      await showing.end()
    },
    async answerSpotlight(accept) {
      const spotlight = showing.state.get()
      if (!spotlight) return refused(refusal('no-spotlight'))
      answered = spotlight.id
      const no = accept ? following?.follow(spotlight.by, 'spotlight') : undefined
      if (no !== undefined) tell({ kind: 'not-followed', id: spotlight.by, why: no })
      update()
      const answer = await showing.answer(accept && no === undefined)
      if (!answer.ok) answered = undefined
      update()
      return answer
    },
    start(somebody) {
      following = somebody
      somebody.onEnd((ended, why) => {
        if (ended.by === 'spotlight' && why !== 'spotlight-over') void showing.answer(false)
      })
      end = onAny([showing.state, somebody.state, presence.hidden], update)
      update()
    },
    close: () => end(),
  }
}
