// Looks for a product of the shop, with what it costs and whether it can be had. What is chosen goes into a suggestion.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { firstVariant } from '#client/rooms/product-words.ts'
import { SearchInput } from '#client/ui/search-input.tsx'
import type { Product } from '#shared/catalog/product.ts'
import { useOpenDesk } from './desk-context.ts'
import { ProductThing, Stock } from './things.tsx'
import { useVisit } from './visit-context.ts'
import './product-finder.css'

const typingPauseMs = 180
const mostFound = 8

/** @param props.onPick called with the variant to suggest. */
export function ProductFinder({ onPick }: { onPick: (variant: string) => void }) {
  const { t } = useTranslation('desk')
  const { products } = useVisit()
  const [words, setWords] = useState('')
  const found = useFound(words)
  return (
    <search className="desk-find">
      <SearchInput label={t('find.label')} value={words} onChange={setWords} />
      {found?.length === 0 && (
        <p className="desk-quiet" role="status">
          {t('find.none')}
        </p>
      )}
      <ul>
        {found?.map((product) => (
          <li key={product.id}>
            <button
              type="button"
              className="desk-hit"
              aria-description={t('find.suggest', { title: product.title })}
              onClick={() => onPick(firstVariant(product).id)}
            >
              <ProductThing products={products} id={product.id}>
                <Stock available={product.variants.some(({ available }) => available)} />
              </ProductThing>
            </button>
          </li>
        ))}
      </ul>
    </search>
  )
}

/** What fits the words; undefined without words. */
function useFound(words: string): readonly Product[] | undefined {
  const { catalogue } = useOpenDesk()
  const { products } = useVisit()
  const [found, setFound] = useState<readonly Product[]>()
  const query = words.trim()
  useEffect(() => {
    if (query === '') {
      setFound(undefined)
      return undefined
    }
    let isCurrent = true
    const timer = setTimeout(async () => {
      const page = await catalogue.search({ query, limit: mostFound })
      if (!isCurrent || !page.ok) return
      products.learn(page.value.products)
      setFound(page.value.products)
    }, typingPauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [query, catalogue, products])
  return found
}
