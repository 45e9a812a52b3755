import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { Picture } from '#client/ui/picture.tsx'
import type { Departments as Listed } from '#shared/catalog/contracts.ts'
import { departmentWords } from './department-words.ts'
import { departmentAddress } from './wish.ts'
import './departments.css'

type Department = Listed['departments'][number]

/** The shop's departments, each with a picture of what is in it. */
export function Departments({ departments, shop }: { departments: readonly Department[]; shop: string | undefined }) {
  const { t } = useTranslation('shop')
  return (
    <section className="stack shop-departments" aria-labelledby="departments-title">
      <h2 id="departments-title">{t('departments.title')}</h2>
      <ul>
        {departments.map((department) => (
          <li key={department.name}>
            <DepartmentTile department={department} shop={shop} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DepartmentTile({
  department: { name, title = name, products, cover },
  shop,
}: {
  department: Department
  shop: string | undefined
}) {
  const { t } = useTranslation('shop')
  return (
    <Link href={departmentAddress(name, shop)} className="stack shop-department">
      <Picture title={title} {...cover} shownAt="(min-width: 60em) 22vw, 50vw" plain />
      <span className="stack shop-department-words">
        <span className="shop-department-name">{departmentWords(title)}</span>
        <span className="shop-department-count">{t('count', { count: products })}</span>
      </span>
    </Link>
  )
}
