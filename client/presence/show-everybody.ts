import { useTranslation } from 'react-i18next'
import { useCompany } from '#client/rooms/company.ts'
import { notify, readOut } from '#client/ui/notices.tsx'

/** A function that asks everybody who is here to look along, and says so where that cannot be. */
export function useShowEverybody(): () => void {
  const { t } = useTranslation('presence')
  const { t: why } = useTranslation('refusals')
  const company = useCompany()
  return () => {
    void company.showEverybody().then((asked) => {
      if (asked.ok) readOut(t('askedEverybody'))
      else notify(why(asked.refusal.code))
    })
  }
}
