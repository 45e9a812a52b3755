// What this tab shows of itself: where it is, only while its person says so, and nothing at all while they hide.
import type { Company } from '#client/rooms/company.ts'
import { Watchable } from '#client/sdk/watched.ts'
import type { Watched } from '#client/sdk/index.ts'
import { onAny } from './parts.ts'
import type { Parts } from './parts.ts'

/** See above. */
export interface Sharing extends Pick<Company, 'sharing'> {
  /** What the person wants, whatever else makes this tab show itself. */
  want(sharing: boolean): void
  close(): void
}

/** @param isShowing whether this tab shows everybody something, which nobody could follow otherwise. */
export function openSharing({ room, ways, memory }: Parts, isShowing: Watched<boolean>): Sharing {
  const { presence } = room
  const wanted = new Watchable(memory.read('sharing') === 'yes')
  const sharing = new Watchable(false)
  const update = () => {
    sharing.set(!presence.hidden.get() && (wanted.get() || isShowing.get()))
    presence.show(sharing.get() ? { looking: ways.looking.get() } : { looking: undefined, cursor: undefined })
  }
  const end = onAny([wanted, isShowing, presence.hidden, ways.looking], update)
  update()
  return {
    sharing,
    want(share) {
      memory.keep('sharing', share ? 'yes' : undefined)
      wanted.set(share)
    },
    close: end,
  }
}
