// The receipt of what this person just did, shown for a while where they did it.
import type { Observable, Room } from '#client/sdk/index.ts'
import { ObservableValue } from '#client/sdk/observable.ts'
import type { OpinionView } from '#shared/cart/cart-view.ts'
import type { OpinionSubject, Verdict } from '#shared/cart/opinion.ts'
import type { LineId } from '#shared/ids.ts'

/** What was done, with what is needed to undo it. `card`: the key of the card it was done on, which comes back with Undo. */
export type Receipt =
  | { readonly what: 'vote'; readonly card: string; readonly decision: string; readonly candidate: LineId }
  | {
      readonly what: 'answer'
      readonly card: string
      readonly thread: string
      readonly message: string
      /** What was said, in one line. */
      readonly shown: string
      /** The words that were written, to be written on after Undo; empty where an answer was tapped. */
      readonly written: string
      /** The answer resolved the question as well. */
      readonly resolved: boolean
    }
  | {
      readonly what: 'opinion'
      readonly on: OpinionSubject
      readonly verdict: Verdict
      /** This member's opinion on the same before; undefined for none. */
      readonly before: OpinionView | undefined
    }
  | {
      readonly what: 'set-aside'
      readonly card: string
    }

const ofRooms = new WeakMap<Room, ObservableValue<Receipt | undefined>>()

/** The last receipt, as long as it is shown. */
export function receiptIn(room: Room): Observable<Receipt | undefined> {
  return receiptOf(room)
}

/** Shows a receipt in place of the one before; undefined takes it away. */
export function showReceipt(room: Room, receipt: Receipt | undefined): void {
  receiptOf(room).set(receipt)
}

function receiptOf(room: Room): ObservableValue<Receipt | undefined> {
  const known = ofRooms.get(room) ?? new ObservableValue<Receipt | undefined>(undefined)
  ofRooms.set(room, known)
  return known
}
