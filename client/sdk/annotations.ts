// Annotations of a room: pins, strokes, comparisons, and every further kind that is signed.
import type { Comparison } from '#shared/annotations/comparison.ts'
import type { Pin } from '#shared/annotations/pin.ts'
import { maxStrokePoints } from '#shared/annotations/stroke.ts'
import { newId } from '#shared/ids.ts'
import type { MemberId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { RootOf, ValueOf } from '#shared/records/table.ts'
import { Derived } from './derived.ts'
import type { RecordLink } from './record-link.ts'
import type { Annotations, SignedRoot } from './room.ts'
import { recordsOf } from './typed-records.ts'
import type { Writer } from './undoing.ts'
import type { Observable } from './observable.ts'

/** `Annotations` that are told when records change. */
export interface LiveAnnotations extends Annotations {
  changed(roots: ReadonlySet<string>): void
}

/** What annotations need. */
export interface AnnotationsParts {
  readonly link: RecordLink
  readonly write: Writer
  readonly me: MemberId
  readonly now: () => number
}

/** Opens the annotations of a document. */
export function openAnnotations({ link, write, me, now }: AnnotationsParts): LiveAnnotations {
  const records = recordsOf<'annotations'>(link)
  const observable = new Map<string, Derived<unknown>>()
  const pins = new Derived(() => listed(records.records('pins')))
  const strokes = new Derived(() => listed(records.records('strokes')))
  const comparisons = new Derived(() => listed(records.records('comparisons')))
  const lists: Readonly<Record<string, Derived<unknown>>> = { pins, strokes, comparisons }
  const put = (root: SignedRoot, key: string, value: object) => {
    const written = write([{ root, key, after: { ...value, by: me, at: now() } }])
    return written.ok ? granted(key) : written
  }
  return {
    pins,
    strokes,
    comparisons,
    records<Root extends RootOf<'annotations'>>(root: Root) {
      const known = observable.get(root) ?? new Derived<unknown>(() => records.records(root))
      observable.set(root, known)
      return known as Observable<ReadonlyMap<string, ValueOf<'annotations', Root>>>
    },
    pin: (anchor, text) => put('pins', newId(), { anchor, text } satisfies Omit<Pin, 'by' | 'at'>),
    repin(pin, text) {
      const before = records.records('pins').get(pin)
      if (!before) return refused(refusal('bad-key', { root: 'pins', key: pin }))
      return write([{ root: 'pins', key: pin, after: { ...before, text } }])
    },
    draw: (productId, image, points) =>
      put('strokes', newId(), { productId, image, points: thinned(points).map(([x, y]) => [round(x), round(y)]) }),
    compare: (productIds, comparison = newId()) =>
      put('comparisons', comparison, { productIds: [...productIds] } satisfies Omit<Comparison, 'by' | 'at'>),
    add: (root, value) => put(root, newId(), value),
    remove: (root, key) => write([{ root, key, after: undefined }]),
    whyNot: (edit) => link.whyNot(edit),
    changed(roots) {
      for (const root of roots) {
        lists[root]?.invalidate()
        observable.get(root)?.invalidate()
      }
    },
  }
}

/** Records with their ids, oldest first; equal moments by id, so that everybody counts alike. */
function listed<Value extends { readonly at: number }>(
  records: ReadonlyMap<string, Value>,
): (Value & { id: string })[] {
  return [...records].map(([id, value]) => ({ ...value, id })).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** As many points as one stroke may have, evenly chosen, with both ends. */
function thinned(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  if (points.length <= maxStrokePoints) return points
  const step = (points.length - 1) / (maxStrokePoints - 1)
  return Array.from({ length: maxStrokePoints }, (_, index) => points[Math.round(index * step)] ?? [0, 0])
}

/** A ten-thousandth of a picture is finer than any screen, and half as long to send. */
function round(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
