import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Room } from '#client/sdk/index.ts'
import type { PastDifference } from '#client/sdk/past-difference.ts'
import type { LineId } from '#shared/ids.ts'
import { useChangeWords } from './change-words.ts'
import { changedThings } from './changes.ts'

/** A function that marks lines of the past with what became of them. @param room as it is now. */
export function useLineMarks(
  room: Room,
  difference: PastDifference | undefined,
): ((line: LineId) => ReactNode) | undefined {
  const words = useChangeWords(room)
  return useMemo(() => {
    if (!difference) return undefined
    const things = new Map(changedThings(difference).map(({ id, changes }) => [id, changes]))
    return (line) =>
      things.get(line)?.map((change, index) => (
        <span key={index} className="past-mark" data-change={change.kind}>
          {words(change)}
        </span>
      ))
    // Its words change only with the language, and for that the page is loaded again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [difference])
}
