// Folds a room into the cards of one member, in whichever process.
import { foldTalk } from '#shared/annotations/talk-view.ts'
import { catchUp } from '#shared/catchup/catch-up.ts'
import { cardEventKinds } from '#shared/catchup/card-events.ts'
import { foldDecisions } from '#shared/decisions/decisions-view.ts'
import { productIdOf } from '#shared/ids.ts'
import type { MemberId, ProductId, VariantId } from '#shared/ids.ts'
import type { RecordsOf } from '#shared/records/table.ts'
import type { Role } from '#shared/roles.ts'
import { eventsOfPages } from '#server/host/recent-events.ts'
import { jsonBytes } from '#server/host/room-folds.ts'
import type { FoldInput } from '#server/host/room-folds.ts'
import type { ReplicaTask } from '#server/sync/replica-task.ts'

/** Whose cards, and what they have seen. */
export interface CatchUpInput extends FoldInput {
  readonly me: MemberId
  readonly role: Role
  readonly now: number
  /** The event up to which they have seen everything. */
  readonly after: number
  readonly readUpto: readonly (readonly [thread: string, upto: number])[]
  /** What the answer says besides the cards. */
  readonly since: number | null
  readonly upto: number
}

/** The catch-up of a member, of the cart, the annotations and the pages of what happened. */
export const catchUpTask: ReplicaTask<CatchUpInput> = {
  name: 'catch-up',
  run: (documents, { me, role, now, after, readUpto, since, upto, pages }) => {
    const [cart, annotations] = [documents.records('cart'), documents.records('annotations')]
    const cards = catchUp({
      me,
      role,
      now,
      events: eventsOfPages(pages, cardEventKinds).filter(({ seq }) => seq > after),
      threads: foldTalk(annotations),
      pins: annotations.records('pins'),
      decisions: foldDecisions(cart),
      readUpto: new Map(readUpto),
      caresFor: caredFor(cart, me),
      isInterestedIn: interestOf(cart, me),
    })
    return jsonBytes({ since, upto, cards })
  },
}

/** Whether a member wants a variant, or said yes to it or its product. */
function caredFor(cart: RecordsOf<'cart'>, me: MemberId): (variant: VariantId, product: ProductId) => boolean {
  const wants = cart.records('wants')
  const opinions = cart.records('opinions')
  return (variant, product) =>
    (wants.get(`${variant}/${me}`) ?? 0) > 0 ||
    [variant, product].some((on) => opinions.get(`${on}/${me}`)?.verdict === 'yes')
}

/** Whether a member added something of a product, wants some of it, or said yes to it or one of its variants. */
function interestOf(cart: RecordsOf<'cart'>, me: MemberId): (product: ProductId) => boolean {
  const added = [...cart.records('lines').values()].filter(({ by }) => by === me).map(({ productId }) => productId)
  const wanted = ownKeys(cart.records('wants'), me, (count) => count > 0)
  const liked = ownKeys(cart.records('opinions'), me, ({ verdict }) => verdict === 'yes')
  const products = new Set([...added, ...wanted.map(productIdOf), ...liked.map(productIdOf)])
  return (product) => products.has(product)
}

/** The first parts of a member's own keys, of records that count. */
function ownKeys<Value>(
  records: ReadonlyMap<string, Value>,
  me: MemberId,
  counts: (value: Value) => boolean,
): string[] {
  return [...records].flatMap(([key, value]) => {
    const [first = '', member] = key.split('/')
    return member === me && counts(value) ? [first] : []
  })
}
