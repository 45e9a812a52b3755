import { useTranslation } from 'react-i18next'
import { shopAddress } from '#client/rooms/addresses.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { KindPage } from '#client/ui/kind-page.tsx'
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'

/** Why an invitation leads nowhere, and what to do about it. */
export function InvitationTrouble({ refusal, again }: { refusal: Refusal; again: () => void }) {
  const { t } = useTranslation('shop')
  const kind = kindOf(refusal)
  const action = meaningOf(refusal.code).retry ? (
    <Button kind="solid" onClick={again}>
      {t('trouble.again')}
    </Button>
  ) : (
    <ButtonLink kind="solid" href={shopAddress()}>
      {t('invitation.look')}
    </ButtonLink>
  )
  return (
    <KindPage title={t(`invitation.${kind}.title`)} action={action}>
      {t(`invitation.${kind}.words`)}
    </KindPage>
  )
}

function kindOf({ code }: Refusal): 'revoked' | 'expired' | 'usedUp' | 'unknown' | 'closed' | 'offline' | 'other' {
  switch (code) {
    case 'invitation-revoked':
      return 'revoked'
    case 'invitation-expired':
      return 'expired'
    case 'invitation-used-up':
      return 'usedUp'
    case 'room-closed':
    case 'no-such-room':
      return 'closed'
    case 'no-such-invitation':
    case 'not-found':
    case 'invalid':
    case 'malformed':
      return 'unknown'
    case 'offline':
      return 'offline'
    default:
      return 'other'
  }
}
