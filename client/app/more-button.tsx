// Opens the room's menu. The menu is loaded when somebody first opens it, and opens then by that same press.
import { Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withMoreWords } from '#client/locales/words.ts'
import { IconButton } from '#client/ui/button.tsx'
import { MoreIcon } from '#client/ui/icons.tsx'
import { later } from '#client/ui/later.ts'
import type { Panel } from './panels.tsx'

const MoreMenu = later(withMoreWords(async () => (await import('./more-menu.tsx')).MoreMenu))

/** The button of everything that is looked at now and then. */
export function MoreButton({ onPanel }: { onPanel: (panel: Panel) => void }) {
  const { t } = useTranslation('app')
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        ref={button}
        className="bar-more"
        label={t('more')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <MoreIcon />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <MoreMenu by={button} onPanel={onPanel} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
