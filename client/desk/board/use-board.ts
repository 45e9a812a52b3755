// The board, read again whenever it has changed; what nobody announces, such as the next hour, comes with the next look.
import { useEffect, useState } from 'react'
import { keepSame } from '#client/sdk/keep-same.ts'
import type { DeskBoard } from '#shared/desk/figures.ts'
import { useOpenDesk } from '../desk-context.ts'

const lookEveryMs = 15_000

/** The zone of the reader. */
export function readerZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The board; undefined until it is known. */
export function useBoard(): DeskBoard | undefined {
  const { desk, board } = useOpenDesk()
  const [known, setKnown] = useState<DeskBoard>()
  useEffect(() => {
    let [isOpen, isReading, isStale] = [true, false, false]
    const read = async () => {
      if (isReading) {
        isStale = true
        return
      }
      isReading = true
      const answer = await board.board(readerZone())
      isReading = false
      if (!isOpen) return
      if (answer.ok) setKnown((before) => keepSame(before, answer.value))
      if (isStale) {
        isStale = false
        void read()
      }
    }
    void read()
    const stop = desk.onBoard(() => void read())
    const timer = setInterval(() => void read(), lookEveryMs)
    return () => {
      isOpen = false
      stop()
      clearInterval(timer)
    }
  }, [desk, board])
  return known
}
