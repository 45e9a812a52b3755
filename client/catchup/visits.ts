// When a visit begins, and what the member saw in it. A visit begins when the page opens or becomes visible again; then the page
// reads the catch-up. Events during a visit count as seen, so they are no news in the next visit.
import type { Room } from '#client/sdk/index.ts'
import { cardEventKinds } from '#shared/catchup/card-events.ts'
import { isOf } from '#shared/events/event.ts'
import { waitingSigns } from '#client/rooms/waiting-signs.ts'

/** A longer absence begins a new visit. */
const awayMs = 2 * 60_000
/** Several changes within this time are one mark. */
const settleMs = 3_000

/** Follows the visits of this member in this tab. @returns the function that ends it. */
export function followVisits(room: Room): () => void {
  let seenUpto = 0
  let askedUpto = 0
  let leftAt: number | undefined
  let isRead = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const begin = async () => {
    isRead = false
    const read = await room.catchUp.read()
    if (!read.ok) return
    isRead = true
    // A catch-up without cards is seen at once.
    seenUpto = Math.max(seenUpto, read.value.upto)
    settle()
  }
  const settle = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void tell(), settleMs)
  }
  const tell = async () => {
    const mayTell = isRead && document.visibilityState === 'visible' && seenUpto > askedUpto
    if (!mayTell || !isNothingNew(room)) return
    const upto = seenUpto
    const kept = await room.catchUp.seen(upto)
    if (kept.ok) askedUpto = Math.max(askedUpto, upto)
  }
  const onConnection = () => {
    if (!isRead && room.connection.get().state === 'saved') void begin()
  }
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      leftAt = Date.now()
      return
    }
    const wasAway = leftAt !== undefined && Date.now() - leftAt > awayMs
    leftAt = undefined
    if (wasAway) void begin()
  }

  const stops = [
    room.connection.subscribe(onConnection),
    room.onHistory((events) => {
      const news = events.filter((event) => isOf(event, cardEventKinds) && event.memberId !== room.me.get().id)
      const last = news.at(-1)
      if (!last || document.visibilityState === 'hidden') return
      seenUpto = Math.max(seenUpto, last.seq)
      settle()
    }),
    // The member may have dismissed the last card.
    waitingSigns(room).subscribe(settle),
  ]
  document.addEventListener('visibilitychange', onVisibility)
  onConnection()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
    document.removeEventListener('visibilitychange', onVisibility)
  }
}

/** Whether no news is left. Cards that ask for something do not hold the mark back, for they stay anyway. */
function isNothingNew({ catchUp }: Room): boolean {
  const cards = catchUp.state.get()?.cards ?? []
  return cards.every(({ kind }) => kind === 'question' || kind === 'vote' || kind === 'reply')
}
