import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button } from '#client/ui/button.tsx'

/** Opens the invitation. */
export function InviteButton() {
  const { t } = useTranslation('app')
  const navigation = useNavigation()
  return (
    <Button className="bar-invite" onClick={() => navigation.go({ to: 'invite' })}>
      {t('invite')}
    </Button>
  )
}
