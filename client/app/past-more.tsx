// What a phone opens from the bar of the past: its cart, its talk, and what the head has no room for.
import { useTranslation } from 'react-i18next'
import type { LookingBack } from '#client/past/looking-back.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { IconButton } from '#client/ui/button.tsx'
import { DotsButton } from '#client/ui/dots-button.tsx'
import { CartIcon, CompareIcon, TalkIcon, UndoIcon } from '#client/ui/icons.tsx'
import { Menu } from '#client/ui/menu.tsx'
import type { PageNavigation } from './navigation.ts'
import { useIsPhone } from './use-width.ts'

interface PastMoreProps {
  back: LookingBack
  comparing: boolean
  navigation: PageNavigation
  onCompare: () => void
  onRestore: (() => void) | undefined
}

/** Nothing where there is room for all of it. */
export function PastMore({ back, comparing, navigation, onCompare, onRestore }: PastMoreProps) {
  const { t } = useTranslation('past')
  const isPhone = useIsPhone()
  const { shown, scale } = useObservable(back.state)
  if (!isPhone) return null
  const isNow = !shown || shown.seq >= (scale?.to.seq ?? 0)
  const actions = [
    {
      id: 'compare',
      words: comparing ? t('compareDone') : t('compare'),
      icon: <CompareIcon />,
      run: onCompare,
    },
    ...(onRestore && !isNow ? [{ id: 'restore', words: t('restore'), icon: <UndoIcon />, run: onRestore }] : []),
  ]
  return (
    <div className="past-more">
      <IconButton label={t('cart')} disabled={!shown} onClick={() => navigation.go({ to: 'cart' })}>
        <CartIcon />
      </IconButton>
      <IconButton label={t('talk')} disabled={!shown} onClick={() => navigation.go({ to: 'talk' })}>
        <TalkIcon />
      </IconButton>
      <DotsButton
        label={t('more')}
        disabled={!shown}
        renderMenu={(opened) => <Menu {...opened} label={t('more')} actions={actions} />}
      />
    </div>
  )
}
