// Lines that were added or moved while this member was away, one after the other, each with picture and opinion buttons.
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { useCandidates } from '#client/rooms/candidates.ts'
import { nameOf } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { ownOpinionOn } from '#shared/cart/opinions-on.ts'
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import { productIdOf } from '#shared/ids.ts'
import type { LineId } from '#shared/ids.ts'
import { Lead } from './lead.tsx'
import { Verdicts } from './verdicts.tsx'
import { WaitingCard } from './waiting-card.tsx'

interface ThingsCardProps {
  card: CatchUpCard & { readonly kind: 'added' | 'moved' }
  onSeen: () => void
}

/** The card of these lines. */
export function ThingsCard({ card, onSeen }: ThingsCardProps) {
  const { t } = useTranslation('catchup')
  const room = useRoom()
  const navigation = useNavigation()
  const may = useMay()
  const left = useLeft(card)
  const [line = card.subject] = left
  const [thing] = useCandidates([line])
  const names = namesOf(card.actors.map((id) => nameOf(room, id, t('somebody'))))
  const lane = thing?.line?.lane
  const what = card.kind === 'added' ? 'added' : lane === 'decided' || lane === 'rejected' ? lane : 'moved'
  const more = card.count - 1
  const title = thing?.title ?? ''
  return (
    <WaitingCard
      lead={<Lead picture={thing?.picture} title={title} by={card.actors[0]} />}
      title={<bdi>{title}</bdi>}
      words={t('things', { words: t(what, { names }), more })}
      onOpen={() => navigation.go({ to: 'product', productId: productIdOf(line), variantId: line })}
      onSeen={onSeen}
    >
      {may.speak && (
        <Verdicts
          key={line}
          variant={line}
          title={title}
          onGiven={() => {
            if (left.length <= 1) onSeen()
          }}
        />
      )}
    </WaitingCard>
  )
}

/** The lines on which this member has no opinion yet, the latest first. */
function useLeft({ subjects }: CatchUpCard): readonly LineId[] {
  const room = useRoom()
  const me = useObservable(room.me).id
  const opinions = useObservable(room.cart.opinions)
  const isOpen = (line: LineId) => !ownOpinionOn(opinions.get(productIdOf(line)) ?? [], line, me)
  return subjects.filter(isOpen)
}

function namesOf(names: readonly string[]): string {
  const few = names.length > 3 ? [...names.slice(0, 2), `+${names.length - 2}`] : names
  return new Intl.ListFormat(locale()).format(few)
}
