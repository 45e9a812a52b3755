// The differences between a moment of a room's past and now, and the records that were restored.
import type { Pin } from '#shared/annotations/pin.ts'
import type { Message } from '#shared/annotations/message.ts'
import type { Lane } from '#shared/cart/lane.ts'
import type { Opinion, OpinionSubject } from '#shared/cart/opinion.ts'
import type { Quote } from '#shared/cart/quote.ts'
import type { LineId, MemberId, VariantId } from '#shared/ids.ts'
import type { RoomDocumentName } from '#shared/records/table.ts'
import type { Refusal } from '#shared/refusals.ts'

/** A value as it was then and as it is now; undefined where there was or is none. The two always differ. */
export interface ThenAndNow<Value> {
  readonly then: Value | undefined
  readonly now: Value | undefined
}

/** What happened to a line since. */
export type LineChange = 'added' | 'taken-out' | 'brought-back' | 'moved'

/** A line in another lane; `then` is undefined where it did not exist yet. */
export interface LineDifference extends ThenAndNow<Lane> {
  readonly line: LineId
  readonly change: LineChange
}

/** All differences, kind by kind. */
export interface PastDifference {
  readonly lines: readonly LineDifference[]
  readonly wants: readonly (ThenAndNow<number> & { readonly line: LineId; readonly member: MemberId })[]
  readonly notes: readonly (ThenAndNow<string> & { readonly line: LineId; readonly member: MemberId })[]
  readonly prices: readonly (ThenAndNow<Quote> & { readonly variant: VariantId })[]
  readonly opinions: readonly (ThenAndNow<Opinion> & {
    readonly on: OpinionSubject
    readonly member: MemberId
  })[]
  /** `undefined` before it was opened. */
  readonly decisions: readonly (ThenAndNow<'open' | 'closed'> & { readonly decision: string })[]
  readonly pins: readonly (ThenAndNow<Pin> & { readonly pin: string })[]
  readonly messages: readonly (ThenAndNow<Message> & { readonly thread: string; readonly message: string })[]
  /** The number of all differences. */
  readonly count: number
}

/** Why a record was not restored. */
export type LeftBecause =
  /** It belongs to somebody else. */
  | 'of-others'
  /** The group has voted on it since. */
  | 'decided-since'
  /** Others rely on it: they want the line, or wrote about it. */
  | 'relied-on'
  /** It was written since; restoring does not destroy words. */
  | 'written-since'
  /** The rules of its kind do not allow it; see `refusal`. */
  | 'not-allowed'

/** A record that was restored, or left as it is. */
export interface RestoredRecord extends ThenAndNow<unknown> {
  readonly document: RoomDocumentName
  readonly root: string
  readonly key: string
}

/** The result of restoring. */
export interface Restored {
  readonly restored: readonly RestoredRecord[]
  readonly left: readonly (RestoredRecord & { readonly why: LeftBecause; readonly refusal?: Refusal })[]
}
