// The one question before a room: what the others should call you.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomHere } from '#client/rooms/rooms-here.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Field } from '#client/ui/field.tsx'
import { PlusIcon } from '#client/ui/icons.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { Product, Variant } from '#shared/catalog/product.ts'
import type { Refusal } from '#shared/refusals.ts'
import { RoomWords } from './my-rooms.tsx'
import { UnrememberedNote } from './unremembered-note.tsx'
import { VariantPrice } from './price.tsx'
import { useNameForm } from './name-field.tsx'
import { useRoomsCode } from './use-rooms-code.ts'
import { useEnterRoom } from './use-enter-room.ts'
import type { EnterRoom } from './use-enter-room.ts'
import { variantWords } from './variants.ts'
import { whyNot } from './why-not.ts'
import './call.css'
import './together-sheet.css'

interface TogetherSheetProps {
  product: Product
  variant: Variant
  shopId: string
  rooms: readonly RoomHere[]
  /** What was pressed: it comes first, the other below. */
  first: 'start' | 'add'
  onClose: () => void
}

/** Starts a room with the product, or adds it to one of this device's. */
export function TogetherSheet({ product, variant, shopId, rooms, first, onClose }: TogetherSheetProps) {
  const { t } = useTranslation('shop')
  const enter = useEnterRoom(product, variant)
  const [refused, setRefused] = useState<Refusal>()
  useRoomsCode()
  const run = async (entering: Promise<Refusal | undefined>) => {
    setRefused(undefined)
    setRefused(await entering)
  }
  const start = (
    <StartForm
      enter={enter}
      asksFirst={first === 'start'}
      onStart={(person) => void run(enter.start(person, shopId))}
    />
  )
  const add = rooms.length > 0 && <RoomChoice rooms={rooms} onChoose={(roomId) => void run(enter.add(roomId))} />
  return (
    <Dialog title={t(first === 'start' ? 'together.start' : 'together.addToMine')} size="small" onClose={onClose}>
      <div className="together-sheet">
        <Thing product={product} variant={variant} />
        {refused && (
          <p className="shop-refused" role="alert">
            {t(whyNot(refused))}
          </p>
        )}
        {first === 'start' ? start : add}
        {add && (
          <section className="stack together-other" aria-labelledby="together-other-title">
            <h3 id="together-other-title">{t(first === 'start' ? 'together.orAdd' : 'together.orOpen')}</h3>
            {first === 'start' ? add : start}
          </section>
        )}
      </div>
    </Dialog>
  )
}

function Thing({ product, variant }: { product: Product; variant: Variant }) {
  const picture = product.pictures[variant.picture ?? 0] ?? product.pictures[0]
  const words = variantWords(variant)
  return (
    <div className="row together-thing">
      <Picture title={product.title} {...picture} shownAt="4em" plain />
      <p>
        <strong>{product.title}</strong>
        {words !== '' && <span>{words}</span>}
        <VariantPrice product={product} variant={variant} />
      </p>
    </div>
  )
}

interface StartFormProps {
  enter: EnterRoom
  /** The sheet was opened to answer this one question. */
  asksFirst: boolean
  onStart: (person: { name: string; title: string }) => void
}

function StartForm({ enter, asksFirst, onStart }: StartFormProps) {
  const { t } = useTranslation('shop')
  const [title, setTitle] = useState('')
  const { field, onSubmit } = useNameForm({ asksFirst, onName: (name) => onStart({ name, title: title.trim() }) })
  return (
    <form onSubmit={onSubmit} noValidate>
      {field}
      <Field
        label={t('together.title')}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        placeholder={t('together.titleExample')}
        maxLength={80}
        autoComplete="off"
        enterKeyHint="go"
      />
      <Button type="submit" kind="call" size="large" wide aria-disabled={enter.busy}>
        {enter.busy ? t('together.starting') : t('together.open')}
      </Button>
      <p className="together-next">{t('together.next')}</p>
      <UnrememberedNote />
    </form>
  )
}

function RoomChoice({ rooms, onChoose }: { rooms: readonly RoomHere[]; onChoose: (roomId: string) => void }) {
  return (
    <ul className="grid room-list">
      {rooms.map((room) => (
        <li key={room.session.roomId}>
          <button type="button" className="room-link" onClick={() => onChoose(room.session.roomId)}>
            <RoomWords room={room} />
            <PlusIcon />
          </button>
        </li>
      ))}
    </ul>
  )
}
