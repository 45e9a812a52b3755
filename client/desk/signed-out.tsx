import { useTranslation } from 'react-i18next'
import { shopAddress } from '#client/rooms/addresses.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { KindPage } from '#client/ui/kind-page.tsx'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'

interface SignedOutProps {
  why: Refusal
  onAgain: () => void
}

/** The desk of somebody who was not let in, or no longer is. */
export function SignedOut({ why, onAgain }: SignedOutProps) {
  const { t } = useTranslation('desk')
  const { t: because } = useTranslation('refusals')
  const isAway = meaningOf(why.code).retry
  return (
    <KindPage
      title={t(isAway ? 'signIn.away' : 'signIn.over')}
      action={
        <Button kind="solid" onClick={onAgain}>
          {t('signIn.again')}
        </Button>
      }
    >
      {because(why.code)}
    </KindPage>
  )
}

/** A shop of which nobody signs in at this page. */
export function NobodyHere({ shop }: { shop: string }) {
  const { t } = useTranslation('desk')
  return (
    <KindPage
      title={t('signIn.nobody')}
      action={
        <ButtonLink href={shopAddress(shop === 'demo' ? undefined : shop)} kind="solid">
          {t('signIn.toShop')}
        </ButtonLink>
      }
    >
      {t('signIn.nobodyWords')}
    </KindPage>
  )
}
