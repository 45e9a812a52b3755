// Beside the picture: what it is, what it costs, which one, what we think, and "I want one".
import { useTranslation } from 'react-i18next'
import { useMay, wantedBy } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useIsStoreOffered } from '#client/rooms/store-visits.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { PriceNotes } from '#client/rooms/price-notes.tsx'
import { variantWords } from '#client/rooms/product-words.ts'
import { locale } from '#client/locales/words.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckIcon, CompareIcon, PinIcon, StarIcon, StoreIcon } from '#client/ui/icons.tsx'
import { Money } from '#client/ui/money.tsx'
import { toast } from '#client/ui/toasts.tsx'
import { priceOf } from '#shared/catalog/price.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import { lineIdOf } from '#shared/ids.ts'
import type { ProductId } from '#shared/ids.ts'
import { useMarking } from './marking.tsx'
import { FactsLinks, sectionIds } from './facts-links.tsx'
import { Opinions } from './opinions.tsx'
import { VariantChoice } from './variant-choice.tsx'
import './facts.css'

interface FactsProps {
  product: Product
  variant: Variant
  onVariant: (variant: string) => void
}

/** The words of the stage. */
export function Facts({ product, variant, onVariant }: FactsProps) {
  return (
    <div className="facts">
      <div className="stack facts-main">
        <ProductHead product={product} variant={variant} />
        <VariantChoice product={product} variant={variant} onChoose={({ id }) => onVariant(id)} />
        <div className="cluster want-row">
          <WantOne product={product} variant={variant} />
          <CompareWith product={product.id} />
          <Several product={product} />
          <AskStore variant={variant} product={product.id} />
        </div>
      </div>
      <Opinions product={product} variant={variant} aside={<NoteOnThis variant={variant} />} />
      <FactsLinks product={product} />
    </div>
  )
}

/** The way to want several variants at once. */
function Several({ product }: { product: Product }) {
  const { t } = useTranslation('stage')
  const may = useMay()
  const navigation = useNavigation()
  if (!may.edit || product.variants.length < 2) return null
  return (
    <Button
      kind="plain"
      size="small"
      className="want-several"
      onClick={() => navigation.go({ to: 'sizes', productId: product.id })}
    >
      {t('sizes.open')}
    </Button>
  )
}

/** The way to somebody of the store, about what is shown. */
function AskStore({ product, variant }: { product: ProductId; variant: Variant }) {
  const { t } = useTranslation('stage')
  const may = useMay()
  const navigation = useNavigation()
  if (!useIsStoreOffered() || !may.speak || !navigation.leadsTo('ask-store')) return null
  return (
    <Button
      kind="plain"
      size="small"
      icon={<StoreIcon />}
      onClick={() => navigation.go({ to: 'ask-store', productId: product, variantId: variant.id })}
    >
      {t('askStore')}
    </Button>
  )
}

/** A note on the variant that is chosen, such as "only this colour is washable". */
function NoteOnThis({ variant }: { variant: Variant }) {
  const { t } = useTranslation('stage')
  const may = useMay()
  const marking = useMarking()
  if (!may.speak) return null
  return (
    <Button
      kind="plain"
      size="small"
      className="note-on-this"
      icon={<PinIcon />}
      onClick={() => marking.write({ anchor: { on: 'variant', variantId: variant.id } })}
    >
      {t('marks.noteOnThis')}
    </Button>
  )
}

/** Brand, name and price. */
export function ProductHead({ product, variant }: { product: Product; variant: Variant }) {
  return (
    <div>
      {product.brand !== undefined && (
        <p className="eyebrow">
          <bdi>{product.brand}</bdi>
        </p>
      )}
      <h2>
        <bdi>{product.title}</bdi>
      </h2>
      <Price product={product} variant={variant} />
    </div>
  )
}

function Price({ product, variant }: { product: Product; variant: Variant }) {
  const { t } = useTranslation('stage')
  const { t: ui } = useTranslation('ui')
  const { compareAtMinor: before } = variant
  return (
    <p className="price">
      <span className="price-now">
        <Money {...priceOf(product, variant)} />
      </span>
      {before !== undefined && before > variant.amountMinor && (
        <s>
          <span className="only-read-out">{t('before')} </span>
          <Money {...priceOf(product, { amountMinor: before })} />
        </s>
      )}
      <PriceNotes product={product} variant={variant} />
      {product.rating && product.rating.count > 0 && (
        <span className="price-rating" role="img" aria-label={ui('rating', product.rating)}>
          <StarIcon /> {oneDecimal().format(product.rating.average)} <span>({product.rating.count})</span>
        </span>
      )}
      {!variant.available && <span className="price-sold-out">{t('soldOut')}</span>}
    </p>
  )
}

function oneDecimal(): Intl.NumberFormat {
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** "I want one", beside how many one wants already; on a phone also beside the price, in the bar within reach of the thumb. */
function WantOne({ product, variant }: { product: Product; variant: Variant }) {
  const { t } = useTranslation('stage')
  const room = useRoom()
  const may = useMay()
  const me = useObservable(room.me)
  const { lines } = useObservable(room.cart.view)
  const line = lines.find(({ id }) => id === lineIdOf(variant.id))
  const mine = line ? wantedBy(line, me.id) : 0
  if (!may.edit) return <p className="facts-no">{t(may.speak ? 'advisorNote' : 'viewerNote')}</p>
  const want = () => {
    const added = line && mine > 0 ? room.cart.want(line.id, mine + 1) : room.cart.add(variant.id, { count: 1 })
    if (!added.ok) toast(t('notAdded'))
  }
  return (
    <div className="want-bar">
      <p className="want-bar-price" aria-hidden="true">
        <b>
          <Money {...priceOf(product, variant)} />
        </b>
        {mine === 0 && <bdi>{variantWords(variant)}</bdi>}
      </p>
      {mine > 0 && (
        <p className="want-one-mine" key={mine}>
          <CheckIcon /> {t('youWant', { count: mine })}
        </p>
      )}
      <Button kind="solid" size="large" className="want-one" onClick={want}>
        {mine > 0 ? t('oneMore') : t('wantOne')}
      </Button>
    </div>
  )
}

/** The way to a comparison: of this with others, or to one that is there. */
function CompareWith({ product }: { product: ProductId }) {
  const { t } = useTranslation('stage')
  const { annotations } = useRoom()
  const may = useMay()
  const navigation = useNavigation()
  const hasSome = useObservable(annotations.comparisons).length > 0
  if (!may.speak && !hasSome) return null
  return (
    <Button
      size="large"
      className="want-compare"
      icon={<CompareIcon />}
      onClick={() => navigation.go({ to: 'choosing', products: [product] })}
    >
      {t('compareWith')}
    </Button>
  )
}

/** What the shop says about the product. */
export function More({ product }: { product: Product }) {
  const { t } = useTranslation('stage')
  const attributes = Object.entries(product.attributes)
  if (product.description === '' && attributes.length === 0) return null
  return (
    <div className="facts-more">
      {product.description !== '' && (
        <section id={sectionIds.about} tabIndex={-1}>
          <h3 className="eyebrow">{t('about')}</h3>
          <p dir="auto">{product.description}</p>
        </section>
      )}
      {attributes.length > 0 && (
        <section id={sectionIds.details} tabIndex={-1}>
          <h3 className="eyebrow">{t('details')}</h3>
          <dl>
            {attributes.map(([name, value]) => (
              <div key={name}>
                <dt>
                  <bdi>{name}</bdi>
                </dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}
