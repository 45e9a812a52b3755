// A slim line across the page as long as somebody waits for the store.
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useOpenVisit, useWaitingRequest } from '#client/rooms/store-visits.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { StoreIcon } from '#client/ui/icons.tsx'
import './visit-banner.css'

export function WaitingBand() {
  const { t } = useTranslation('visits')
  const room = useRoom()
  const navigation = useNavigation()
  const request = useWaitingRequest()
  const me = useObservable(room.me).id
  const visit = useOpenVisit()
  if (!request || visit) return null
  const shop = room.shop.name
  return (
    <section className="row visit-waiting" aria-label={t('band.label')}>
      <StoreIcon />
      <p role="status">
        <b>
          {request.by === me
            ? t('band.you', { shop })
            : t('band.other', { name: nameOf(room, request.by, t('somebody')), shop })}
        </b>{' '}
        <span>{t('band.nobodySees')}</span>
      </p>
      <Button size="small" onClick={() => navigation.go({ to: 'ask-store' })}>
        {t('band.open')}
      </Button>
    </section>
  )
}
