import { useTranslation } from 'react-i18next'
import type { DeskBoard, FigureName } from '#shared/desk/figures.ts'
import { waitWords } from '../spoken.ts'
import { useNow } from '../use-now.ts'
import { BoardTable } from './board-table.tsx'
import { Figure } from './figure.tsx'
import { useSee } from './see-context.ts'
import { Share } from './share.tsx'
import { useInTimeWords } from './words.ts'

const heads = ['waiting', 'oldest', 'offered', 'claimed', 'free', 'inTime'] as const

type Row = DeskBoard['stores'][number]

/** Who waits and who is there, by store. The rows add up to the strip. */
export function StoreTable({ board }: { board: DeskBoard }) {
  const { t } = useTranslation('board')
  return (
    <section className="board-part">
      <h2 id="board-stores">{t('byStore')}</h2>
      <BoardTable labelledBy="board-stores" first={t('store')} heads={heads}>
        {board.stores.map((row) => (
          <StoreRow key={row.store ?? ''} row={row} board={board} />
        ))}
      </BoardTable>
    </section>
  )
}

function StoreRow({ row, board }: { row: Row; board: DeskBoard }) {
  const { t } = useTranslation('board')
  const now = useNow()
  const say = useInTimeWords(board.targetSeconds)
  const name = row.store ?? t('noStore')
  const of = { store: row.store ?? '' }
  const title = (figure: string) => `${figure}, ${name}`
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td>
        <Count figure="waiting" count={row.waiting} title={title(t('figure.waiting'))} of={of} />
      </td>
      <td data-late={(row.oldestAt !== null && now - row.oldestAt > board.targetSeconds * 1000) || undefined}>
        {row.oldestAt === null ? '–' : waitWords(now - row.oldestAt)}
      </td>
      <td>
        <Count figure="offered" count={row.offered} title={title(t('figure.offered'))} of={of} />
      </td>
      <td>
        <Count figure="claimed" count={row.claimed} title={title(t('figure.claimed'))} of={of} />
      </td>
      <td>{row.free}</td>
      <td>
        <Figure
          seen={{ figure: 'counted', title: title(t('figure.inTimeToday')), from: board.dayFrom, ...of }}
          part={say.part(row.today)}
          words={say.words(row.today)}
          count={row.today.counted}
          className="figure-end"
        >
          <Share counts={row.today} target={board.targetShare} />
        </Figure>
      </td>
    </tr>
  )
}

interface CountProps {
  figure: FigureName
  count: number
  title: string
  of: { readonly store?: string; readonly person?: string; readonly from?: number }
}

/** A number that leads to its conversations. */
export function Count({ figure, count, title, of }: CountProps) {
  const see = useSee()
  if (count === 0) return <span className="board-zero">0</span>
  return (
    <button type="button" className="board-count" title={title} onClick={() => see({ figure, title, ...of })}>
      {count}
      <span className="only-read-out"> {title}</span>
    </button>
  )
}
