// What is in the bag. The demo shop sells nothing, and says so where one would pay.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { locale } from '#client/locales/words.ts'
import { productAddress } from '#client/rooms/addresses.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Empty } from '#client/ui/empty.tsx'
import { BinIcon, CartIcon } from '#client/ui/icons.tsx'
import { Money } from '#client/ui/money.tsx'
import { Picture } from '#client/ui/picture.tsx'
import { Skeleton } from '#client/ui/skeleton.tsx'
import { Stepper } from '#client/ui/stepper.tsx'
import { priceOf } from '#shared/catalog/price.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import { productIdOf } from '#shared/ids.ts'
import { mostOfOne, setCount } from './bag.ts'
import type { BagLine } from './bag.ts'
import { useBagProducts } from './use-bag-products.ts'
import type { BagProducts } from './use-bag-products.ts'
import { useBag } from './use-bag.ts'
import { variantWords } from './variants.ts'
import './bag-dialog.css'

interface BagDialogProps {
  shop: string | undefined
  onClose: () => void
}

/** The bag: its lines, what they come to, and why they cannot be paid here. */
export function BagDialog({ shop, onClose }: BagDialogProps) {
  const { t } = useTranslation('shop')
  const lines = useBag()
  const known = useBagProducts(
    shop,
    lines.map(({ variantId }) => productIdOf(variantId)),
  )
  const things = lines.map((line) => thingOf(line, known))
  return (
    <Dialog title={t('bag.title')} onClose={onClose} foot={things.length > 0 && <Foot things={things} />}>
      {things.length === 0 && (
        <Empty title={t('bag.empty')} icon={<CartIcon />}>
          {t('bag.emptyWords')}
        </Empty>
      )}
      <ul className="bag">
        {things.map((thing) => (
          <li key={thing.line.variantId}>
            <BagRow thing={thing} shop={shop} onLeave={onClose} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** A line with what is known of its product. */
interface Thing {
  readonly line: BagLine
  /** `gone`: the shop no longer has it. */
  readonly product: Product | 'waiting' | 'gone'
  readonly variant: Variant | undefined
}

function thingOf(line: BagLine, known: BagProducts): Thing {
  const product = known.get(productIdOf(line.variantId)) ?? 'waiting'
  if (typeof product === 'string') return { line, product, variant: undefined }
  const variant = product.variants.find(({ id }) => id === line.variantId)
  return variant ? { line, product, variant } : { line, product: 'gone', variant }
}

function BagRow({ thing, shop, onLeave }: { thing: Thing; shop: string | undefined; onLeave: () => void }) {
  const { t } = useTranslation('shop')
  const { line, product, variant } = thing
  if (product === 'waiting') return <Skeleton className="bag-waiting" />
  const remove = (title: string) => (
    <Button kind="plain" icon={<BinIcon />} onClick={() => setCount(line.variantId, 0)}>
      <span aria-hidden="true">{t('bag.remove')}</span>
      <span className="only-read-out">{t('bag.removeIt', { title })}</span>
    </Button>
  )
  if (product === 'gone' || !variant) {
    return (
      <article className="bag-row">
        <p className="bag-words">{t('bag.gone')}</p>
        {remove(line.variantId)}
      </article>
    )
  }
  const picture = product.pictures[variant.picture ?? 0] ?? product.pictures[0]
  const words = variantWords(variant)
  return (
    <article className="bag-row">
      <Picture title={product.title} {...picture} shownAt="5em" plain className="bag-picture" />
      <p className="bag-words">
        <Link href={productAddress(product.id, shop)} onClick={onLeave}>
          {product.title}
        </Link>
        {words !== '' && <span>{words}</span>}
        {!variant.available && <span>{t('soldOut')}</span>}
      </p>
      <p className="bag-price">
        <Money {...priceOf(product, { amountMinor: variant.amountMinor * line.count })} />
      </p>
      <div className="cluster bag-acts">
        <Stepper
          value={line.count}
          words={line.count.toLocaleString(locale())}
          min={1}
          max={mostOfOne}
          label={t('bag.howMany', { title: product.title })}
          onChange={(count) => setCount(line.variantId, count)}
        />
        {remove(product.title)}
      </div>
    </article>
  )
}

function Foot({ things }: { things: readonly Thing[] }) {
  const { t } = useTranslation('shop')
  const priced = things.flatMap(({ line, product, variant }) =>
    typeof product === 'string' || !variant ? [] : [{ product, amountMinor: variant.amountMinor * line.count }],
  )
  const [first] = priced
  const amountMinor = priced.reduce((sum, one) => sum + one.amountMinor, 0)
  return (
    <div className="stack bag-foot">
      {first && (
        <p className="bag-sum">
          <span>{t('bag.sum')}</span> <Money {...priceOf(first.product, { amountMinor })} />
        </p>
      )}
      <p className="bag-honest">{t('bag.honest')}</p>
    </div>
  )
}
