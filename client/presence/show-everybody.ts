import { useTranslation } from 'react-i18next'
import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { toast, readOut } from '#client/ui/toasts.tsx'

/** A function that asks everybody who is here to look along, and says so where that cannot be. */
export function useShowEverybody(): () => void {
  const { t } = useTranslation('presence')
  const { t: why } = useTranslation('refusals')
  const coBrowsing = useCoBrowsing()
  return () => {
    void coBrowsing.showEverybody().then((asked) => {
      if (asked.ok) readOut(t('askedEverybody'))
      else toast(why(asked.refusal.code))
    })
  }
}
