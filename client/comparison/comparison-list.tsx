// The comparisons of the room, to come back to.
import { useTranslation } from 'react-i18next'
import { pictureOf, titleOf } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom, useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import type { ComparisonView } from '#client/sdk/index.ts'
import { Picture } from '#client/ui/picture.tsx'
import './comparison-list.css'

const mostPictures = 4

interface ComparisonListProps {
  /** The one that is in sight. */
  except: string | undefined
}

/** All comparisons but one, the newest first; nothing where there is none. */
export function ComparisonList({ except }: ComparisonListProps) {
  const { t } = useTranslation('compare')
  const { annotations } = useRoom()
  const others = useObservable(annotations.comparisons).filter(({ id }) => id !== except)
  if (others.length === 0) return null
  return (
    <section className="stack comparison-list" aria-label={t('others')}>
      <h3 className="eyebrow">{t('others')}</h3>
      <ul>
        {others.toReversed().map((comparison) => (
          <li key={comparison.id}>
            <Row comparison={comparison} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ comparison: { id, productIds } }: { comparison: ComparisonView }) {
  const { products } = useOpenRoom()
  const navigation = useNavigation()
  const known = useProducts(products, productIds)
  const titles = productIds.map((product, index) => titleOf(known[index] ?? 'loading', product))
  const open = () => navigation.go({ to: 'comparison', comparisonId: id })
  return (
    <button type="button" className="row comparison-row" onClick={open}>
      <span className="picture-row comparison-row-pictures">
        {productIds.slice(0, mostPictures).map((product, index) => {
          const picture = pictureOf(known[index] ?? 'loading')
          return <Picture key={product} title={titles[index] ?? ''} {...picture} shownAt="4em" plain />
        })}
      </span>
      <bdi>{new Intl.ListFormat(document.documentElement.lang, { type: 'conjunction' }).format(titles)}</bdi>
    </button>
  )
}
