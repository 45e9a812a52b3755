// Practice with a made-up shopper, as it uses the desk, visits and the catalogue; and when it is over.
import type { Catalogue } from './catalog/catalogue.ts'
import type { DeskFeature } from './desk/feature.ts'
import type { ReportError } from './host/jobs/clock.ts'
import type { PracticeFeature, PracticeFeatureUses } from './practice/feature.ts'
import type { VisitsFeature } from './visits/feature.ts'

interface Parts {
  readonly desk: DeskFeature
  readonly visits: VisitsFeature
  readonly catalogue: Pick<Catalogue, 'page'>
}

/** How many things are in the cart of a made-up shopper. */
const inCart = 2

export function practiceUses({ desk, visits, catalogue }: Parts): PracticeFeatureUses {
  return {
    ask: (question) => desk.practise(question),
    answer: (caller, visit, proposal) => visits.visits.answer(caller, visit, proposal),
    async things(shopId) {
      const page = await catalogue.page(shopId, { limit: inCart })
      if (!page.ok) return []
      return page.value.products.flatMap(({ id, variants }) => {
        const variant = variants.find(({ available }) => available)
        return variant ? [{ productId: id, variantId: variant.id }] : []
      })
    },
    languagesOf: (staffId, shopId) => {
      const member = desk.member(staffId)
      return member && desk.queue.book.get(staffId)?.shopId === shopId ? member.languages : undefined
    },
  }
}

/** A room of practice goes with its visit, or with a question that was not taken. */
export function practiceEnds({
  desk,
  visits,
  practice: { practice },
  reportError,
}: Pick<Parts, 'desk' | 'visits'> & { practice: PracticeFeature; reportError: ReportError }): void {
  const end = (roomId: string) =>
    void practice
      .over(roomId)
      .catch((fault: unknown) => reportError(fault, 'The room of a made-up shopper could not be deleted'))
  visits.visits.onEnded(({ isPractice, roomId }) => {
    if (isPractice) end(roomId)
  })
  desk.queue.onChange((_, after) => {
    if (after?.is_practice === 1 && after.state === 'cancelled') end(after.room_id)
  })
}
