import { useTranslation } from 'react-i18next'
import { deviceStorage } from '#client/ui/browser-storage.ts'
import { useTakenOver } from '#client/ui/use-taken-over.ts'
import './unremembered-note.css'

/** Before a room is entered: says where the browser stores nothing, and what that means later. */
export function UnrememberedNote() {
  const { t } = useTranslation('shop')
  const isOwn = useTakenOver()
  return !isOwn || deviceStorage.isLasting() ? null : <p className="unremembered">{t('unremembered')}</p>
}
