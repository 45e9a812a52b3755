import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { Button } from '#client/ui/button.tsx'
import { CartIcon } from '#client/ui/icons.tsx'
import { clearNotices } from '#client/ui/toasts.tsx'
import { countOf } from './bag.ts'
import { useBag } from './use-bag.ts'
import './bag-button.css'

const loadDialog = () => import('./bag-dialog.tsx')
const BagDialog = lazy(async () => ({ default: (await loadDialog()).BagDialog }))

/** The way to one's own bag, with how much is in it. */
export function BagButton({ shop }: { shop: string | undefined }) {
  const { t } = useTranslation('shop')
  const [open, setOpen] = useState(false)
  const count = countOf(useBag())
  return (
    <>
      <Button
        className="bag-button"
        icon={<CartIcon />}
        aria-haspopup="dialog"
        aria-label={t('bag.open', { count })}
        onPointerDown={() => void loadDialog()}
        onClick={() => {
          // What says that it is in there has been seen, and would lie over what it comes to.
          clearNotices()
          setOpen(true)
        }}
      >
        {count > 0 && <span className="bag-count">{count.toLocaleString(locale())}</span>}
      </Button>
      {open && (
        <Suspense>
          <BagDialog shop={shop} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
