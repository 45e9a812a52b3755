import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { KindPage } from '#client/ui/kind-page.tsx'

/** In place of an invitation whose page the server writes, while the server cannot be reached. */
export function UnreachableInvitation() {
  const { t } = useTranslation('shop')
  return (
    <KindPage
      title={t('invitation.offline.title')}
      action={
        <Button kind="solid" onClick={() => location.reload()}>
          {t('trouble.again')}
        </Button>
      }
    >
      {t('invitation.offline.words')}
    </KindPage>
  )
}
