// The cart of a room: views folded from its records, and the writes people make.
import { foldCart, foldOpinions } from '#shared/cart/cart-view.ts'
import type { CartView, OpinionView } from '#shared/cart/cart-view.ts'
import type { Frame, FrameField } from '#shared/cart/frame.ts'
import type { Lane } from '#shared/cart/lane.ts'
import type { Line } from '#shared/cart/line.ts'
import type { Opinion, OpinionSubject, Verdict } from '#shared/cart/opinion.ts'
import { lineIdOf, productIdOf } from '#shared/ids.ts'
import type { LineId, MemberId, ProductId, VariantId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import { tidyLine } from '#shared/names/line.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Observable } from './observable.ts'
import type { RoomDocument, TypedWrite } from './room-document.ts'

/**
 * The shared cart. Every write is made at once in the local copy; `Room.connection` says when it is saved.
 * Writes refuse what the rules of the record kinds refuse, such as `role-may-not` or `bad-value`.
 */
export interface Cart {
  readonly view: Observable<CartView>
  /** The opinions of all members on a product and its variants, by product; see `opinionsOn`. */
  readonly opinions: Observable<ReadonlyMap<ProductId, readonly OpinionView[]>>
  /**
   * Adds a variant, and `count` (1) more of it to what this member wants. A line that exists only gets the want, and returns from
   * `rejected`.
   */
  add(variantId: VariantId, options?: { count?: number; from?: string }): Outcome<LineId>
  /** Sets how many of a line this member wants: 0…999. Refuses `bad-key` where there is no such line. */
  want(line: LineId, count: number): Outcome<void>
  /** Sets what another member wants back to 0; hosts only. */
  clearWant(line: LineId, member: MemberId): Outcome<void>
  /** Puts a line into a lane. */
  move(line: LineId, lane: Exclude<Lane, 'bought'>): Outcome<void>
  /** Writes this member's note on a line; an empty text removes it. */
  note(line: LineId, text: string): Outcome<void>
  /** Gives this member's opinion on a variant, or on a product as a whole; `undefined` takes it back. */
  opine(on: OpinionSubject, verdict: Verdict | undefined, more?: { reason?: string; seenPrice?: Money }): Outcome<void>
  /** Sets a field of the room's frame; `undefined` clears it. Hosts only. */
  setFrame<Field extends Exclude<FrameField, 'lock'>>(field: Field, value: Frame[Field] | undefined): Outcome<void>
  /** Why an edit would be refused now; undefined where it is allowed. For disabling buttons. `before` is looked up. */
  whyNot(edit: RecordEdit): Refusal | undefined
}

/** What a cart stands on. */
export interface CartContext {
  readonly documents: { readonly cart: RoomDocument<'cart'> }
  readonly me: MemberId
  readonly now: () => number
}

/** Opens the cart of a room. */
export function openCart({ documents: { cart }, me, now }: CartContext): Cart {
  /** Writes on a line, which must exist: nobody would ever see a record of no line. */
  const writeOn = (line: LineId, ...writes: TypedWrite<'cart'>[]) =>
    cart.record('lines', line) === undefined
      ? refused(refusal('bad-key', { root: 'lines', key: line }))
      : cart.write(...writes)
  return {
    view: cart.derived(['lines', 'wants', 'lanes', 'notes', 'quotes', 'frame', 'decisions', 'outcomes'], foldCart),
    opinions: cart.derived(['opinions'], foldOpinions),
    add(variantId, { count = 1, from } = {}) {
      const line = lineIdOf(variantId)
      const wanted = cart.record('wants', `${line}/${me}`) ?? 0
      const done = cart.write(
        ...(cart.record('lines', line) ? [] : [{ root: 'lines', key: line, after: newLine() } as const]),
        { root: 'wants', key: `${line}/${me}`, after: wanted + count },
        ...(cart.record('lanes', line) === 'rejected'
          ? [{ root: 'lanes', key: line, after: 'considering' } as const]
          : []),
      )
      return done.ok ? granted(line) : done

      function newLine(): Line {
        return {
          productId: productIdOf(variantId),
          variantId,
          by: me,
          at: now(),
          ...(from === undefined ? {} : { from }),
        }
      }
    },
    want: (line, count) => writeOn(line, { root: 'wants', key: `${line}/${me}`, after: count }),
    clearWant: (line, member) => writeOn(line, { root: 'wants', key: `${line}/${member}`, after: 0 }),
    move: (line, lane) => writeOn(line, { root: 'lanes', key: line, after: lane }),
    note: (line, text) =>
      writeOn(line, { root: 'notes', key: `${line}/${me}`, after: text.trim() === '' ? undefined : text }),
    opine: (on, verdict, more = {}) =>
      cart.write({
        root: 'opinions',
        key: `${on}/${me}`,
        after: verdict && ({ verdict, ...more, at: now() } satisfies Opinion),
      }),
    setFrame: (field, value) =>
      cart.write({ root: 'frame', key: field, after: typeof value === 'string' ? tidyLine(value) : value }),
    whyNot: (edit) => cart.whyNot(edit),
  }
}
