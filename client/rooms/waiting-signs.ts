// What waits for this member, as other parts of the page show it: the number in the tab, the dots at lines.
import type { LineId } from '#shared/ids.ts'
import type { Observable } from '#client/sdk/index.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { Room } from '#client/sdk/index.ts'

export interface WaitingSigns {
  /** How many questions and votes wait for an answer. */
  readonly count: number
  /** The threads of those questions: what is unread in them is not counted again. */
  readonly threads: ReadonlySet<string>
  /** Lines that are new or not what they were when this member was last here. */
  readonly lines: ReadonlySet<LineId>
}

/** Nothing waits. */
export const noSigns: WaitingSigns = { count: 0, threads: new Set(), lines: new Set() }

const ofRooms = new WeakMap<Room, ObservableValue<WaitingSigns>>()

/** The signs of an open room. */
export function waitingSigns(room: Room): Observable<WaitingSigns> {
  return signsOf(room)
}

/** Says what waits now. */
export function setWaitingSigns(room: Room, signs: WaitingSigns): void {
  signsOf(room).set(signs)
}

function signsOf(room: Room): ObservableValue<WaitingSigns> {
  const known = ofRooms.get(room) ?? new ObservableValue(noSigns)
  ofRooms.set(room, known)
  return known
}
