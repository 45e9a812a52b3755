import { useTranslation } from 'react-i18next'
import { Dialog } from '#client/ui/dialog.tsx'
import { Browse } from './browse.tsx'

/** The shop's products over the room, loaded when somebody looks for something. */
export function Finder({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('stage')
  return (
    <Dialog title={t('find')} size="large" steady onClose={onClose}>
      <Browse focus />
    </Dialog>
  )
}
