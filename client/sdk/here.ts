// Who is here, folded from seats: one entry a member, whatever number of devices and tabs they have open.
import type { MemberId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { isSame } from './keep-same.ts'
import type { HereView, SeatView } from './room.ts'

/** What of a seat matters here: everything but its cursor. */
type Still = Omit<SeatView, 'cursor'>

/** Which seat moved last; told of all seats whenever one of them changes. */
export class LastMoves {
  #known = new Map<number, Still>()
  readonly #moved = new Map<number, number>()
  #moves = 0

  /** @returns whether anything but cursors changed since the last time. */
  note(seats: readonly SeatView[]): boolean {
    const known = new Map(seats.map((seat) => [seat.seat, withoutCursor(seat)]))
    for (const [seat, { looking }] of known) {
      const before = this.#known.get(seat)
      if (!before || !isSame(before.looking, looking)) this.#moved.set(seat, ++this.#moves)
    }
    for (const seat of this.#known.keys()) if (!known.has(seat)) this.#moved.delete(seat)
    const isNews = !isSame(this.#known, known)
    this.#known = known
    return isNews
  }

  /** A number that is the greater the later the seat moved. */
  of(seat: number): number {
    return this.#moved.get(seat) ?? 0
  }
}

/** The members who have a seat, by id. */
export function hereOf(seats: readonly SeatView[], moves: LastMoves): HereView[] {
  const byMember = new Map<MemberId, SeatView[]>()
  for (const seat of seats) byMember.set(seat.member, [...(byMember.get(seat.member) ?? []), seat])
  return [...byMember]
    .map(([id, own]) => togetherOf(id, own, moves))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

function togetherOf(id: MemberId, seats: readonly SeatView[], moves: LastMoves): HereView {
  const latest = seats.toSorted((a, b) => moves.of(b.seat) - moves.of(a.seat))
  const looking: Looking | undefined = latest.find((seat) => seat.looking)?.looking
  const following = latest.find((seat) => seat.following !== undefined)?.following
  const typing = latest.find((seat) => seat.typing !== undefined)?.typing
  return {
    id,
    idle: seats.every((seat) => seat.idle === true),
    ...(looking && { looking }),
    ...(following !== undefined && { following }),
    ...(typing !== undefined && { typing }),
  }
}

function withoutCursor(seat: SeatView): Still {
  const still: Partial<SeatView> & Still = { ...seat }
  delete still.cursor
  return still
}
