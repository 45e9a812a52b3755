import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { productAddress } from '#client/rooms/addresses.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { Product } from '#shared/catalog/product.ts'
import './hero.css'

/** How many pictures the composition is made of. */
const tiles = 3

/** What a shop opens with: a few of its things, two people looking at one of them, and what that is about. */
export function Hero({ products, shop }: { products: readonly Product[]; shop: string | undefined }) {
  const { t } = useTranslation('shop')
  const chosen = composed(products)
  return (
    <section className="stack hero" aria-labelledby="hero-title">
      <div className="stack hero-words">
        <h1 id="hero-title">{t('hero.title')}</h1>
        <p>{t('hero.words')}</p>
      </div>
      {chosen.length === tiles && (
        <ul className="hero-pictures">
          {chosen.map((product, index) => (
            <HeroTile key={product.id} product={product} shop={shop} largest={index === 0} />
          ))}
        </ul>
      )}
    </section>
  )
}

function HeroTile({ product, shop, largest }: { product: Product; shop: string | undefined; largest: boolean }) {
  const [picture] = product.pictures
  return (
    <li>
      <Link href={productAddress(product.id, shop)}>
        <Picture
          title={product.title}
          {...picture}
          alt={product.title}
          shownAt={largest ? '(min-width: 60em) 36vw, 66vw' : '(min-width: 60em) 18vw, 33vw'}
          first
        />
      </Link>
      {largest && <TwoLooking />}
    </li>
  )
}

/** Two people at the same picture: drawn, not meant to be read. */
function TwoLooking() {
  return (
    <div className="hero-two" aria-hidden="true">
      <span className="hero-pin hero-pin-first">
        <Avatar name="A" colour={1} decorative />
      </span>
      <span className="hero-pin hero-pin-second">
        <Avatar name="M" colour={2} decorative />
      </span>
    </div>
  )
}

/**
 * One product of each department first, then others. Never a department's first one while there are others: that one stands
 * for it below.
 */
function composed(products: readonly Product[]): readonly Product[] {
  const covers = firstOfEach(products)
  const others = products.filter((product) => !covers.includes(product))
  return [...new Set([...firstOfEach(others), ...others, ...covers])].slice(0, tiles)
}

function firstOfEach(products: readonly Product[]): readonly Product[] {
  const seen = new Set<string>()
  return products.filter(({ department = '' }) => !seen.has(department) && seen.add(department))
}
