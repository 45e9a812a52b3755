import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { InviteIcon } from '#client/ui/icons.tsx'
import './strip.css'

/** As long as nobody else was ever here: the next step. */
export function LonelyStrip() {
  const { t } = useTranslation('app')
  const navigation = useNavigation()
  const members = useObservable(useRoom().members.list)
  if (members.length > 1) return null
  return (
    <div className="strip strip-warm">
      <InviteIcon />
      <p>
        <b>{t('alone.title')}</b> <span>{t('alone.words')}</span>
      </p>
      <Button size="small" onClick={() => navigation.go({ to: 'ask-somebody' })}>
        {t('alone.ask')}
      </Button>
      <Button size="small" kind="quiet" onClick={() => navigation.go({ to: 'invite' })}>
        {t('alone.invite')}
      </Button>
    </div>
  )
}
