import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import type { AnswerWithCard } from '#server/host/preview-card.ts'
import type { ProductSource } from '#server/host/shown-things.ts'
import type { RoomsFeature } from '#server/rooms/feature.ts'
import { InvitationLooks } from './invitation-look.ts'
import { invitationPages } from './invitation-pages.ts'

/** What it uses of other features. */
interface Uses {
  readonly preview: RoomsFeature['preview']
  readonly products: ProductSource
  readonly cards: AnswerWithCard
  /** Whether a photo or a voice note may go with what somebody says who joins. */
  readonly takesFiles: boolean
}

/** The page that an invitation opens to, for somebody who has not joined yet. */
export function invitationsFeature(
  { directory, now, publicUrl, built }: Host,
  { preview, products, cards, takesFiles }: Uses,
): Feature {
  const looks = new InvitationLooks({ preview, directory, products, now })
  return { name: 'invitations', pages: invitationPages({ looks, built, publicUrl, cards, takesFiles }) }
}
