// From when until when a sale is: ISO 8601, with the zone or without (UTC then, as Google reads it).

const day = /^\d{4}-\d{2}-\d{2}$/
const moment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const dayMs = 24 * 60 * 60_000

/** Milliseconds since 1970; undefined where the text is no date. @param isEnd a day alone ends when it is over. */
export function instantOf(text: string, isEnd: boolean): number | undefined {
  const trimmed = text.trim()
  if (day.test(trimmed)) {
    const start = Date.parse(`${trimmed}T00:00:00Z`)
    return Number.isNaN(start) ? undefined : start + (isEnd ? dayMs : 0)
  }
  const match = moment.exec(trimmed)
  if (!match) return undefined
  const zone = match[1]?.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  const local = trimmed.replace(' ', 'T').replace(/\s*(Z|[+-]\d{2}:?\d{2})$/i, '')
  const at = Date.parse(`${local}${zone ?? 'Z'}`)
  return Number.isNaN(at) ? undefined : at
}

/** The two ends of `2026-11-01T00:00-0800/2026-11-30T23:59-0800`. */
export function endsOf(interval: string): { readonly from?: string; readonly until?: string } {
  const [from = '', until = ''] = interval.split('/')
  return {
    ...(from.trim() === '' ? {} : { from: from.trim() }),
    ...(until.trim() === '' ? {} : { until: until.trim() }),
  }
}
