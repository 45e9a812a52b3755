// The time that a member has agreed with the store: when it is, a file for their calendar, and how it is moved or taken back.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button } from '#client/ui/button.tsx'
import { EyeIcon } from '#client/ui/icons.tsx'
import { ClockIcon } from '#client/ui/lazy-icons.tsx'
import { saveFile } from '#client/ui/save-file.ts'
import { toast } from '#client/ui/toasts.tsx'
import { shortened } from '#shared/cut-text.ts'
import type { Help, HelpRequest } from '#shared/visits/help-request.ts'
import { comingMoment } from './coming-moment.ts'
import { PickTime } from './pick-time.tsx'
import { useCalling } from './use-calling.ts'

interface AgreedTimeProps {
  request: HelpRequest
  at: number
  help: Help
  /** Something else is to be asked. */
  onAsk: () => void
  onClose: () => void
}

export function AgreedTime({ request, at, help, onAsk, onClose }: AgreedTimeProps) {
  const { t } = useTranslation('visits')
  const { store, shop, now } = useRoom()
  const { isCalling, call } = useCalling()
  const [isMoving, setMoving] = useState(false)
  const when = comingMoment(at, now())
  const place = request.store === null ? shop.name : `${shop.name}, ${request.store}`
  const save = async () => {
    const file = await (await store.appointments()).calendar(request.id)
    // A no is said by whoever waits for the call.
    if (file.ok) saveFile(new File([file.value], 'appointment.ics', { type: 'text/calendar' }))
    return file
  }
  const cancel = async () => {
    if (!(await call(store.cancel(request.id)))) return
    toast(t('time.cancelled'))
    onClose()
  }
  return (
    <div className="stack ask-store-form">
      <div className="ask-store-closed">
        <span className="centre ask-store-sign">
          <ClockIcon />
        </span>
        <p className="ask-store-figure" role="status">
          {t(`time.come.${when.day}`, { ...when })}
        </p>
        <p className="ask-store-words">{t('time.words', { shop: place })}</p>
      </div>
      {isMoving ? (
        <MoveTime request={request} help={help} onClose={() => setMoving(false)} />
      ) : (
        <>
          <p className="row ask-store-row">
            <EyeIcon />
            <span>
              <b>{t(`wait.then.${request.scope.at(-1) ?? 'nothing'}`)}</b>
              <small>
                <q>
                  <bdi>{shortened(request.text, 120)}</bdi>
                </q>
              </small>
            </span>
          </p>
          <div className="stack ask-store-acts">
            <Button kind="solid" size="large" wide onClick={onClose}>
              {t('wait.goOn')}
            </Button>
            <Button size="large" wide disabled={isCalling} onClick={() => void call(save())}>
              {t('time.calendar')}
            </Button>
            <Button wide onClick={() => setMoving(true)}>
              {t('time.move')}
            </Button>
            <Button kind="plain" wide onClick={onAsk}>
              {t('time.askMore')}
            </Button>
            <Button kind="plain" wide disabled={isCalling} onClick={() => void cancel()}>
              {t('time.cancel')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function MoveTime({ request, help, onClose }: { request: HelpRequest; help: Help; onClose: () => void }) {
  const { t } = useTranslation('visits')
  const { store, now } = useRoom()
  const { isCalling, call } = useCalling()
  const [chosen, setChosen] = useState<number>()
  const [attempt, setAttempt] = useState(0)
  const when = chosen === undefined ? undefined : comingMoment(chosen, now())
  // The request keeps the store that it was agreed with.
  const asked = help.stores.find(({ name }) => name === request.store)?.id ?? null
  const move = async () => {
    if (chosen === undefined) return
    if (await call(store.appointments().then((all) => all.move(request.id, chosen)))) onClose()
    else {
      setChosen(undefined)
      setAttempt(attempt + 1)
    }
  }
  return (
    <>
      <PickTime language={request.language} store={asked} chosen={chosen} onChoose={setChosen} attempt={attempt} />
      <div className="stack ask-store-acts">
        <Button kind="solid" size="large" wide disabled={isCalling || !when} onClick={() => void move()}>
          {when ? t(`time.moveTo.${when.day}`, { ...when }) : t('time.choose')}
        </Button>
        <Button kind="plain" wide onClick={onClose}>
          {t('time.keep')}
        </Button>
      </div>
    </>
  )
}
