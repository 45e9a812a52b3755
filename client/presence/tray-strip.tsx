// What this person looked at alone, as a strip of small pictures; what they choose, they show.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import type { TrayItem } from '#client/rooms/co-browsing.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { pictureOf, titleOf, variantOf } from '#client/rooms/product-words.ts'
import { useProduct } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CloseIcon } from '#client/ui/icons.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { useShowEverybody } from './show-everybody.ts'
import './tray-strip.css'

declare module '#client/rooms/destination.ts' {
  interface Destinations {
    /** What this person looked at alone. */
    readonly tray: object
  }
}

/** Esc and the cross close it. */
export function TrayStrip({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('presence')
  const coBrowsing = useCoBrowsing()
  const items = useObservable(coBrowsing.tray)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <section
      className="tray"
      aria-labelledby="tray-title"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id="tray-title" tabIndex={-1} ref={head}>
          {t('tray.title')}
        </h2>
        {items.length > 0 && (
          <Button size="small" kind="plain" onClick={() => coBrowsing.clearTray()}>
            {t('tray.clear')}
          </Button>
        )}
        <IconButton label={t('tray.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      <p>{t(items.length > 0 ? 'tray.words' : 'tray.empty')}</p>
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <Item key={item.productId} item={item} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Item({ item }: { item: TrayItem }) {
  const { t } = useTranslation('presence')
  const { products } = useOpenRoom()
  const coBrowsing = useCoBrowsing()
  const navigation = useNavigation()
  const may = useMay()
  const known = useProduct(products, item.productId)
  const title = titleOf(known, item.productId)
  const show = useShow(item, title)
  const picture = pictureOf(known, item.variantId === undefined ? undefined : variantOf(known, item.variantId))
  return (
    <li>
      <button
        type="button"
        className="stack tray-thing"
        title={title}
        onClick={() => navigation.go({ to: 'product', ...item })}
      >
        <Picture title={title} {...picture} shownAt="7.5em" plain />
        <bdi>{title}</bdi>
      </button>
      <IconButton
        size="small"
        className="tray-remove"
        label={t('tray.remove', { title })}
        onClick={() => coBrowsing.clearTray(item.productId)}
      >
        <CloseIcon />
      </IconButton>
      {may.speak && (
        <Button size="small" aria-label={t('tray.showThis', { title })} onClick={show}>
          {t('tray.show')}
        </Button>
      )}
    </li>
  )
}

/** A function that puts the product into the room's talk, and offers to have everybody look at it who is here. */
function useShow(item: TrayItem, title: string): () => void {
  const { t } = useTranslation('presence')
  const { t: why } = useTranslation('refusals')
  const { room } = useOpenRoom()
  const coBrowsing = useCoBrowsing()
  const navigation = useNavigation()
  const showEverybody = useShowEverybody()
  return () => {
    const said = room.talk.say('room', '', { products: [item.productId] })
    if (!said.ok) return toast(why(said.refusal.code))
    coBrowsing.clearTray(item.productId)
    const isAlone = room.presence.here.get().every(({ id }) => id === room.me.get().id)
    const canAsk = !isAlone && !room.presence.hidden.get() && !room.spotlight.state.get()
    const ask = () => {
      navigation.go({ to: 'product', ...item })
      showEverybody()
    }
    return toast(t('tray.shown', { title }), canAsk ? { label: t('showEverybody'), run: ask } : undefined)
  }
}
