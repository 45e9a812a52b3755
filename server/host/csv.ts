// Tables as CSV (RFC 4180), safe to be opened in a spreadsheet.

/** What a spreadsheet takes for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/u

/** A file with a row of names. Numbers stay numbers; a text that a spreadsheet would carry out is marked as text. */
export function csvOf(names: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [names, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
