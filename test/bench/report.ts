// The figures of a run as tables that people read: a row a measure, a column a server, the goal and whether it is met.
import { targetNames } from './targets/target.ts'
import type { Figures, Measure, Scenario } from './scenario.ts'
import type { TargetName } from './targets/target.ts'

/** The figures of one scenario, by server; a server that failed has its reason instead. */
export interface Result {
  readonly scenario: Scenario
  readonly figures: Readonly<Partial<Record<TargetName, Figures | string>>>
}

/** All tables, as Markdown. */
export function tables(results: readonly Result[]): string {
  return results.map(table).join('\n\n')
}

function table({ scenario, figures }: Result): string {
  const targets = targetNames.filter((name) => figures[name] !== undefined)
  const rows = scenario.measures.map((measure) => [
    measure.what,
    ...targets.map((name) => cell(figures[name], measure)),
    goal(measure, figures.tagalong),
  ])
  const lines = [['', ...targets, 'goal'], ['---', ...targets.map(() => '---'), '---'], ...rows]
  const failed = targets.flatMap((name) => {
    const reason = figures[name]
    return typeof reason === 'string' ? [`\n\n${name}: ${reason}`] : []
  })
  return `### ${scenario.title}\n\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}${failed.join('')}`
}

function cell(figures: Figures | string | undefined, { key, unit }: Measure): string {
  if (typeof figures === 'string') return 'failed'
  const value = figures?.[key]
  return value === undefined ? '–' : `${readable(value)} ${unit}`.trimEnd()
}

function goal({ key, unit, goal: wanted }: Measure, ours: Figures | string | undefined): string {
  if (!wanted) return ''
  const [sign, limit] = 'most' in wanted ? ['≤', wanted.most] : ['≥', wanted.least]
  const value = typeof ours === 'object' ? ours[key] : undefined
  const met = value !== undefined && ('most' in wanted ? value <= limit : value >= limit)
  return `${sign} ${readable(limit)} ${unit}`.trimEnd() + (value === undefined ? '' : met ? ' ✓' : ' ✗')
}

/** Three digits say enough. */
function readable(value: number): string {
  if (Number.isInteger(value) || value >= 100) return Math.round(value).toLocaleString('en')
  return value.toPrecision(value < 1 ? 2 : 3)
}
