import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { SearchIcon } from '#client/ui/icons.tsx'

/** Opens the search for products. */
export function FindButton() {
  const { t } = useTranslation('app')
  const navigation = useNavigation()
  return (
    <button type="button" className="bar-find" aria-keyshortcuts="/" onClick={() => navigation.go({ to: 'find' })}>
      <SearchIcon />
      <span>{t('find')}</span>
      <kbd aria-hidden="true">/</kbd>
    </button>
  )
}

/** The search field that is on the page itself, while the shop's products are on the stage. */
export function searchOnPage(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[aria-labelledby=browse-title] input[type=search]')
}
