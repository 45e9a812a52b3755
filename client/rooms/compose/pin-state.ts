// How the talk about a pin stands: replies, what is unread of them, whether it is resolved.
import { useCallback } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { subjectOf, talkIdOf } from '#shared/annotations/subject.ts'
import type { MessageView } from '#shared/annotations/talk-view.ts'

/** What a pin shows besides its author. */
export interface PinState {
  readonly messages: readonly MessageView[]
  /** How many of them this member has not read. */
  readonly unread: number
  /** Who resolved it; undefined while it is open. */
  readonly resolvedBy: string | undefined
}

const nothing: readonly MessageView[] = []

/** Looks up the state of any pin; the same function until something about one changes. */
export function usePinState(): (pin: string) => PinState {
  const { talk, annotations } = useRoom()
  const threads = useObservable(talk.threads)
  const unread = useObservable(talk.unread)
  const states = useObservable(annotations.records('threadStates'))
  return useCallback(
    (pin) => {
      const id = talkIdOf(subjectOf('pin', pin))
      const state = states.get(id)
      return {
        messages: threads.get(id)?.messages ?? nothing,
        unread: unread.get(id) ?? 0,
        resolvedBy: state?.state === 'resolved' ? state.by : undefined,
      }
    },
    [threads, unread, states],
  )
}
