// Who is here, folded from seats: one entry a member, whatever number of devices and tabs they have open.
import type { MemberId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { isSame } from './keep-same.ts'
import type { HereView, DeviceView } from './room.ts'

/** What of a seat matters here: everything but its cursor. */
type Still = Omit<DeviceView, 'cursor'>

/** Which seat moved last; told of all seats whenever one of them changes. */
export class LastMoves {
  #known = new Map<number, Still>()
  readonly #moved = new Map<number, number>()
  #moves = 0

  /** @returns whether anything but cursors changed since the last time. */
  note(devices: readonly DeviceView[]): boolean {
    const known = new Map(devices.map((device) => [device.device, withoutCursor(device)]))
    for (const [device, { looking }] of known) {
      const before = this.#known.get(device)
      if (!before || !isSame(before.looking, looking)) this.#moved.set(device, ++this.#moves)
    }
    for (const device of this.#known.keys()) if (!known.has(device)) this.#moved.delete(device)
    const isNews = !isSame(this.#known, known)
    this.#known = known
    return isNews
  }

  /** A number that is the greater the later the seat moved. */
  of(device: number): number {
    return this.#moved.get(device) ?? 0
  }
}

/** The members who have a seat, by id. */
export function hereOf(devices: readonly DeviceView[], moves: LastMoves): HereView[] {
  const byMember = new Map<MemberId, DeviceView[]>()
  for (const device of devices) byMember.set(device.member, [...(byMember.get(device.member) ?? []), device])
  return [...byMember]
    .map(([id, own]) => togetherOf(id, own, moves))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

function togetherOf(id: MemberId, devices: readonly DeviceView[], moves: LastMoves): HereView {
  const latest = devices.toSorted((a, b) => moves.of(b.device) - moves.of(a.device))
  const looking: Looking | undefined = latest.find((device) => device.looking)?.looking
  const following = latest.find((device) => device.following !== undefined)?.following
  const typing = latest.find((device) => device.typing !== undefined)?.typing
  return {
    id,
    idle: devices.every((device) => device.idle === true),
    ...(looking && { looking }),
    ...(following !== undefined && { following }),
    ...(typing !== undefined && { typing }),
  }
}

function withoutCursor(device: DeviceView): Still {
  const still: Partial<DeviceView> & Still = { ...device }
  delete still.cursor
  return still
}
