// Figures as a table: one row for the total and for each period, store and person.
import type { Counts, Figures } from '#shared/desk/figures.ts'
import { csvOf } from '#server/host/csv.ts'

const counted = [
  'asked',
  'counted',
  'inTime',
  'takenBack',
  'notDue',
  'leftAtOnce',
  'answered',
  'suggested',
  'accepted',
] as const satisfies readonly (keyof Counts)[]

/** The figures as CSV. What each column counts is told by the `definitions` of the JSON. */
export function figuresCsv({ from, to, total, periods, stores, people, targetSeconds }: Figures): string {
  const row = (of: string, name: string, period: { from: number; to: number }, counts: Counts) => [
    ...[of, name, instant(period.from), instant(period.to), targetSeconds],
    ...counted.map((figure) => counts[figure]),
  ]
  const all = { from, to }
  return csvOf(
    ['of', 'name', 'from', 'to', 'targetSeconds', ...counted],
    [
      row('total', '', all, total),
      ...periods.map((period) => row('period', '', period, period.counts)),
      ...stores.map(({ store, counts }) => row('store', store ?? '', all, counts)),
      ...(people ?? []).map(({ kind, name, counts }) => row(kind, name ?? '', all, counts)),
    ],
  )
}

function instant(at: number): string {
  return new Date(at).toISOString()
}
