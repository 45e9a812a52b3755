// What this tab shows of itself: where it is, only while its person says so, and nothing at all while they hide. What they said
// last in a room holds for the tabs they open later.
import type { CoBrowsing } from '#client/rooms/co-browsing.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { Observable } from '#client/sdk/index.ts'
import { onAny } from './parts.ts'
import type { Parts } from './parts.ts'

export interface Sharing extends Pick<CoBrowsing, 'sharing'> {
  /** What the person wants, whatever else makes this tab show itself. */
  want(sharing: boolean): void
  close(): void
}

/** @param isShowing whether this tab shows everybody something, which nobody could follow otherwise. */
export function openSharing({ room, navigation, memory, device }: Parts, isShowing: Observable<boolean>): Sharing {
  const { presence } = room
  const wanted = new ObservableValue((memory.read('sharing') ?? device.read('sharing')) === 'yes')
  const sharing = new ObservableValue(false)
  const update = () => {
    sharing.set(!presence.hidden.get() && (wanted.get() || isShowing.get()))
    presence.show(sharing.get() ? { looking: navigation.looking.get() } : { looking: undefined, cursor: undefined })
  }
  const end = onAny([wanted, isShowing, presence.hidden, navigation.looking], update)
  update()
  return {
    sharing,
    want(share) {
      for (const each of [memory, device]) each.save('sharing', share ? 'yes' : 'no')
      wanted.set(share)
    },
    close: end,
  }
}
