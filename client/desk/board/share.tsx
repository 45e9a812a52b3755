// A share of a whole as a bar, with the target as a tick: below it the number is in ochre, and says so.
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import type { Counts } from '#shared/desk/figures.ts'
import './share.css'

/** As a reader writes it, such as 86 %. */
export function shareWords({ inTime, counted }: Pick<Counts, 'inTime' | 'counted'>): string {
  if (counted === 0) return '–'
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(inTime / counted)
}

/** Whether fewer were answered in time than the shop wants. */
export function isBelow({ inTime, counted }: Pick<Counts, 'inTime' | 'counted'>, target: number): boolean {
  return counted > 0 && inTime * 100 < target * counted
}

export function Share({ counts, target }: { counts: Counts; target: number }) {
  const { t } = useTranslation('board')
  const isLow = isBelow(counts, target)
  const percent = counts.counted === 0 ? 0 : (counts.inTime / counts.counted) * 100
  return (
    <span className="share" data-low={isLow || undefined}>
      {counts.counted > 0 && (
        <svg className="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect className="share-ground" width="100" height="6" rx="3" />
          <rect className="share-part" width={percent} height="6" rx="3" />
          <rect className="share-target" x={target} width="1" height="6" />
        </svg>
      )}
      <span>
        {shareWords(counts)}
        {isLow && <span className="only-read-out"> {t('below', { target })}</span>}
      </span>
    </span>
  )
}
