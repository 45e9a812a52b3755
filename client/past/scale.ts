// Where moments stand on the slider. Time as it was, but no pause longer than a share of the whole: a room sleeps for days, and
// everything that happened would otherwise be a few points.
import type { Moment } from '#client/sdk/index.ts'

/** A day that began between two moments. */
export interface DayMark {
  /** 0…1 */
  readonly position: number
  /** The first moment of it, milliseconds since 1970. */
  readonly at: number
}

export interface Scale {
  readonly from: Moment
  readonly to: Moment
  /** 0…1 */
  positionOf(seq: number): number
  /** The event at a position, or the nearest. */
  seqAt(position: number): number
  readonly marks: readonly number[]
  readonly days: readonly DayMark[]
  /** The first event of the day after, or the last of the day before the one of a moment; undefined where there is none. */
  dayFrom(seq: number, step: 1 | -1): number | undefined
}

/** A pause counts at most as much as this share of all that happened. */
const longestPause = 0.06
/** Every moment has its place, however fast they came. */
const least = 1

/** The scale of a past. @param moments from the earliest to the latest, with what is known between. */
export function scaleOf({ from, to, marks }: { from: Moment; to: Moment; marks: readonly Moment[] }): Scale {
  const moments = [from, ...marks.filter(({ seq }) => seq > from.seq && seq < to.seq), to]
  const places = placesOf(moments)
  return {
    from,
    to,
    positionOf: (seq) => between(moments, places, seq),
    seqAt(position) {
      const index = places.findIndex((place) => place >= position)
      if (index <= 0) return (index === 0 ? from : to).seq
      const [before, after] = [moments[index - 1] ?? from, moments[index] ?? to]
      const [start, end] = [places[index - 1] ?? 0, places[index] ?? 1]
      const share = end === start ? 1 : (position - start) / (end - start)
      return Math.round(before.seq + share * (after.seq - before.seq))
    },
    marks: places.slice(1, -1),
    days: daysOf(moments, places),
    dayFrom: (seq, step) => dayFrom(moments, seq, step),
  }
}

function placesOf(moments: readonly Moment[]): readonly number[] {
  const gaps = moments.slice(1).map(({ at, seq }, index) => {
    const before = moments[index] ?? { at, seq }
    return Math.max(least, at - before.at)
  })
  const whole = gaps.reduce((sum, gap) => sum + gap, 0)
  // Once long pauses are cut, the rest weighs more: a share of what is left, not of the weeks that were cut away.
  const sorted = gaps.toSorted((a, b) => a - b)
  const usual = (sorted[Math.floor(sorted.length * 0.8)] ?? whole) * 4
  const most = Math.max(least, Math.min(usual, Math.max(whole * longestPause, least)))
  let sum = 0
  const sums = [0, ...gaps.map((gap) => (sum += Math.min(gap, most) + most / 20))]
  return sums.map((each) => (sum === 0 ? 1 : each / sum))
}

function between(moments: readonly Moment[], places: readonly number[], seq: number): number {
  const index = moments.findIndex((moment) => moment.seq >= seq)
  if (index === -1) return 1
  if (index === 0) return moments.at(-1)?.seq === seq ? 1 : 0
  const [before, after] = [moments[index - 1]?.seq ?? seq, moments[index]?.seq ?? seq]
  const [start, end] = [places[index - 1] ?? 0, places[index] ?? 1]
  return start + ((seq - before) / Math.max(1, after - before)) * (end - start)
}

function daysOf(moments: readonly Moment[], places: readonly number[]): readonly DayMark[] {
  return moments.flatMap(({ at }, index) => {
    const before = moments[index - 1]
    return before && dayOf(before.at) !== dayOf(at) ? [{ position: places[index] ?? 0, at }] : []
  })
}

function dayFrom(moments: readonly Moment[], seq: number, step: 1 | -1): number | undefined {
  const here = moments.findLast((moment) => moment.seq <= seq)
  if (!here) return undefined
  const day = dayOf(here.at)
  return step === 1
    ? moments.find((moment) => moment.seq > seq && dayOf(moment.at) !== day)?.seq
    : moments.findLast((moment) => moment.seq < seq && dayOf(moment.at) !== day)?.seq
}

/** By the reader's clock. */
function dayOf(at: number): string {
  return new Date(at).toDateString()
}
