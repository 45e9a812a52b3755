// Letting others in: what they see first, then the ways to send the link. What they may do is folded away: most never ask.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoomName } from '#client/rooms/room-name.ts'
import { SendLink } from '#client/rooms/send-link.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { QrCode } from '#client/ui/qr-code.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import type { Refusal } from '#shared/refusals.ts'
import { LinkList } from './link-list.tsx'
import { LinkOptions } from './link-options.tsx'
import { LinkQuestion } from './link-question.tsx'
import type { AskedQuestion } from './link-question.tsx'
import { OpensTo, useShownThing } from './opens-to.tsx'
import { useLink } from './use-link.ts'
import type { InvitableRole, LinkWish } from './use-link.ts'
import { WhoIsIn } from './who-is-in.tsx'
import './invite-dialog.css'

/** The sheet to share a room with. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('invite')
  const title = useRoomName()
  const thing = useShownThing()
  const [isThingFirst, setThingFirst] = useState(true)
  const [role, setRole] = useState<InvitableRole>('shopper')
  const [showsCart, setShowsCart] = useState(false)
  const [hidesTitle, setHidesTitle] = useState(false)
  const [question, setQuestion] = useState<AskedQuestion>()
  const opensTo = isThingFirst ? thing : undefined
  const wish: LinkWish = { role, showsCart, hidesTitle, about: opensTo?.id, asks: question?.thread }
  const link = useLink(wish)
  const words =
    question?.text ??
    (opensTo ? t('shareThing', { thing: opensTo.title }) : t('shareWords', { title: hidesTitle ? '' : title }))
  return (
    <Dialog title={t('title')} onClose={onClose} className="invite">
      <p className="invite-words">{t('words')}</p>
      {thing && <OpensTo thing={thing} isFirst={isThingFirst} onChoose={setThingFirst} />}
      {role !== 'viewer' && <LinkQuestion about={opensTo?.id} question={question} onQuestion={setQuestion} />}
      {'refusal' in link ? (
        <Failed refusal={link.refusal} onAgain={link.again} />
      ) : (
        <SendLink url={link.url} label={t('link')} words={words} />
      )}
      <WhoIsIn />
      <LinkOptions
        {...{ role, showsCart, hidesTitle }}
        onRole={setRole}
        onShowsCart={setShowsCart}
        onHidesTitle={setHidesTitle}
      />
      <details className="invite-fold">
        <summary>{t('qrCode')}</summary>
        <div className="invite-code">
          {'url' in link && link.url !== undefined ? (
            <QrCode text={link.url} label={t('qrCode')} />
          ) : (
            <Skeleton className="invite-code-skeleton" />
          )}
        </div>
        <p className="invite-scan">{t('scan')}</p>
      </details>
      <LinkList after={'url' in link ? link.url : undefined} />
    </Dialog>
  )
}

function Failed({ refusal, onAgain }: { refusal: Refusal; onAgain: () => void }) {
  const { t } = useTranslation('invite')
  const { t: why } = useTranslation('refusals')
  return (
    <div className="spread invite-failed" role="alert">
      <p>{why(refusal.code)}</p>
      <Button size="small" onClick={onAgain}>
        {t('again')}
      </Button>
    </div>
  )
}
