// "I'm done": who has found what they wanted, so that nobody waits for somebody who is through.
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { Face } from '#client/rooms/face.tsx'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { isVoice } from '#shared/roles.ts'
import './done-row.css'

/** More than these are a number. */
const mostNames = 2

/** The button of this member, and who else is done. Nothing for somebody alone. */
export function DoneRow() {
  const { t } = useTranslation('settings')
  const { t: why } = useTranslation('refusals')
  const { members } = useRoom()
  const may = useMay()
  const all = useObservable(members.list).filter(({ role }) => isVoice(role))
  const done = all.filter((member) => member.done)
  const isDone = done.some(({ me }) => me)
  const others = done.filter(({ me }) => !me)
  if (all.length < 2 || (!may.speak && done.length === 0)) return null
  const toggle = () => {
    const set = members.setDone(!isDone)
    if (!set.ok) toast(why(set.refusal.code))
  }
  const names = others.slice(0, mostNames).map(({ name }) => name)
  if (others.length > mostNames) names.push(t('moreDone', { count: others.length - mostNames }))
  const list = new Intl.ListFormat(locale()).format(names)
  const words =
    done.length === all.length
      ? t('allDone')
      : others.length > 0
        ? t('areDone', { names: list, count: others.length })
        : isDone
          ? t('youAreDone')
          : t('nobodyDone')
  return (
    <div className="done-row">
      <p role="status">
        {others.slice(0, mostNames + 1).map(({ id }) => (
          <Face key={id} id={id} size="tiny" decorative />
        ))}{' '}
        <span>{words}</span>
      </p>
      {may.speak && (
        <Button size="small" aria-pressed={isDone} icon={isDone ? <CheckIcon /> : undefined} onClick={toggle}>
          {t('imDone')}
        </Button>
      )}
    </div>
  )
}
