// Annotations of a room: pins, strokes, comparisons, and every further kind that is signed.
import type { Comparison } from '#shared/annotations/comparison.ts'
import type { Anchor, Pin } from '#shared/annotations/pin.ts'
import { maxStrokePoints } from '#shared/annotations/stroke.ts'
import type { Stroke } from '#shared/annotations/stroke.ts'
import type { Attachment } from '#shared/files/attachment.ts'
import { newId } from '#shared/ids.ts'
import type { MemberId, ProductId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { RootOf, ValueOf } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Observable } from './observable.ts'
import { reworded } from './reworded.ts'
import type { RoomDocument } from './room-document.ts'

/** A pin, with its id. */
export type PinView = Pin & { readonly id: string }
/** A stroke, with its id. */
export type StrokeView = Stroke & { readonly id: string }
/** A comparison, with its id. */
export type ComparisonView = Comparison & { readonly id: string }

/** The roots of the annotations document whose records say who made them and when. */
export type SignedRoot = {
  [Root in RootOf<'annotations'>]: ValueOf<'annotations', Root> extends { by: string; at: number } ? Root : never
}[RootOf<'annotations'>]

/** What goes with the words of a pin. */
export interface PinExtras {
  readonly mentions?: readonly MemberId[]
  readonly products?: readonly ProductId[]
  /** Photos and voice notes, by the ids that `files.send` gave them. */
  readonly files?: readonly Attachment[]
}

/** What members put on things: pins, strokes, comparisons, and every further kind of annotation. */
export interface Annotations {
  /** Oldest first, the order in which they are numbered. */
  readonly pins: Observable<readonly PinView[]>
  readonly strokes: Observable<readonly StrokeView[]>
  readonly comparisons: Observable<readonly ComparisonView[]>
  /** The records of any kind, by key: for reading a new kind of annotation. */
  records<Root extends RootOf<'annotations'>>(root: Root): Observable<ReadonlyMap<string, ValueOf<'annotations', Root>>>
  /** Pins a note to a thing. @returns the pin's id; the subject of its thread is `pin:<id>`. */
  pin(anchor: Anchor, text: string, extras?: PinExtras): Outcome<string>
  /** Rewords one's own pin. @param mentions as they were where absent. Refuses `bad-key` where there is no such pin. */
  repin(pin: string, text: string, mentions?: readonly MemberId[]): Outcome<void>
  /** Draws on a picture. @param points [x, y] in 0…1 of the picture; more than 500 are thinned out. */
  draw(productId: ProductId, image: string, points: readonly (readonly [number, number])[]): Outcome<string>
  /** Puts 2 to 6 products side by side, or changes the products of a comparison. */
  compare(productIds: readonly ProductId[], comparison?: string): Outcome<string>
  /** Adds a record of any signed kind, in this member's name. @returns its id. */
  add<Root extends SignedRoot>(root: Root, value: Omit<ValueOf<'annotations', Root>, 'by' | 'at'>): Outcome<string>
  /** Removes a record: one's own, or as host anybody's. */
  remove(root: RootOf<'annotations'>, key: string): Outcome<void>
  /** Why an edit would be refused now; undefined where it is allowed. `before` is looked up. */
  whyNot(edit: RecordEdit): Refusal | undefined
}

/** What annotations stand on. */
export interface AnnotationsContext {
  readonly documents: { readonly annotations: RoomDocument<'annotations'> }
  readonly me: MemberId
  readonly now: () => number
}

/** Opens the annotations of a room. */
export function openAnnotations({ documents: { annotations }, me, now }: AnnotationsContext): Annotations {
  const ofRoots = new Map<string, Observable<unknown>>()
  const put = (root: SignedRoot, key: string, value: object) => {
    const written = annotations.writeAny([{ root, key, after: { ...value, by: me, at: now() } }])
    return written.ok ? granted(key) : written
  }
  return {
    pins: annotations.derived(['pins'], ({ records }) => listed(records('pins'))),
    strokes: annotations.derived(['strokes'], ({ records }) => listed(records('strokes'))),
    comparisons: annotations.derived(['comparisons'], ({ records }) => listed(records('comparisons'))),
    records<Root extends RootOf<'annotations'>>(root: Root) {
      const known = ofRoots.get(root) ?? annotations.derived([root], ({ records }) => records(root))
      ofRoots.set(root, known)
      return known as Observable<ReadonlyMap<string, ValueOf<'annotations', Root>>>
    },
    pin: (anchor, text, { mentions = [], products = [], files = [] } = {}) =>
      put('pins', newId(), {
        anchor,
        text,
        ...(mentions.length > 0 ? { mentions: [...mentions] } : {}),
        ...(products.length > 0 ? { products: [...products] } : {}),
        ...(files.length > 0 ? { files: [...files] } : {}),
      } satisfies Omit<Pin, 'by' | 'at'>),
    repin(pin, text, mentions) {
      const before = annotations.record('pins', pin)
      if (!before) return refused(refusal('bad-key', { root: 'pins', key: pin }))
      return annotations.write({ root: 'pins', key: pin, after: reworded(before, text, mentions) })
    },
    draw: (productId, image, points) =>
      put('strokes', newId(), { productId, image, points: thinned(points).map(([x, y]) => [round(x), round(y)]) }),
    compare: (productIds, comparison = newId()) =>
      put('comparisons', comparison, { productIds: [...productIds] } satisfies Omit<Comparison, 'by' | 'at'>),
    add: (root, value) => put(root, newId(), value),
    remove: (root, key) => annotations.writeAny([{ root, key, after: undefined }]),
    whyNot: (edit) => annotations.whyNot(edit),
  }
}

/** Records with their ids, oldest first; records of one moment by id, so that all devices number them alike. */
function listed<Value extends { readonly at: number }>(
  records: ReadonlyMap<string, Value>,
): (Value & { id: string })[] {
  return [...records].map(([id, value]) => ({ ...value, id })).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** At most as many points as one stroke may have, evenly chosen, with both ends. */
function thinned(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  if (points.length <= maxStrokePoints) return points
  const step = (points.length - 1) / (maxStrokePoints - 1)
  return Array.from({ length: maxStrokePoints }, (_, index) => points[Math.round(index * step)] ?? [0, 0])
}

/** A ten-thousandth of a picture is finer than any screen, and half as long to send. */
function round(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
