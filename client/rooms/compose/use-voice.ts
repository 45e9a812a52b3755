// A voice note while it is recorded.
import { useCallback, useEffect, useRef, useState } from 'react'
import { startRecorder } from './recorder.ts'
import type { Recorded, Recorder, RecorderProblem } from './recorder.ts'

/** What is recorded now. */
export interface Voice {
  /** Undefined while nothing is. */
  readonly now: { readonly ms: number; readonly levels: readonly number[]; readonly isOver: boolean } | undefined
  /** Why it could not begin. */
  readonly problem: RecorderProblem | undefined
  start(): void
  cancel(): void
  /** Ends it. @returns undefined where nothing was recorded. */
  stop(): Promise<Recorded | undefined>
}

/** How many bars the wave has while it grows. */
const shownLevels = 40

/** Recording ends where the field goes. */
export function useVoice(): Voice {
  const recorder = useRef<Recorder>(undefined)
  const [now, setNow] = useState<Voice['now']>()
  const [problem, setProblem] = useState<RecorderProblem>()
  const cancel = useCallback(() => {
    recorder.current?.cancel()
    recorder.current = undefined
    setNow(undefined)
  }, [])
  useEffect(() => cancel, [cancel])
  const start = async () => {
    setProblem(undefined)
    const started = await startRecorder({
      onLevel: (ms, levels) => setNow({ ms, levels: levels.slice(-shownLevels), isOver: false }),
      onEnd: () => setNow((before) => before && { ...before, isOver: true }),
    })
    if (typeof started === 'string') return setProblem(started)
    recorder.current = started
    return setNow({ ms: 0, levels: [], isOver: false })
  }
  return {
    now,
    problem,
    start: () => void start(),
    cancel,
    async stop() {
      const recorded = await recorder.current?.stop()
      recorder.current = undefined
      setNow(undefined)
      return recorded
    },
  }
}
