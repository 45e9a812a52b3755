// Two who talk with each other look at different things: a calm offer to be on the same one again.
import type { Diverged, CoBrowsing } from '#client/rooms/co-browsing.ts'
import type { HereView, Observable } from '#client/sdk/index.ts'
import { isSame } from '#client/sdk/keep-same.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { inConversation } from './conversation.ts'
import { onAny } from './parts.ts'
import type { Parts } from './parts.ts'

const times = {
  /** Somebody must stay with a thing this long: passing it on the way elsewhere does not count. */
  settleMs: 3_000,
  /** The least time between two offers about the same person. */
  everyMs: 60_000,
}

export interface DivergedWatch extends Pick<CoBrowsing, 'diverged' | 'dismissDiverged'> {
  /** They have just turned to each other, whatever way. */
  met(id: MemberId): void
  close(): void
}

interface DivergedOptions extends Parts {
  readonly sharing: Observable<boolean>
  readonly following: CoBrowsing['following']
  readonly now: () => number
  /** Whether two look at different things, or only at two sizes of the same. */
  readonly isOther: (mine: Looking, theirs: Looking) => boolean
  readonly times?: Partial<typeof times>
}

/** Watches for it. */
export function watchDiverged({
  room,
  navigation,
  sharing,
  following,
  now,
  isOther,
  ...options
}: DivergedOptions): DivergedWatch {
  const { settleMs, everyMs } = { ...times, ...options.times }
  const diverged = new ObservableValue<Diverged | undefined>(undefined)
  const met = new Map<MemberId, number>()
  /** When an offer about somebody was last made, and what they looked at. */
  const offered = new Map<MemberId, { readonly at: number; readonly looking: Looking }>()
  let settling: { readonly id: MemberId; readonly timer: ReturnType<typeof setTimeout> } | undefined

  const isDiverged = (them: HereView): them is HereView & { looking: Looking } => {
    if (!them.looking || them.idle || them.id === room.me.get().id || them.following === room.me.get().id) return false
    const { productId, comparisonId } = them.looking
    return (productId !== undefined || comparisonId !== undefined) && isOther(navigation.looking.get(), them.looking)
  }
  const isDue = ({ id, looking }: Diverged) => {
    const last = offered.get(id)
    return !last || (now() - last.at >= everyMs && !isSame(last.looking, looking))
  }
  const find = (): Diverged | undefined => {
    if (!sharing.get() || following.get()) return undefined
    const others = room.presence.here.get().filter(isDiverged)
    if (others.length === 0) return undefined
    const talking = inConversation({ room, met, now: now() })
    const shown = diverged.get()?.id
    const those = others.filter(({ id }) => talking.has(id)).map(({ id, looking }) => ({ id, looking }))
    return those.find(({ id }) => id === shown) ?? those.find(isDue)
  }
  const stopSettling = () => {
    clearTimeout(settling?.timer)
    settling = undefined
  }
  const offer = () => {
    settling = undefined
    const found = find()
    if (!found) return
    offered.set(found.id, { at: now(), looking: found.looking })
    diverged.set(found)
  }
  const update = () => {
    for (const { id, following: whom } of room.presence.here.get()) if (whom === room.me.get().id) met.set(id, now())
    const found = find()
    if (diverged.get()) {
      // The offer that stands says where they are now, or goes.
      const offer = found && found.id === diverged.get()?.id ? found : undefined
      if (offer) offered.set(offer.id, { at: offered.get(offer.id)?.at ?? now(), looking: offer.looking })
      if (!isSame(diverged.get(), offer)) diverged.set(offer)
      return
    }
    if (found?.id === settling?.id) return
    stopSettling()
    if (found) settling = { id: found.id, timer: setTimeout(offer, settleMs) }
  }
  const end = onAny([room.presence.here, room.talk.threads, navigation.looking, sharing, following], update)
  return {
    diverged,
    dismissDiverged: () => diverged.set(undefined),
    met(id) {
      met.set(id, now())
      update()
    },
    close() {
      stopSettling()
      end()
    },
  }
}
