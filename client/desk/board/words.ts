// The words of figures: what each counts, of which time, and what is left out of it.
import { useTranslation } from 'react-i18next'
import type { Counts } from '#shared/desk/figures.ts'

/** What is left out of the answered in time, as one sentence; and what it is a share of. */
export function useInTimeWords(targetSeconds: number) {
  const { t } = useTranslation('board')
  return {
    part: ({ inTime, counted }: Counts) => t('define.inTimePart', { inTime, seconds: targetSeconds, counted }),
    words: (counts: Counts) => {
      const out = [
        counts.takenBack > 0 && t('define.takenBack', { count: counts.takenBack, seconds: targetSeconds }),
        counts.notDue > 0 && t('define.notDue', { count: counts.notDue }),
        counts.leftAtOnce > 0 && t('define.leftAtOnce', { count: counts.leftAtOnce }),
      ].filter((words) => words !== false)
      const leftOut = out.length === 0 ? t('define.nothingOut') : t('define.out', { what: out.join('; ') })
      return `${t('define.inTime')} ${leftOut}`
    },
  }
}
