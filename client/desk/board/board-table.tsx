import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { Defined } from './figure.tsx'
import './tables.css'

/** What a column holds; each has a heading and a definition in the words of the board. */
type Head = 'waiting' | 'oldest' | 'offered' | 'claimed' | 'free' | 'inTime' | 'state' | 'visits' | 'slowest' | 'taken'

interface BoardTableProps {
  /** The id of its title. */
  labelledBy: string
  /** Over the names of the rows. */
  first: string
  heads: readonly Head[]
  children: ReactNode
}

/** A table of the board, whose headings say what they mean. */
export function BoardTable({ labelledBy, first, heads, children }: BoardTableProps) {
  const { t } = useTranslation('board')
  return (
    // What scrolls is reached by the keyboard.
    <div className="board-scroll" tabIndex={0} role="group" aria-labelledby={labelledBy}>
      <table className="board-table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                <Defined words={t(`define.${head}`)}>{t(`head.${head}`)}</Defined>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
