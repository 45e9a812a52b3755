// Opens the room's menu. The menu is loaded when somebody first opens it, and opens then by that same press.
import { useTranslation } from 'react-i18next'
import { DotsButton } from '#client/ui/dots-button.tsx'
import { lazyPart } from '#client/ui/lazy.ts'

const MoreMenu = lazyPart(async () => (await import('./more-menu.tsx')).MoreMenu)

/** The button of the room's menu. */
export function MoreButton() {
  const { t } = useTranslation('app')
  return <DotsButton className="bar-more" label={t('more')} renderMenu={(opened) => <MoreMenu {...opened} />} />
}
