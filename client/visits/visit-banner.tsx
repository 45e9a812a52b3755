// Who of the store is here, what they see, and how that is ended: across the page, for every member, as long as it is so.
import { Fragment, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '#client/rooms/moments.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { titleOf } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { timeWords } from '#client/rooms/when.ts'
import { Button } from '#client/ui/button.tsx'
import { classes } from '#client/ui/classes.ts'
import { lazyPart } from '#client/ui/lazy.ts'
import { CheckIcon, EyeOffIcon, NextIcon } from '#client/ui/icons.tsx'
import { scopeParts } from '#shared/visits/scope.ts'
import type { ScopePart } from '#shared/visits/scope.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { CarriedOver } from './carried-over.tsx'
import { productOf, useAboutOf } from './about.ts'
import { StaffFace } from './staff-face.tsx'
import { useCalling } from './use-calling.ts'
import { useVisitAnnouncer } from './use-visit-announcer.ts'
import './visit-banner.css'

const GuestBands = lazyPart(async () => (await import('./guest-band.tsx')).GuestBands)

/** One for each associate who is here. */
export function VisitBanners() {
  const visits = useObservable(useRoom().store.visits)
  useVisitAnnouncer()
  return visits
    .filter(({ endedAt }) => endedAt === null)
    .map((visit) => (
      <Fragment key={visit.id}>
        <VisitBanner visit={visit} />
        {visit.guests.length > 0 && (
          <Suspense>
            <GuestBands visit={visit} />
          </Suspense>
        )}
        <CarriedOver visit={visit} />
      </Fragment>
    ))
}

function VisitBanner({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const { shop } = useRoom()
  const { name, store } = visit.associate
  return (
    <section className="visit-banner" aria-label={t('banner.label', { name })}>
      <StaffFace associate={visit.associate} size="large" />
      <p className="visit-who">
        <b>
          <bdi>{name}</bdi> <span>{store === null ? shop.name : t('banner.from', { shop: shop.name, store })}</span>
        </b>
        <Times visit={visit} />
      </p>
      <Sees visit={visit} />
      <Acts visit={visit} />
    </section>
  )
}

/** A visit that soon ends by itself says so on a phone, too. */
const soonMs = 5 * 60_000

function Times({ visit: { startedAt, endsAt } }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const now = useNow(endsAt === null ? undefined : endsAt - soonMs)
  const isSoon = endsAt !== null && endsAt - now <= soonMs
  return (
    <small>
      <span className="visit-since">{t('banner.since', { time: timeWords(startedAt) })}</span>
      {endsAt !== null && (
        <span className={classes('visit-ends', isSoon && 'visit-ends-soon')}>
          {t('banner.ends', { time: timeWords(endsAt) })}
        </span>
      )}
    </small>
  )
}

/** What they see and what they do not, by name; for who may change it, the button to do so. */
function Sees({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const navigation = useNavigation()
  const mayChange = useMayChange(visit)
  const { name } = visit.associate
  const chips = <Chips visit={visit} />
  if (!mayChange)
    return (
      <div className="visit-sees">
        <span className="visit-sees-label">{t('banner.sees')}</span> {chips}
      </div>
    )
  return (
    <button
      type="button"
      className="visit-sees"
      onClick={() => navigation.go({ to: 'visit-scope', visitId: visit.id })}
    >
      <span className="visit-sees-label">{t('banner.sees')}</span> {chips}{' '}
      <span className="visit-change">
        <span>{t('banner.change', { name })}</span>
        <NextIcon />
      </span>
    </button>
  )
}

function Chips({ visit }: { visit: Visit }) {
  const { products } = useOpenRoom()
  const { t } = useTranslation('visits')
  const about = productOf(useAboutOf(visit))
  const [known = 'loading'] = useProducts(products, about === undefined ? [] : [about])
  const granted = new Set(visit.scope)
  const wordsOf = (part: ScopePart) => {
    if (part === 'product') return about === undefined ? t('banner.product') : titleOf(known, about)
    return t(granted.has(part) ? `banner.${part}` : `banner.not.${part}`)
  }
  const chips = scopeParts
    .filter((part) => part !== 'product' || about !== undefined || granted.has('product'))
    .map((part) => {
      const isGranted = granted.has(part)
      return (
        <span key={part} className={classes('visit-chip', !isGranted && 'visit-chip-not')}>
          {isGranted ? <CheckIcon /> : <EyeOffIcon />}
          <bdi>
            {part === 'product' && !isGranted ? t('banner.not.product', { title: wordsOf(part) }) : wordsOf(part)}
          </bdi>
        </span>
      )
    })
  if (!visit.showsEarlier) return chips
  const earlier = (
    <span key="earlier" className="visit-chip">
      <CheckIcon />
      <bdi>{t('earlier.sees')}</bdi>
    </span>
  )
  return [...chips, earlier]
}

function Acts({ visit }: { visit: Visit }) {
  const { t } = useTranslation('visits')
  const { store, me } = useRoom()
  // Never disabled while it is on its way: a person at the keyboard would lose the focus.
  const { call } = useCalling()
  const mayEnd = useMayChange(visit)
  const isLeftOut = visit.leftOut.includes(useObservable(me).id)
  return (
    <div className="row visit-acts">
      <Button size="small" onClick={() => void call(store.leaveOut(visit.id, !isLeftOut))}>
        {t(isLeftOut ? 'banner.showAgain' : 'banner.leaveOut')}
      </Button>
      {mayEnd && (
        <Button size="small" onClick={() => void call(store.end(visit.id))}>
          {t('banner.end')}
        </Button>
      )}
    </div>
  )
}

/** Whether this member asked, or is a host: who may narrow what is seen, and end it. */
export function useMayChange({ asker }: Pick<Visit, 'asker'>): boolean {
  const me = useObservable(useRoom().me)
  return me.id === asker || me.role === 'host'
}
