import { useCallback, useEffect, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import type { HistoryFilter, Timeline, TimelineView } from '#client/sdk/index.ts'

/** A timeline and how its reading goes. */
export interface TimelineState extends TimelineView {
  /** Absent until the first page was answered. */
  readonly isRead: boolean
  readonly hasFailed: boolean
  readonly older: () => void
}

const nothing: TimelineView = { events: [], isWhole: false }

/** The events that a filter lets through; older ones are read with `older`. @param filter the same object as long as it is the same. */
export function useTimeline(filter: HistoryFilter): TimelineState {
  const { history } = useRoom()
  const [timeline, setTimeline] = useState<Timeline>()
  const [view, setView] = useState(nothing)
  const [answer, setAnswer] = useState<'read' | 'failed'>()
  useEffect(() => {
    let isOver = false
    let close = () => {}
    setView(nothing)
    setAnswer(undefined)
    const open = async () => {
      const opened = await history.timeline(filter)
      if (isOver) return opened.close()
      const stop = opened.view.subscribe(() => setView(opened.view.get()))
      close = () => {
        stop()
        opened.close()
      }
      setTimeline(opened)
      const first = await opened.older()
      if (!isOver) setAnswer(first.ok ? 'read' : 'failed')
    }
    // Without a network the code of the timeline cannot be loaded.
    open().catch(() => isOver || setAnswer('failed'))
    return () => {
      isOver = true
      close()
    }
  }, [history, filter])
  const older = useCallback(() => {
    void timeline?.older().then(({ ok }) => setAnswer(ok ? 'read' : 'failed'))
  }, [timeline])
  return { ...view, isRead: answer !== undefined, hasFailed: answer === 'failed', older }
}
