import { useTranslation } from 'react-i18next'
import type { DeskBoard } from '#shared/desk/figures.ts'
import { CapacityBars } from '../desk-bar.tsx'
import { waitWords } from '../spoken.ts'
import { StaffFace } from '../staff-face.tsx'
import { useNow } from '../use-now.ts'
import { BoardTable } from './board-table.tsx'
import { Figure } from './figure.tsx'
import { useSee } from './see-context.ts'
import { Share } from './share.tsx'
import { useInTimeWords } from './words.ts'

const heads = ['state', 'visits', 'slowest', 'taken', 'inTime'] as const

type Row = NonNullable<DeskBoard['people']>[number]

/** Who is there and how it goes, by person, where the shop wants that at all. */
export function PeopleTable({ board }: { board: DeskBoard }) {
  const { t } = useTranslation('board')
  if (board.people === null) return null
  return (
    <section className="board-part">
      <div className="spread">
        <h2 id="board-people">{t('byPerson')}</h2>
        <small>{t('onAndAway', { on: board.claimed.on, away: board.claimed.away })}</small>
      </div>
      <BoardTable labelledBy="board-people" first={t('name')} heads={heads}>
        {board.people.map((row) => (
          <PersonRow key={row.id ?? row.kind} row={row} board={board} />
        ))}
      </BoardTable>
    </section>
  )
}

function PersonRow({ row, board }: { row: Row; board: DeskBoard }) {
  const { t } = useTranslation('board')
  const see = useSee()
  const say = useInTimeWords(board.targetSeconds)
  const { id, name, picture, today } = row
  const shown = name ?? t(`rowOf.${row.kind}`)
  const of = { person: id ?? 'nobody', from: board.dayFrom }
  const title = (figure: string) => `${figure}, ${shown}`
  return (
    <tr>
      <th scope="row">
        <span className="row board-person">
          {name !== null && <StaffFace member={{ name, picture }} />}
          <bdi>{shown}</bdi>
        </span>
      </th>
      <td>{id !== null && <State row={row} />}</td>
      <td>
        {id !== null && (
          <span className="row board-visits">
            <CapacityBars taken={row.claimed} capacity={row.capacity} />
            <span className="only-read-out">{t('visitsOf', { taken: row.claimed, all: row.capacity })}</span>
          </span>
        )}
      </td>
      <td>
        <Slowest since={row.slowestSince} late={board.targetSeconds} />
      </td>
      <td>
        {today.suggested === 0 ? (
          <span className="board-zero">–</span>
        ) : (
          <button
            type="button"
            className="board-count"
            onClick={() => see({ figure: 'suggested', title: title(t('head.taken')), ...of })}
          >
            {t('ofAll', { part: today.accepted, all: today.suggested })}
          </button>
        )}
      </td>
      <td>
        <Figure
          seen={{ figure: 'counted', title: title(t('figure.inTimeToday')), ...of }}
          part={say.part(today)}
          words={say.words(today)}
          count={today.counted}
          className="figure-end"
        >
          <Share counts={today} target={board.targetShare} />
        </Figure>
      </td>
    </tr>
  )
}

function State({ row: { availability, isOn } }: { row: Row }) {
  const { t: desk } = useTranslation('desk')
  const { t } = useTranslation('board')
  const is = availability === 'on' && !isOn ? 'gone' : availability
  return (
    <span className="board-state" data-is={is}>
      <i aria-hidden="true" />
      {is === 'gone' ? t('unreachable') : desk(`availability.${is}`)}
    </span>
  )
}

function Slowest({ since, late }: { since: number | null; late: number }) {
  const now = useNow()
  if (since === null) return <span className="board-zero">–</span>
  return <span data-late={now - since > late * 1000 || undefined}>{waitWords(now - since)}</span>
}
