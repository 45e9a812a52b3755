// Rejected edits, with the reason, until the person has seen them.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { RejectedEditList, thingsIn } from './rejected-edit-list.tsx'

/** All of them, and one button that dismisses them. */
export function RejectedEditsPanel() {
  const { t } = useTranslation('kept')
  const room = useRoom()
  const navigation = useNavigation()
  const rejectedEdits = useObservable(room.rejectedEdits)
  const things = thingsIn(rejectedEdits)
  const panel = useRef<HTMLElement>(null)
  const count = things.length
  useEffect(() => {
    if (isInSight(panel.current)) return
    const show = () => {
      navigation.uncover()
      panel.current?.scrollIntoView({ block: 'center' })
    }
    toast(t('title', { count }), { label: t('show'), run: show })
  }, [count, navigation, t])
  return (
    <section ref={panel} className="not-kept" role="alert" aria-labelledby="not-kept-title">
      <h2 id="not-kept-title">{t('title', { count: things.length })}</h2>
      <RejectedEditList things={things} />
      <Button kind="solid" size="small" onClick={() => rejectedEdits.forEach(({ id }) => room.dismiss(id))}>
        {t('seen')}
      </Button>
    </section>
  )
}

/** Whether it can be seen: one may have scrolled past it, or a sheet lies over it. */
function isInSight(element: HTMLElement | null): boolean {
  if (!element) return false
  const { left, top, width, height } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
}
