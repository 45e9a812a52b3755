// Conditions under which places show. What follows something for as long as the page is open follows it here, so that the part itself
// is loaded only where it has something to show.
import { useEffect, useState } from 'react'
import { useMay } from '#client/rooms/permissions.ts'
import { receiptIn } from '#client/rooms/receipts.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useFirstVisit, useWaitingRequest } from '#client/rooms/store-visits.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Room } from '#client/sdk/index.ts'
import { pageAtRest } from '#client/ui/at-rest.ts'
import { isVoice } from '#shared/roles.ts'

export function useIsHost(): boolean {
  return useMay().host
}

export function useMaySpeak(): boolean {
  return useMay().speak
}

export function useHasRejectedEdits(): boolean {
  return useObservable(useRoom().rejectedEdits).length > 0
}

/** There was a decision or a question in the room, or something happened since this member was last here. */
export function useMayHaveWaiting(): boolean {
  const room = useRoom()
  const { decisions, talk, catchUp } = room
  const hasDecisions = useObservable(decisions.list).length > 0
  const threads = useObservable(talk.threads)
  const hasCards = (useObservable(catchUp.state)?.cards.length ?? 0) > 0
  useEffect(() => {
    let stop = () => {}
    let isOver = false
    void import('#client/catchup/visits.ts').then(({ followVisits }) => {
      if (!isOver) stop = followVisits(room)
    })
    return () => {
      isOver = true
      stop()
    }
  }, [room])
  const hasReceipt = useObservable(receiptIn(room)) !== undefined
  return hasDecisions || hasCards || hasReceipt || [...threads.values()].some(({ kind }) => kind === 'question')
}

/** The page has loaded and is drawn. */
export function useIsAtRest(): boolean {
  const [isAtRest, setAtRest] = useState(false)
  useEffect(() => {
    void pageAtRest().then(() => setAtRest(true))
  }, [])
  return isAtRest
}

/** Whether this server has calls. */
export function isCallOffered({ calls }: Room): boolean {
  return calls.state.get() !== undefined
}

/** A call goes on, or there is something to say of one. */
export function useHasCalls(): boolean {
  const { state, here } = useRoom().calls
  const isHere = useObservable(here) !== undefined
  return useObservable(state)?.calls[0] !== undefined || isHere
}

/** Whether this member may ask the store from this room. */
export function isStoreOffered({ store, me }: Room): boolean {
  return store.help.get()?.isOffered === true && isVoice(me.get().role)
}

/** Somebody of the store was here, or is. */
export function hadVisits({ store }: Room): boolean {
  return store.visits.get().length > 0
}

/** Somebody waits for the store. */
export function useIsAskingStore(): boolean {
  return useWaitingRequest() !== undefined
}

/** There was a visit in the room, or one is going on. */
export function useHasVisits(): boolean {
  return useFirstVisit() !== undefined
}
