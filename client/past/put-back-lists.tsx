// What is put back, and what stays as it is: thing by thing, with the reason.
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import type { Products } from '#client/rooms/products.ts'
import type { Room } from '#client/sdk/index.ts'
import type { Restored } from '#client/sdk/past-difference.ts'
import { productIdOf } from '#shared/ids.ts'
import { putBackOf } from './put-back.ts'
import type { PutBack } from './put-back.ts'

interface ListProps {
  room: Room
  products: Products
}

/** What putting back would change. */
export function Foreseen({ foreseen, when, ...shop }: ListProps & { foreseen: Restored; when: string }) {
  const { t } = useTranslation('past')
  const plan = putBackOf(foreseen.restored)
  const title = useTitles(
    shop.products,
    plan.map(({ of }) => of),
  )
  if (plan.length === 0)
    return (
      <>
        <p>{t('putBack.nothing')}</p>
        <LeftAsItIs left={foreseen.left} {...shop} />
      </>
    )
  return (
    <>
      <p className="put-back-soft">{t('putBack.when', { when })}</p>
      <h3>{t('putBack.will')}</h3>
      <ul className="stack put-back-list">
        {plan.map((each, index) => (
          <li key={index}>
            {each.of !== '' && (
              <b>
                <bdi>{title(each.of)}</bdi>
              </b>
            )}{' '}
            <Words of={each} />
          </li>
        ))}
      </ul>
      <p className="put-back-soft">{t('putBack.safe')}</p>
      {foreseen.left.length > 0 && (
        <details>
          <summary>{t('putBack.left', { count: foreseen.left.length })}</summary>
          <LeftList left={foreseen.left} {...shop} />
        </details>
      )}
    </>
  )
}

function Words({ of }: { of: PutBack }) {
  const { t } = useTranslation('past')
  switch (of.kind) {
    case 'lane':
      return t('putBack.lane', { lane: of.lane })
    case 'want':
      return t('putBack.want', { then: of.then })
    case 'opinion':
      return t('putBack.opinion', { verdict: of.verdict })
    case 'note':
    case 'annotation':
      return t(`putBack.${of.kind}`)
    default:
      return of satisfies never
  }
}

/** What was not put back, and why; nothing where all was. */
export function LeftAsItIs({ left, ...shop }: ListProps & { left: Restored['left'] }) {
  const { t } = useTranslation('past')
  if (left.length === 0) return null
  return (
    <>
      <h3>{t('putBack.left', { count: left.length })}</h3>
      <LeftList left={left} {...shop} />
    </>
  )
}

function LeftList({ left, room, products }: ListProps & { left: Restored['left'] }) {
  const { t } = useTranslation('past')
  const { t: whyNot } = useTranslation('refusals')
  const things = left.map(({ document, key }) => (document === 'cart' ? (key.split('/')[0] ?? '') : ''))
  const title = useTitles(products, things)
  const ownerOf = (key: string) => nameOf(room, key.split('/')[1] ?? '', '')
  return (
    <ul className="stack put-back-list">
      {left.map(({ root, key, why, refusal }, index) => (
        <li key={`${root} ${key}`}>
          {things[index] !== '' && (
            <b>
              <bdi>{title(things[index] ?? '')}</bdi>{' '}
            </b>
          )}
          {why === 'of-others' && ownerOf(key) !== ''
            ? t('putBack.ofSomebody', { name: ownerOf(key) })
            : why === 'not-allowed' && refusal
              ? whyNot(refusal.code)
              : t(`putBack.why.${why}`)}
        </li>
      ))}
    </ul>
  )
}

/** A function that names lines and products. */
function useTitles(products: Products, things: readonly string[]): (thing: string) => string {
  const ids = [...new Set(things.map(productIdOf))].filter((id) => id !== '')
  useProducts(products, ids)
  return (thing) => {
    const known = products.get(productIdOf(thing))
    const words = variantWords(variantOf(known, thing))
    const title = titleOf(known, productIdOf(thing))
    return words === '' ? title : `${title} (${words})`
  }
}
