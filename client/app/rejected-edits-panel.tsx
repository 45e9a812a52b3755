// What the server would not take: said plainly, with the reason, until the person has seen it.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { notify } from '#client/ui/toasts.tsx'
import { RejectedEditList, thingsIn } from './rejected-edit-list.tsx'

/** All of it, and one way to put it away. @param onUncover closes what lies over the page. */
export function RejectedEditsPanel({ onUncover }: { onUncover: () => void }) {
  const { t } = useTranslation('kept')
  const room = useRoom()
  const rejectedEdits = useObservable(room.rejectedEdits)
  const things = thingsIn(rejectedEdits)
  const panel = useRef<HTMLElement>(null)
  const count = things.length
  useEffect(() => {
    if (isInSight(panel.current)) return
    const show = () => {
      onUncover()
      panel.current?.scrollIntoView({ block: 'center' })
    }
    notify(t('title', { count }), { label: t('show'), run: show })
  }, [count, onUncover, t])
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
