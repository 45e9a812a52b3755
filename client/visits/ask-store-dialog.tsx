// Asking the store: the form, the wait that follows it, and outside its hours the question that is left.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentWords } from '#client/rooms/moments.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useOpenVisit, useWaitingRequest } from '#client/rooms/store-visits.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { Dialog } from '#client/ui/dialog.tsx'
import type { Help, HelpAbout, HelpRequest } from '#shared/visits/help-request.ts'
import type { Looking } from '#shared/wire/looking.ts'
import { AgreedTime } from './agreed-time.tsx'
import { AskStoreForm } from './ask-store-form.tsx'
import { WaitingForStore } from './waiting-for-store.tsx'
import './ask-store.css'

/** One dialog: what it shows follows what became of the question. */
export function AskStoreDialog({ onClose, ...about }: HelpAbout & { onClose: () => void }) {
  const { t } = useTranslation('visits')
  const { store, shop, now } = useRoom()
  const navigation = useNavigation()
  const help = useObservable(store.help)
  const request = useWaitingRequest()
  const agreed = useOwnAppointment(help)
  const [asksMore, setAsksMore] = useState(false)
  const visit = useOpenVisit()
  const visitId = visit?.id
  useEffect(() => {
    // Somebody of the store is here: they are asked in their conversation.
    if (visitId === undefined) return
    onClose()
    navigation.go({ to: 'visit', visitId })
  }, [visitId, navigation, onClose])
  const looking = useObservable(navigation.looking)
  // What is on the stage when it opens; what others lead to meanwhile changes no question.
  const [shown] = useState(() => (isAboutSomething(about) ? about : stageOf(looking)))
  // Whether somebody is on may have changed since it was read.
  useEffect(() => void store.refresh(), [store])
  if (!help || visitId !== undefined) return null
  if (help.blockedUntil !== null)
    return (
      <Dialog title={t('ask.title', { shop: shop.name })} size="small" onClose={onClose}>
        <div className="stack">
          <h3>{t('blocked.title')}</h3>
          <p>{t('blocked.words', { when: momentWords(help.blockedUntil, now()) })}</p>
        </div>
      </Dialog>
    )
  if (!request && agreed && !asksMore)
    return (
      <Dialog title={t('time.title', { shop: shop.name })} onClose={onClose}>
        <AgreedTime {...{ ...agreed, help, onClose }} onAsk={() => setAsksMore(true)} />
      </Dialog>
    )
  if (!request)
    return <AskStoreForm about={shown} help={help} offersTimes={help.offersTimes && !agreed} onClose={onClose} />
  return (
    <Dialog title={t('wait.title', { shop: shop.name })} onClose={onClose}>
      <WaitingForStore request={request} onClose={onClose} />
    </Dialog>
  )
}

/** The time that this member has agreed. */
function useOwnAppointment(help: Help | undefined): { request: HelpRequest; at: number } | undefined {
  const me = useObservable(useRoom().me).id
  const request = help?.requests.find(({ state, by }) => state === 'agreed' && by === me)
  const at = request?.agreedAt ?? null
  return request && at !== null ? { request, at } : undefined
}

function isAboutSomething({ productId, variantId, lineId, pinId }: HelpAbout): boolean {
  return [productId, variantId, lineId, pinId].some((id) => id !== undefined)
}

function stageOf({ productId, variantId }: Looking): HelpAbout {
  return productId === undefined ? {} : { productId, ...(variantId !== undefined && { variantId }) }
}
