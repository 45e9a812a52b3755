// Folds a room into its summary, in whichever process.
import { foldTalk } from '#shared/annotations/talk-view.ts'
import { foldCart, foldOpinions } from '#shared/cart/cart-view.ts'
import { foldDecisions } from '#shared/decisions/decisions-view.ts'
import { movingKinds } from '#shared/summary/summary-line.ts'
import { summaryOf } from '#shared/summary/summary.ts'
import { eventsOfPages } from '#server/host/recent-events.ts'
import { jsonBytes } from '#server/host/room-folds.ts'
import type { FoldInput } from '#server/host/room-folds.ts'
import type { ReplicaTask } from '#server/sync/replica-task.ts'

/** The summary of a room, of its cart, its annotations and the pages of its moves. */
export const summaryTask: ReplicaTask<FoldInput> = {
  name: 'summary',
  run: (documents, { pages }) => {
    const cart = documents.records('cart')
    const members = [...cart.records('members')].map(([memberId, member]) => ({ id: memberId, ...member }))
    return jsonBytes(
      summaryOf({
        cart: foldCart(cart),
        opinions: foldOpinions(cart),
        decisions: foldDecisions(cart),
        threads: foldTalk(documents.records('annotations')),
        members: members.filter(({ removed }) => removed === undefined),
        find: (memberId) => members.find((member) => member.id === memberId),
        moves: eventsOfPages(pages, movingKinds),
      }),
    )
  },
}
