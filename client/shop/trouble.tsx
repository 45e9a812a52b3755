// What the storefront says when the server says no, or nothing: what happened, what is safe, what to do.
import { useEffect, useEffectEvent } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { shopAddress } from '#client/rooms/addresses.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { CloudOffIcon, SearchIcon } from '#client/ui/icons.tsx'
import { KindPage } from '#client/ui/kind-page.tsx'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { AwayPage } from './away-page.tsx'
import { useEveryRoomHere } from './use-rooms-here.ts'

interface Trouble {
  readonly title: string
  readonly words: string
  readonly action: ReactNode
  readonly retry: boolean
}

interface TroubleProps {
  refusal: Refusal
  again: () => void
  /** The shop to go back to, where that one exists. */
  shop?: string | undefined
}

/** In place of what a page of the shop is about, or of a `part` of it; its head stays. */
export function TroubleHere({ part = false, ...props }: TroubleProps & { part?: boolean }) {
  const { title, words, action, retry } = useTrouble(props)
  return (
    <div role={retry ? 'alert' : undefined}>
      <Empty wholePage={!part} title={title} action={action} icon={retry ? <CloudOffIcon /> : <SearchIcon />}>
        {words}
      </Empty>
    </div>
  )
}

/** In place of the whole page. */
export function TroublePage(props: TroubleProps) {
  const { title, words, action } = useTrouble(props)
  const rooms = useEveryRoomHere()
  if (props.refusal.code === 'offline' && rooms.length > 0) return <AwayPage rooms={rooms} action={action} />
  return (
    <KindPage title={title} action={action}>
      {words}
    </KindPage>
  )
}

function useTrouble({ refusal, again, shop }: TroubleProps): Trouble {
  const { t } = useTranslation('shop')
  const { retry } = meaningOf(refusal.code)
  useBackOnline(again, refusal.code === 'offline')
  const kind = kindOf(refusal)
  const retryButton = (
    <Button kind="solid" onClick={again}>
      {t('trouble.again')}
    </Button>
  )
  const homeLink = (
    <ButtonLink kind="solid" href={shopAddress(kind === 'noShop' ? undefined : shop)}>
      {t('trouble.home')}
    </ButtonLink>
  )
  return {
    title: t(`trouble.${kind}.title`),
    words: t(`trouble.${kind}.words`),
    action: retry ? retryButton : homeLink,
    retry,
  }
}

function kindOf({ code }: Refusal): 'offline' | 'tooFast' | 'noShop' | 'noProduct' | 'other' {
  switch (code) {
    case 'offline':
      return 'offline'
    case 'too-many-requests':
      return 'tooFast'
    case 'no-such-shop':
      return 'noShop'
    case 'no-such-product':
    case 'not-found':
    case 'invalid':
    case 'malformed':
      return 'noProduct'
    default:
      return 'other'
  }
}

/** Asks again by itself once the device has a network again. */
function useBackOnline(again: () => void, waiting: boolean): void {
  const onOnline = useEffectEvent(again)
  useEffect(() => {
    if (!waiting) return undefined
    const listener = () => onOnline()
    addEventListener('online', listener)
    return () => removeEventListener('online', listener)
  }, [waiting])
}
