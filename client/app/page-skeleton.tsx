import { useTranslation } from 'react-i18next'
import { Skeleton } from '#client/ui/skeleton.tsx'
import './page-skeleton.css'

/** Shown while a page's own code is loading. */
export function PageSkeleton() {
  const { t } = useTranslation('ui')
  return (
    <main className="page-skeleton" aria-busy="true" aria-label={t('loading')}>
      <Skeleton className="page-skeleton-bar" />
      <Skeleton className="page-skeleton-main" />
      <Skeleton className="page-skeleton-line" />
    </main>
  )
}
