import { useTranslation } from 'react-i18next'
import { KindPage } from '#client/ui/kind-page.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { shopAddress } from '#client/rooms/addresses.ts'

/** An address that leads nowhere. */
export function LostPage() {
  const { t } = useTranslation('app')
  return (
    <KindPage
      title={t('lost.title')}
      action={
        <ButtonLink href={shopAddress()} kind="solid">
          {t('toTheShop')}
        </ButtonLink>
      }
    >
      {t('lost.words')}
    </KindPage>
  )
}
