import { useTranslation } from 'react-i18next'
import type { Product } from '#shared/catalog/product.ts'
import './attributes.css'

/** The facts of a product, one a row. */
export function Attributes({ attributes }: { attributes: Product['attributes'] }) {
  const { t } = useTranslation('shop')
  const facts = Object.entries(attributes)
  if (facts.length === 0) return null
  return (
    <table className="shop-attributes">
      <caption>{t('attributes')}</caption>
      <tbody>
        {facts.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
