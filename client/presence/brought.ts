// One member asks another to come and look, and there is a way back.
import type { Brought, Company } from '#client/rooms/company.ts'
import { Watchable } from '#client/sdk/watched.ts'
import type { Looking } from '#shared/wire/looking.ts'
import type { Parts } from './parts.ts'

/** Whoever does not answer for so long is not asked any more: what they would be shown is over. */
const asksForMs = 120_000
/** How long the way back stays open; it closes with the first own move. */
const backForMs = 60_000

/** See above. */
export interface BroughtToLook extends Pick<Company, 'brought' | 'answerBrought' | 'before' | 'goBack'> {
  close(): void
}

/** Opens it. @param onAsked hears who asked. */
export function openBrought({ room, ways }: Parts, onAsked: (by: string) => void): BroughtToLook {
  const brought = new Watchable<Brought | undefined>(undefined)
  const before = new Watchable<Looking | undefined>(undefined)
  let asking: ReturnType<typeof setTimeout> | undefined
  let going: ReturnType<typeof setTimeout> | undefined
  const stay = () => {
    clearTimeout(going)
    before.set(undefined)
  }
  const ends = [
    room.showing.onBrought((ask) => {
      // Whoever hides is not there to be asked.
      if (room.presence.hidden.get()) return
      clearTimeout(asking)
      asking = setTimeout(() => brought.set(undefined), asksForMs)
      brought.set(ask)
      onAsked(ask.by)
    }),
    ways.onOwnMove(stay),
  ]
  return {
    brought,
    before,
    answerBrought(go) {
      const ask = brought.get()
      clearTimeout(asking)
      brought.set(undefined)
      if (!ask || !go) return
      const from = ways.looking.get()
      ways.look(ask.looking)
      before.set(from)
      going = setTimeout(stay, backForMs)
    },
    goBack() {
      const from = before.get()
      if (from) ways.look(from)
    },
    close() {
      clearTimeout(asking)
      clearTimeout(going)
      for (const end of ends) end()
    },
  }
}
