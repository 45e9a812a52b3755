// An associate of another store has the visit now: whoever asked says whether they see what the one before saw.
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import type { Visit } from '#shared/visits/visit.ts'
import { useCalling } from './use-calling.ts'
import { useAskerName } from './use-asker-name.ts'
import './carried-over.css'

export function CarriedOver({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const { store, me } = useRoom()
  const { call } = useCalling()
  const isAsker = useObservable(me).id === visit.asker
  const asker = useAskerName(visit)
  const { carriesOver, associate } = visit
  if (!carriesOver || visit.endedAt !== null) return null
  const names = { from: carriesOver.from, name: associate.name, store: associate.store ?? '' }
  const parts = carriesOver.scope.map((part) => t(`carried.part.${part}`))
  const list = new Intl.ListFormat(document.documentElement.lang).format(parts)
  return (
    <section className="visit-carried" aria-label={t('carried.label', names)}>
      <p>
        {t('carried.words', names)}{' '}
        {isAsker ? t('carried.ask', { ...names, parts: list }) : t('carried.other', { asker })}
      </p>
      {isAsker && (
        <div className="cluster">
          <Button kind="solid" size="small" onClick={() => void call(store.setScope(visit.id, carriesOver.scope))}>
            {t('carried.yes', names)}
          </Button>
          <Button size="small" onClick={() => void call(store.setScope(visit.id, visit.scope))}>
            {t('carried.no')}
          </Button>
        </div>
      )}
    </section>
  )
}
