// That nobody is there now, and when somebody is where that is known.
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { ClockIcon } from '#client/ui/lazy-icons.tsx'
import type { Help } from '#shared/visits/help-request.ts'
import { comingMoment } from './coming-moment.ts'

export function ClosedStore({ help: { opensAt, opensStore } }: { help: Help }) {
  const { t } = useTranslation('visits')
  const { shop, now } = useRoom()
  const opens = opensAt === null ? undefined : comingMoment(opensAt, now())
  return (
    <div className="ask-store-closed">
      <span className="centre ask-store-sign">
        <ClockIcon />
      </span>
      <p className="ask-store-figure">
        {opens ? t(`closed.opens.${opens.day}`, { shop: opensStore ?? shop.name, ...opens }) : t('closed.nobody')}
      </p>
      <p className="ask-store-words">{t('closed.words')}</p>
    </div>
  )
}
