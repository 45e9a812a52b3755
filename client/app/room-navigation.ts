// The navigation of a room's page, kept in step with its address.
import { useEffect, useMemo, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { notifiedDestination, openedAt, roomAddress, stageAt } from '#client/rooms/addresses.ts'
import { lookingAt, stageDestination } from '#client/rooms/destination.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { ToPage } from '#client/rooms/worker-messages.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { CoveringHistory, steppedOn } from './covering-history.ts'
import { createNavigation } from './navigation.ts'
import type { PageNavigation } from './navigation.ts'
import { usePlaces } from './place.ts'
import { lastSeenAs, rememberedStage, rememberStage } from './stage-memory.ts'
import { isPhone } from './use-width.ts'

/** The navigation of this page; the same object as long as the room is open. */
export function useRoomNavigation(): PageNavigation {
  const room = useRoom()
  const places = usePlaces()
  const [, navigate] = useLocation()
  const query = useSearch()
  // Chosen once: what others do must not change somebody's stage.
  const instead = useRef<Looking>(undefined)
  instead.current ??= rememberedStage(room.info.id) ?? newestLine(room)
  const atFirst = useRef(lastSeenAs(addressed(query), instead.current))
  const latest = useRef(navigate)
  latest.current = navigate
  const navigation = useMemo(() => {
    let wasLed = false
    const made = createNavigation({
      places,
      looking: atFirst.current ?? instead.current ?? {},
      isPhone,
      onLook(next, before, by) {
        const isSame = before.productId === next.productId && before.comparisonId === next.comparisonId
        const isLed = by === 'following'
        // Another variant or part of the picture adds no step to go back to; what somebody led through adds one in all.
        const replace = isSame || (isLed && wasLed)
        wasLed = isLed
        latest.current(roomAddress(room.info.id, stageDestination(next)), {
          replace,
          ...(replace ? { state: history.state as unknown } : isLed && { state: steppedOn(made.opened.get()) }),
        })
        if (!isLed || !isSame) scrollTo({ top: 0 })
      },
    })
    return made
  }, [room, places])
  useEffect(() => {
    const next = addressed(query) ?? instead.current ?? {}
    const now = navigation.looking.get()
    const isThere =
      now.productId === next.productId && now.variantId === next.variantId && now.comparisonId === next.comparisonId
    if (!isThere) navigation.put(next)
  }, [query, navigation])
  useEffect(() => {
    const remember = () => rememberStage(room.info.id, navigation.looking.get())
    return navigation.looking.subscribe(remember)
  }, [room, navigation])
  useOpenedByAddress(navigation)
  useCoveringHistory(navigation)
  return navigation
}

/** What lies over the page closes by the browser's Back. A page that is loaded again begins with nothing over it. */
function useCoveringHistory(navigation: PageNavigation): void {
  useEffect(() => {
    const covering = new CoveringHistory(navigation, {
      get state() {
        return history.state as unknown
      },
      pushState: (state, unused) => history.pushState(state, unused),
      replaceState: (state, unused) => history.replaceState(state, unused),
      go: (steps) => history.go(steps),
      address: () => location.href,
      isShared: parent !== window,
    })
    const moved = () => covering.moved()
    covering.changed()
    const stop = navigation.opened.subscribe(() => covering.changed())
    addEventListener('popstate', moved)
    return () => {
      stop()
      removeEventListener('popstate', moved)
    }
  }, [navigation])
}

function addressed(query: string): Looking | undefined {
  const destination = stageAt(query)
  return destination && lookingAt(destination)
}

/** Goes to the destination at the end of the address, also when that changes, and to the subject of a tapped notification. */
function useOpenedByAddress(navigation: PageNavigation): void {
  useEffect(() => {
    const arrive = () => {
      const destination = openedAt(location.hash)
      if (!destination) return
      // Going back or loading the page again must not open it a second time.
      history.replaceState(history.state, '', location.pathname + location.search)
      navigation.go(destination)
    }
    // The worker says which notification was tapped.
    const onMessage = ({ data }: MessageEvent<ToPage>) => {
      const destination = data.kind === 'go' ? notifiedDestination(data.subject) : undefined
      if (destination) navigation.go(destination)
    }
    arrive()
    addEventListener('hashchange', arrive)
    navigator.serviceWorker?.addEventListener('message', onMessage)
    return () => {
      removeEventListener('hashchange', arrive)
      navigator.serviceWorker?.removeEventListener('message', onMessage)
    }
  }, [navigation])
}

function newestLine({ cart }: ReturnType<typeof useRoom>): Looking {
  const line = cart.view.get().lines.findLast(({ lane }) => lane !== 'rejected')
  return line ? { productId: line.productId, variantId: line.variantId } : {}
}
