// Who is here, folded from devices: one entry a member, however many devices and tabs they have open.
import type { MemberId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'
import type { Presence } from '#shared/wire/presence.ts'
import { isSame } from './keep-same.ts'

/** One device or tab that is here now; a member may have several. */
export interface DeviceView extends Presence {
  /** Its Yjs client id; another one after the document was replaced by a fresh copy. */
  readonly device: number
  readonly member: MemberId
  /** This very device; other tabs and devices of this member are not `me`. */
  readonly me: boolean
}

/** A member who is here, all their devices taken together. Changes far less often than devices, whose cursors move. */
export interface HereView {
  readonly id: MemberId
  /** Nobody has touched any of their devices for a while. */
  readonly idle: boolean
  /** What they look at, on the device that moved last; absent unless they share it. */
  readonly looking?: Looking
  /** The list they read beside it, on that device. */
  readonly at?: Presence['at']
  /** The member they follow. */
  readonly following?: MemberId
  /** The thread in which they are typing. */
  readonly typing?: string
}

/** What of a device matters here: everything but its cursor. */
type Still = Omit<DeviceView, 'cursor'>

/** Which device moved last. */
export class LastMoves {
  #known = new Map<number, Still>()
  readonly #moved = new Map<number, number>()
  #moves = 0

  /** Notes all devices whenever one of them changes. @returns whether anything but cursors changed since the last time. */
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

  /** A number that is greater the later the device moved. */
  of(device: number): number {
    return this.#moved.get(device) ?? 0
  }
}

/** The members who have a device here, by id. */
export function hereOf(devices: readonly DeviceView[], moves: LastMoves): HereView[] {
  const byMember = new Map<MemberId, DeviceView[]>()
  for (const device of devices) byMember.set(device.member, [...(byMember.get(device.member) ?? []), device])
  return [...byMember]
    .map(([id, own]) => togetherOf(id, own, moves))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

function togetherOf(id: MemberId, devices: readonly DeviceView[], moves: LastMoves): HereView {
  const latest = devices.toSorted((a, b) => moves.of(b.device) - moves.of(a.device))
  const shown = latest.find((device) => device.looking)
  const looking: Looking | undefined = shown?.looking
  const at = shown?.at
  const following = latest.find((device) => device.following !== undefined)?.following
  const typing = latest.find((device) => device.typing !== undefined)?.typing
  return {
    id,
    idle: devices.every((device) => device.idle === true),
    ...(looking && { looking }),
    ...(at && { at }),
    ...(following !== undefined && { following }),
    ...(typing !== undefined && { typing }),
  }
}

function withoutCursor(device: DeviceView): Still {
  const still: Partial<DeviceView> & Still = { ...device }
  delete still.cursor
  return still
}
