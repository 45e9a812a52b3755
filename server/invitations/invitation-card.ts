// The picture that a messenger shows of an invitation: the product, who asks, and where. The cart and the others are for those who
// open the link.
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import { formatMoney } from '#shared/money.ts'
import { isVoice } from '#shared/roles.ts'
import { isolated } from '#shared/isolates.ts'
import type { PreviewCard } from '#server/host/preview-card.ts'
import type { InvitationLook } from './invitation-look.ts'
import { invitationWords } from './words.ts'

/** The card of an invitation that is good. */
export function invitationCard(
  { invitation, opened, question }: InvitationLook,
  language: AnswerLanguage,
): PreviewCard {
  const words = invitationWords[language]
  const { room, shop, role, invitedBy } = invitation
  const by = invitedBy && isolated(invitedBy.name)
  const title = room.title === '' ? words.untitled : room.title
  const common = { language, by: invitedBy ?? undefined }
  const foot = [
    [room.title, shop.name]
      .filter((name) => name !== '')
      .map(isolated)
      .join(' · '),
  ]
  const asked = question && `${words.asks(question.by && isolated(question.by))}: ${isolated(question.text)}`
  if (!opened) {
    const invites = `${words.invites(by ?? undefined)} ${isolated(title)}`
    const facts = words.shopTogether(isolated(shop.name))
    return {
      ...common,
      title: asked ?? invites,
      facts,
      price: '',
      picture: null,
      foot: asked === undefined ? [] : foot,
    }
  }
  const { thing } = opened
  const says = (isVoice(role) ? words.wantsOpinion : words.shows)(by ?? undefined, isolated(thing.title))
  return {
    ...common,
    title: asked ?? says,
    facts: [...(asked === undefined ? [] : [thing.title]), ...thing.options].map(isolated).join(' · '),
    price: thing.price ? formatMoney(thing.price, language) : '',
    picture: thing.picture,
    foot,
  }
}
