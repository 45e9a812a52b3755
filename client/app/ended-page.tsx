import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { shopAddress } from '#client/rooms/addresses.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { forgetRoom } from '#client/rooms/rooms-here.ts'
import { ButtonLink } from '#client/ui/button.tsx'
import { KindPage } from '#client/ui/kind-page.tsx'
import type { Refusal } from '#shared/refusals.ts'

/** The room is over for this person: they left, were taken out, or it was closed. */
export function EndedPage({ refusal }: { refusal: Refusal | undefined }) {
  const { t } = useTranslation('app')
  const { t: why } = useTranslation('refusals')
  const { info, shop } = useRoom()
  useEffect(() => forgetRoom(info.id), [info])
  const removed = refusal === undefined || refusal.code === 'removed'
  return (
    <KindPage
      title={t(removed ? 'ended.removed' : 'ended.title')}
      action={
        <ButtonLink href={shopAddress(shop.id)} kind="solid">
          {t('backToShop', { shop: shop.name })}
        </ButtonLink>
      }
    >
      {removed ? t('ended.words') : why(refusal.code)}
    </KindPage>
  )
}
