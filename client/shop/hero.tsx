import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { productAddress } from '#client/rooms/addresses.ts'
import { Avatar } from '#client/ui/avatar.tsx'
import { Picture } from '#client/ui/picture.tsx'
import type { Product } from '#shared/catalog/product.ts'
import './hero.css'

/** How many pictures the composition is made of. */
const tiles = 4

/** What a shop opens with: a few of its things, two people looking at one of them, and what that is about. */
export function Hero({ products, shop }: { products: readonly Product[]; shop: string | undefined }) {
  const { t } = useTranslation('shop')
  const chosen = oneOfEach(products)
  return (
    <section className="hero" aria-labelledby="hero-title">
      <div className="hero-words">
        <h1 id="hero-title">{t('hero.title')}</h1>
        <p>{t('hero.words')}</p>
      </div>
      <ul className="hero-pictures" data-count={chosen.length}>
        {chosen.map((product, index) => (
          <HeroTile key={product.id} product={product} shop={shop} largest={index === 0} />
        ))}
      </ul>
    </section>
  )
}

function HeroTile({ product, shop, largest }: { product: Product; shop: string | undefined; largest: boolean }) {
  const [picture] = product.pictures
  return (
    <li>
      <Link href={productAddress(product.id, shop)}>
        <Picture title={product.title} alt={product.title} src={picture?.src} tint={picture?.tint} first />
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

/** One product of each department first, then others, as many as the composition takes. */
function oneOfEach(products: readonly Product[]): readonly Product[] {
  const seen = new Set<string>()
  const firsts = products.filter(({ department = '' }) => !seen.has(department) && seen.add(department))
  return [...new Set([...firsts, ...products])].slice(0, tiles)
}
