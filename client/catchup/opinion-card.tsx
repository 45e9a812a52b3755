import { useTranslation } from 'react-i18next'
import { useShortWords } from '#client/rooms/compose/use-short-words.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { pictureOf, titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { showReceipt } from '#client/rooms/receipts.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { money } from '#client/ui/money.tsx'
import type { MessageExtras } from '#client/sdk/index.ts'
import { maxMentions } from '#shared/annotations/message.ts'
import { subjectOf } from '#shared/annotations/subject.ts'
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import { productIdOf } from '#shared/ids.ts'
import { AnswerField } from './answer-field.tsx'
import { Lead } from './lead.tsx'
import { WaitingCard } from './waiting-card.tsx'

/** What somebody thinks of a thing this member added, wants or likes: "Ben: yes to Midnight", with the reason and the price seen. */
export function OpinionCard({ card, onSeen }: { card: CatchUpCard; onSeen: () => void }) {
  const { t } = useTranslation('catchup')
  const { room, products } = useOpenRoom()
  const navigation = useNavigation()
  const may = useMay()
  const productId = productIdOf(card.subject)
  const product = useProduct(products, productId)
  const [by = ''] = card.actors
  const opinion = useObservable(room.cart.opinions)
    .get(productId)
    ?.find(({ memberId, variantId = productId }) => memberId === by && variantId === card.subject)
  const name = nameOf(room, by, t('somebody'))
  const title = titleOf(product, productId)
  const variant = variantOf(product, card.subject)
  const options = variantWords(variant)
  const words = [
    options === '' ? '' : title,
    opinion?.seenPrice && t('seenAt', { price: money(opinion.seenPrice) }),
    card.count > 1 && t('moreOpinions', { count: card.count - 1 }),
  ]
  return (
    <WaitingCard
      lead={<Lead picture={pictureOf(product, variant)} title={title} by={by} />}
      title={
        <span className="waiting-question">
          <bdi>{t('opinionOn', { name, verdict: opinion?.verdict ?? 'gone', thing: options || title })}</bdi>
          {opinion?.reason !== undefined && (
            <>
              {' '}
              <q className="waiting-reason">
                <bdi>{opinion.reason}</bdi>
              </q>
            </>
          )}
        </span>
      }
      words={words.filter(Boolean).join(' · ')}
      onOpen={() => navigation.go({ to: 'product', productId, ...(variant && { variantId: variant.id }) })}
      onSeen={onSeen}
    >
      {may.speak && <Reply card={card.id} product={productId} to={by} onSaid={onSeen} />}
    </WaitingCard>
  )
}

interface ReplyProps {
  /** The key of the card. */
  card: string
  product: string
  to: string
  onSaid: () => void
}

/** A word to the one who said it, in the talk about the product. */
function Reply({ card, product, to, onSaid }: ReplyProps) {
  const { t } = useTranslation('catchup')
  const { room } = useOpenRoom()
  const shortWords = useShortWords()
  const reply = (text: string, extras: MessageExtras) => {
    const mentions = [...new Set([to, ...(extras.mentions ?? [])])].slice(0, maxMentions)
    const said = room.talk.say(subjectOf('product', product), text, { ...extras, mentions })
    if (!said.ok) return said
    const shown = shortWords({ text, ...extras })
    showReceipt(room, { what: 'answer', card, ...said.value, shown, written: text, resolved: false })
    onSaid()
    return said
  }
  return <AnswerField card={card} label={t('reply')} onSend={reply} />
}
