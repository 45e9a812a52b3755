// Figures by hour of this day, or by day of the last weeks, as a table and as a file.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { locale } from '#client/locales/words.ts'
import { timeWords } from '#client/rooms/when.ts'
import { Button } from '#client/ui/button.tsx'
import { saveFile } from '#client/ui/save-file.ts'
import { toast } from '#client/ui/toasts.tsx'
import type { Counts, Figures } from '#shared/desk/figures.ts'
import { useOpenDesk } from '../desk-context.ts'
import { BoardOutline } from './board-outline.tsx'
import { Defined, Figure } from './figure.tsx'
import { PrivacyLine } from './live-board.tsx'
import { Share } from './share.tsx'
import { Count } from './store-table.tsx'
import { readerZone } from './use-board.ts'
import { useInTimeWords } from './words.ts'
import './tables.css'

/** How many days are shown. */
const daysShown = 28

export function ByPeriod({ by }: { by: 'hour' | 'day' }) {
  const { t } = useTranslation('board')
  const { t: because } = useTranslation('refusals')
  const { board, desk } = useOpenDesk()
  const [figures, setFigures] = useState<Figures>()
  const [wish] = useState(() => {
    const from = new Date(desk.now())
    from.setHours(0, 0, 0, 0)
    if (by === 'day') from.setDate(from.getDate() - daysShown + 1)
    return { from: from.getTime(), to: Math.ceil(desk.now()) + 1, by, zone: readerZone() }
  })
  useEffect(() => {
    void board.figures(wish).then((found) => {
      if (found.ok) setFigures(found.value)
      else toast(because(found.refusal.code))
    })
  }, [board, wish, because])
  const save = async () => {
    const file = await board.figuresFile(wish)
    if (!file.ok) return toast(because(file.refusal.code))
    return saveFile(new File([file.value], `desk-by-${by}.csv`, { type: 'text/csv' }))
  }
  if (!figures) return <BoardOutline />
  // The hours of the night, in which nobody asked, are left out at the beginning.
  const first = figures.periods.findIndex(({ counts }) => counts.asked > 0)
  const rows = figures.periods
    .slice(Math.max(0, first))
    .map(({ from, to, counts }) => ({ name: nameOf(from, by), from, to, counts }))
  return (
    <div className="board-periods">
      <div className="spread board-file">
        <p>{t(`period.${by}`, { count: daysShown })}</p>
        <Button size="small" onClick={() => void save()}>
          {t('save')}
        </Button>
      </div>
      <Periods figures={figures} title={t(`view.${by}`)} rows={rows} />
      <Periods
        figures={figures}
        title={t('byStore')}
        rows={figures.stores.map(({ store, counts }) => ({
          ...{ name: store ?? t('noStore'), counts, from: wish.from, to: wish.to, store: store ?? '' },
        }))}
      />
      {figures.people && (
        <Periods
          figures={figures}
          title={t('byPerson')}
          rows={figures.people.map(({ kind, id, name, counts }) => ({
            ...{ name: name ?? t(`rowOf.${kind}`), counts, from: wish.from, to: wish.to, person: id ?? 'nobody' },
          }))}
        />
      )}
      <PrivacyLine privacy={figures.privacy} />
    </div>
  )
}

interface PeriodRow {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly counts: Counts
  readonly store?: string
  readonly person?: string
}

const columns = ['asked', 'answered', 'takenBack', 'leftAtOnce'] as const
const columnWords = {
  asked: 'asked',
  answered: 'answered',
  takenBack: 'takenBackAll',
  leftAtOnce: 'leftAtOnceAll',
} as const

function Periods({ figures, title, rows }: { figures: Figures; title: string; rows: readonly PeriodRow[] }) {
  const { t } = useTranslation('board')
  const say = useInTimeWords(figures.targetSeconds)
  return (
    <section className="board-part">
      <h2>{title}</h2>
      <div className="board-scroll" tabIndex={0} role="group" aria-label={title}>
        <table className="board-table">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <Defined words={t(`define.${columnWords[column]}`)}>{t(`figure.${column}`)}</Defined>
                </th>
              ))}
              <th scope="col">
                <Defined words={t('define.taken')}>{t('head.taken')}</Defined>
              </th>
              <th scope="col">
                <Defined words={t('define.inTime')}>{t('head.inTime')}</Defined>
              </th>
            </tr>
          </thead>
          <tbody>
            {[...rows, { name: t('all'), from: figures.from, to: figures.to, counts: figures.total }].map(
              ({ name, counts, ...of }, index) => (
                <tr key={index} data-all={index === rows.length || undefined}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  {columns.map((column) => (
                    <td key={column}>
                      <Count
                        figure={column}
                        count={counts[column]}
                        title={`${t(`figure.${column}`)}, ${name}`}
                        of={of}
                      />
                    </td>
                  ))}
                  <td>{counts.suggested === 0 ? '–' : t('ofAll', { part: counts.accepted, all: counts.suggested })}</td>
                  <td>
                    <Figure
                      seen={{ figure: 'counted', title: `${t('figure.inTime')}, ${name}`, ...of }}
                      part={say.part(counts)}
                      words={say.words(counts)}
                      count={counts.counted}
                      className="figure-end"
                    >
                      <Share counts={counts} target={figures.targetShare} />
                    </Figure>
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function nameOf(from: number, by: 'hour' | 'day'): string {
  if (by === 'hour') return timeWords(from)
  return new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'short' }).format(from)
}
