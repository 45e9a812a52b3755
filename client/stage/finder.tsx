import { useTranslation } from 'react-i18next'
import { Dialog } from '#client/ui/dialog.tsx'
import type { ProductId } from '#shared/ids.ts'
import { Browse } from './browse.tsx'

/** The shop's products over the room, loaded when somebody looks for something. */
export function Finder({ onOpen, onClose }: { onOpen: (product: ProductId) => void; onClose: () => void }) {
  const { t } = useTranslation('stage')
  return (
    <Dialog title={t('find')} size="large" onClose={onClose}>
      <Browse onOpen={onOpen} focus />
    </Dialog>
  )
}
