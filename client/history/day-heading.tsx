import { useNow } from '#client/rooms/moments.ts'
import { dayWords } from '#client/rooms/when.ts'

/** The day above its events. */
export function DayHeading({ at }: { at: number }) {
  return <h3 className="history-day">{dayWords(at, useNow())}</h3>
}
