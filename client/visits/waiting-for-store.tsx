// The wait after a question to the store: what is known of it, that nobody sees anything yet, and what can be done meanwhile.
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useNow } from '#client/rooms/moments.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { timeWords } from '#client/rooms/when.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { EyeIcon, EyeOffIcon } from '#client/ui/icons.tsx'
import { StoreIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { shortened } from '#shared/cut-text.ts'
import type { HelpRequest } from '#shared/visits/help-request.ts'
import { useCalling } from './use-calling.ts'
import { longWaitMs, minutesOf } from './wait.ts'

interface WaitingForStoreProps {
  request: HelpRequest
  onClose: () => void
}

export function WaitingForStore({ request, onClose }: WaitingForStoreProps) {
  const { t } = useTranslation('visits')
  const { store, shop, me } = useRoom()
  const { isCalling, call } = useCalling()
  const isLong = useNow(request.at + longWaitMs) >= request.at + longWaitMs
  const isMine = request.by === useObservable(me).id
  const leave = async () => {
    if (!(await call(store.leave(request.id)))) return
    toast(t('ask.left'))
    onClose()
  }
  const cancel = async () => {
    if (await call(store.cancel(request.id))) onClose()
  }
  return (
    <div className="stack ask-store-form">
      <div className="ask-store-closed">
        <Between by={request.by} />
        <p className="ask-store-figure" role="status">
          {request.awaits !== null
            ? t('wait.awaits', { name: request.awaits })
            : isLong
              ? t('wait.long')
              : request.waitSeconds === null
                ? t('wait.unknown')
                : t('wait.about', { count: minutesOf(request.waitSeconds) })}
        </p>
        <p className="ask-store-words">
          {request.awaits !== null && request.awaitsUntil !== null
            ? t('wait.awaitsWords', { name: request.awaits, time: timeWords(request.awaitsUntil) })
            : t(isLong ? 'wait.longWords' : request.waitSeconds === null ? 'wait.unknownWords' : 'wait.aboutWords', {
                shop: shop.name,
              })}
        </p>
      </div>
      <ul className="ask-store-rows">
        <li className="row ask-store-row">
          <Face id={request.by} decorative />
          <Asked request={request} />
          <time>{timeWords(request.at)}</time>
        </li>
        <li className="row ask-store-row">
          <EyeOffIcon />
          <span>
            <b>{t('wait.nobodySees')}</b>
            <small>{t('wait.onlyThen')}</small>
          </span>
        </li>
        <li className="row ask-store-row">
          <EyeIcon />
          <span>
            <b>{t(`wait.then.${request.scope.at(-1) ?? 'nothing'}`)}</b>
            <small>{t('wait.leaveOut')}</small>
          </span>
        </li>
      </ul>
      <div className="stack ask-store-acts">
        <Button kind="solid" size="large" wide onClick={onClose}>
          {t('wait.goOn')}
        </Button>
        {isMine && (
          <>
            <Button size="large" wide disabled={isCalling} onClick={() => void leave()}>
              {t('wait.leave')}
            </Button>
            <Button kind="plain" wide disabled={isCalling} onClick={() => void cancel()}>
              {t('wait.cancel')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

/** Who asked, and the store; nothing moves between them, for nobody knows how far it is. */
function Between({ by }: { by: string }) {
  const member = useRoom().members.find(by)
  return (
    <span className="row ask-store-between" aria-hidden="true">
      {member && <Avatar name={member.name} colour={member.colour} size="large" decorative />}
      <i />
      <i />
      <i />
      <span className="centre ask-store-sign">
        <StoreIcon />
      </span>
    </span>
  )
}

function Asked({ request: { by, text } }: { request: HelpRequest }) {
  const { t } = useTranslation('visits')
  const room = useRoom()
  const isMine = by === useObservable(room.me).id
  return (
    <span>
      <b>{isMine ? t('wait.youAsked') : t('wait.asked', { name: nameOf(room, by, t('somebody')) })}</b>
      <small>
        <q>
          <bdi>{shortened(text, 120)}</bdi>
        </q>
      </small>
    </span>
  )
}
