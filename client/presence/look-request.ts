// One member asks another to come and look, and there is a way back.
import type { LookRequest, CoBrowsing } from '#client/rooms/co-browsing.ts'
import { stageDestination } from '#client/rooms/destination.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { Looking } from '#shared/wire/looking.ts'
import type { Parts } from './parts.ts'

/** A request without an answer expires: what it would show is over by then. */
const asksForMs = 120_000
/** How long the way back stays open; it closes with the first own move. */
const backForMs = 60_000

export interface LookRequests extends Pick<CoBrowsing, 'lookRequest' | 'answerLookRequest' | 'before' | 'goBack'> {
  close(): void
}

/** @param onAsked called with the member who asked. */
export function openLookRequests({ room, navigation }: Parts, onAsked: (by: string) => void): LookRequests {
  const lookRequest = new ObservableValue<LookRequest | undefined>(undefined)
  const before = new ObservableValue<Looking | undefined>(undefined)
  let asking: ReturnType<typeof setTimeout> | undefined
  let going: ReturnType<typeof setTimeout> | undefined
  const stay = () => {
    clearTimeout(going)
    before.set(undefined)
  }
  const ends = [
    room.spotlight.onLookRequest((ask) => {
      // A hidden member cannot be asked.
      if (room.presence.hidden.get()) return
      clearTimeout(asking)
      asking = setTimeout(() => lookRequest.set(undefined), asksForMs)
      lookRequest.set(ask)
      onAsked(ask.by)
    }),
    navigation.onOwnMove(stay),
  ]
  return {
    lookRequest,
    before,
    answerLookRequest(go) {
      const ask = lookRequest.get()
      clearTimeout(asking)
      lookRequest.set(undefined)
      if (!ask || !go) return
      const from = navigation.looking.get()
      navigation.go(stageDestination(ask.looking))
      before.set(from)
      going = setTimeout(stay, backForMs)
    },
    goBack() {
      const from = before.get()
      if (from) navigation.go(stageDestination(from))
    },
    close() {
      clearTimeout(asking)
      clearTimeout(going)
      for (const end of ends) end()
    },
  }
}
