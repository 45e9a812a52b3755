// Whether whoever joins sees what this member asked on earlier visits: theirs to say, and not said unless they say it.
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'

/** Whether there is anything to show. */
export function useHasEarlier(): boolean {
  const { store, me } = useRoom()
  const { id } = useObservable(me)
  return useObservable(store.visits).some(({ asker, endedAt }) => asker === id && endedAt !== null)
}

export function ShowEarlier({ isShown, onChange }: { isShown: boolean; onChange: (isShown: boolean) => void }) {
  const { t } = useTranslation('visits')
  return (
    <label className="row ask-store-row">
      <span>
        <b>{t('earlier.ask')}</b>
        <small>{t('earlier.words')}</small>
      </span>
      <input type="checkbox" role="switch" checked={isShown} onChange={({ target }) => onChange(target.checked)} />
    </label>
  )
}
