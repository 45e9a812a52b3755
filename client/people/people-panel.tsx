// Everybody in the room: who is here, where they are if they show it, and what a host may change.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberView } from '#client/sdk/index.ts'
import { hereAndAway } from '#client/rooms/face.tsx'
import { titleOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import type { ProductId, VariantId } from '#shared/ids.ts'
import { MemberTools } from './member-tools.tsx'
import { Rename } from './rename.tsx'
import './people-panel.css'

interface PeoplePanelProps {
  onOpen: (product: ProductId, variant?: VariantId) => void
  onInvite: (() => void) | undefined
  onClose: () => void
}

/** The list of people. */
export function PeoplePanel({ onOpen, onInvite, onClose }: PeoplePanelProps) {
  const { t } = useTranslation('people')
  const { room } = useOpenRoom()
  const { here, away } = hereAndAway(useWatched(room.members.list))
  const invite = onInvite && (
    <Button kind="solid" wide onClick={onInvite}>
      {t('invite')}
    </Button>
  )
  return (
    <Dialog title={t('title')} onClose={onClose} foot={invite}>
      <div className="people">
        <PeopleList title={t('here')} members={here} onOpen={onOpen} />
        <PeopleList title={t('away')} members={away} onOpen={onOpen} />
      </div>
    </Dialog>
  )
}

type OpenProduct = PeoplePanelProps['onOpen']

function PeopleList({
  title,
  members,
  onOpen,
}: {
  title: string
  members: readonly MemberView[]
  onOpen: OpenProduct
}) {
  if (members.length === 0) return null
  return (
    <section>
      <h3 className="eyebrow">{title}</h3>
      <ul>
        {members.map((member) => (
          <PersonRow key={member.id} member={member} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}

function PersonRow({ member, onOpen }: { member: MemberView; onOpen: OpenProduct }) {
  const { t } = useTranslation('people')
  const [renaming, setRenaming] = useState(false)
  return (
    <li className="person">
      <Avatar name={member.name} colour={member.colour} size="medium" away={!member.here} decorative />
      <div className="person-words">
        {renaming ? (
          <Rename name={member.name} onDone={() => setRenaming(false)} />
        ) : (
          <p className="person-name">
            <bdi>{member.name}</bdi> {member.me && <small>{t('you')}</small>}
          </p>
        )}
        <small>
          {t(`role.${member.role}`)}
          {!member.me && <Where member={member} onOpen={onOpen} />}
        </small>
      </div>
      <MemberTools member={member} onRename={member.me && !renaming ? () => setRenaming(true) : undefined} />
    </li>
  )
}

function Where({ member, onOpen }: { member: MemberView; onOpen: OpenProduct }) {
  const seats = useWatched(useOpenRoom().room.presence.seats)
  const looking = seats.find((seat) => seat.member === member.id && seat.looking?.productId !== undefined)?.looking
  if (looking?.productId === undefined) return null
  return <LookingAt product={looking.productId} variant={looking.variantId} onOpen={onOpen} />
}

function LookingAt({
  product,
  variant,
  onOpen,
}: {
  product: ProductId
  variant: VariantId | undefined
  onOpen: OpenProduct
}) {
  const { t } = useTranslation('people')
  const title = titleOf(useProduct(useOpenRoom().products, product), product)
  return (
    <>
      {' · '}
      {t('lookingAt', { title })}{' '}
      <button type="button" className="person-go" onClick={() => onOpen(product, variant)}>
        {t('showMeThat')}
      </button>
    </>
  )
}
