import { useTranslation } from 'react-i18next'
import { useCandidates } from '#client/rooms/candidates.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { money } from '#client/ui/money.tsx'
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import { productIdOf } from '#shared/ids.ts'
import { isSameAmount } from '#shared/money.ts'
import { Lead } from './lead.tsx'
import { Verdicts } from './verdicts.tsx'
import { WaitingCard } from './waiting-card.tsx'

/** A changed price or availability of something that this member wants or likes. */
export function PriceCard({ card, onSeen }: { card: CatchUpCard; onSeen: () => void }) {
  const { t } = useTranslation('catchup')
  const navigation = useNavigation()
  const may = useMay()
  const [thing] = useCandidates([card.subject])
  const { from, to } = card.change ?? {}
  const words: string[] = []
  if (from && to && from.available !== to.available) words.push(t(to.available ? 'backInStock' : 'soldOut'))
  if (from && to && !isSameAmount(from, to)) words.push(t('price', { now: money(to), then: money(from) }))
  const title = thing?.title ?? ''
  return (
    <WaitingCard
      lead={<Lead picture={thing?.picture} title={title} />}
      title={<bdi>{title}</bdi>}
      words={words.join(' · ') || t('priceChanged')}
      onOpen={() => navigation.go({ to: 'product', productId: productIdOf(card.subject), variantId: card.subject })}
      onSeen={onSeen}
    >
      {may.speak && <Verdicts variant={card.subject} title={title} onGiven={onSeen} />}
    </WaitingCard>
  )
}
