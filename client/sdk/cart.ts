// The cart of a room: its records folded into views, and the writes people make.
import { foldCart, foldOpinions } from '#shared/cart/cart-view.ts'
import type { CartView, OpinionView } from '#shared/cart/cart-view.ts'
import type { Line } from '#shared/cart/line.ts'
import type { Opinion } from '#shared/cart/opinion.ts'
import { lineIdOf, productIdOf } from '#shared/ids.ts'
import type { LineId, MemberId, ProductId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { ValueOf } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import { Derived } from './derived.ts'
import type { RecordLink } from './record-link.ts'
import type { Cart } from './room.ts'
import { recordsOf } from './typed-records.ts'
import type { TypedWrite } from './typed-records.ts'
import type { Writer } from './undoing.ts'

/** A `Cart` that is told when records change. */
export interface LiveCart extends Cart {
  changed(roots: ReadonlySet<string>): void
}

/** What a cart needs. */
export interface CartParts {
  readonly link: RecordLink
  readonly write: Writer
  readonly me: MemberId
  readonly now: () => number
}

/** Opens the cart of a document. */
export function openCart({ link, write: writeAll, me, now }: CartParts): LiveCart {
  const records = recordsOf<'cart'>(link)
  const view = new Derived<CartView>(() => foldCart(records))
  const opinions = new Derived<ReadonlyMap<ProductId, readonly OpinionView[]>>(() => foldOpinions(records))
  const write = (...writes: TypedWrite<'cart'>[]) => writeAll(writes)
  /** Writes on a line, which must be there: a record of no line would never be seen. */
  const writeOn = (line: LineId, ...writes: TypedWrite<'cart'>[]) =>
    link.record('lines', line) === undefined
      ? refused(refusal('bad-key', { root: 'lines', key: line }))
      : write(...writes)
  return {
    view,
    opinions,
    add(variantId, { count = 1, from } = {}) {
      const line = lineIdOf(variantId)
      const wanted = ownWant(link, line, me)
      const done = write(
        ...(link.record('lines', line) ? [] : [{ root: 'lines', key: line, after: newLine() } as const]),
        { root: 'wants', key: `${line}/${me}`, after: wanted + count },
        ...(link.record('lanes', line) === 'rejected'
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
    opine: (product, verdict, more = {}) =>
      write({
        root: 'opinions',
        key: `${product}/${me}`,
        after: verdict && ({ verdict, ...more, at: now() } satisfies Opinion),
      }),
    setFrame: (field, value) => write({ root: 'frame', key: field, after: value }),
    whyNot: (edit) => link.whyNot(edit),
    changed(roots) {
      if (roots.has('opinions')) opinions.invalidate()
      if (roots.size > 1 || !roots.has('opinions')) view.invalidate()
    },
  }
}

function ownWant(link: RecordLink, line: LineId, me: MemberId): number {
  return (link.record('wants', `${line}/${me}`) as ValueOf<'cart', 'wants'> | undefined) ?? 0
}
