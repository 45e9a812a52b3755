import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { fromNow } from '#client/rooms/moments.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import type { CatchUpCard } from '#shared/catchup/catch-up.ts'
import { WaitingCard } from './waiting-card.tsx'

/** The most new members who are named. */
const mostNamed = 3

/** The members who joined while this member was away, and a button to welcome them. */
export function CameCard({ card, onSeen }: { card: CatchUpCard; onSeen: () => void }) {
  const { t } = useTranslation('catchup')
  const { t: why } = useTranslation('refusals')
  const room = useRoom()
  const may = useMay()
  const list = new Intl.ListFormat(locale())
  const named = card.actors.length > mostNamed ? card.actors.slice(0, mostNamed - 1) : card.actors
  const others = card.actors.length - named.length
  const known = named.map((id) => nameOf(room, id, t('somebody')))
  const names = list.format(others > 0 ? [...known, t('others', { count: others })] : known)
  const hello = () => {
    const said = room.talk.say('room', t('helloWords', { names: list.format(known) }), { mentions: [...named] })
    if (!said.ok) return toast(why(said.refusal.code))
    onSeen()
  }
  return (
    <WaitingCard
      lead={<Face id={card.actors[0] ?? ''} decorative />}
      title={t('came', { names })}
      words={fromNow(card.at, room.now())}
      onSeen={onSeen}
    >
      {may.speak && (
        <div className="waiting-votes">
          <Button onClick={hello}>{t('hello')}</Button>
        </div>
      )}
    </WaitingCard>
  )
}
