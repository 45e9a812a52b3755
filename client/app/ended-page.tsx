// The room is over for this person. What they had not sent is here for the last time, to be taken along.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shopAddress } from '#client/rooms/addresses.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { forgetRoom } from '#client/rooms/rooms-here.ts'
import { Unsaid } from '#client/rooms/unsaid.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { drafts } from '#client/rooms/compose/drafts.ts'
import { ButtonLink } from '#client/ui/button.tsx'
import { KindPage } from '#client/ui/kind-page.tsx'
import type { Refusal } from '#shared/refusals.ts'
import { RejectedEditList, thingsIn } from './rejected-edit-list.tsx'

/** They left, were taken out, or it was closed. */
export function EndedPage({ refusal }: { refusal: Refusal | undefined }) {
  const { t } = useTranslation('app')
  const { t: why } = useTranslation('refusals')
  const { info, shop } = useRoom()
  useEffect(() => {
    // A damaged room may be repaired, and then this device is in it again.
    if (refusal?.code !== 'room-damaged') forgetRoom(info.id)
  }, [info, refusal])
  const removed = refusal === undefined || refusal.code === 'removed'
  return (
    <KindPage
      title={t(removed ? 'ended.removed' : 'ended.title')}
      action={
        <ButtonLink href={shopAddress(shop.id)} kind="solid">
          {t('backToShop', { shop: shop.name })}
        </ButtonLink>
      }
      things={<NotSent refusal={refusal} />}
    >
      {removed ? t('ended.words') : why(refusal.code)}
    </KindPage>
  )
}

function NotSent({ refusal }: { refusal: Refusal | undefined }) {
  const { t } = useTranslation('kept')
  const room = useRoom()
  const things = thingsIn(useObservable(room.rejectedEdits))
  const [unsent] = useState(() => drafts.textsOf({ roomId: room.info.id, memberId: room.me.get().id }))
  return (
    <>
      {things.length > 0 && (
        <section className="not-kept" aria-labelledby="not-kept-title">
          <h2 id="not-kept-title">{t('title', { count: things.length })}</h2>
          <RejectedEditList things={things} known={refusal?.code} />
        </section>
      )}
      {unsent.map((text) => (
        <Unsaid key={text} text={text} />
      ))}
    </>
  )
}
