// The log as a person at a terminal reads it: the time, how grave it is, and what happened.

const graveness: Readonly<Record<number, string>> = { 40: 'warning', 50: 'error', 60: 'fatal' }
const ofTheMachine = new Set(['level', 'time', 'pid', 'hostname', 'msg'])

/**
 * A line of the log for a person.
 * @param line one JSON object, as pino writes it.
 * @returns undefined for a single request: every press of a button is one.
 */
export function readableLine(line: string): string | undefined {
  const entry = JSON.parse(line) as Record<string, unknown> & { level: number; time: number; msg?: string }
  if (entry.msg === 'request') return undefined
  const time = new Date(entry.time).toTimeString().slice(0, 8)
  const grave = graveness[entry.level]
  const details = Object.entries(entry).filter(([name]) => !ofTheMachine.has(name))
  const told = details.map(([name, value]) => `${name}: ${textOf(value)}`)
  return `${[time, grave, entry.msg].filter(Boolean).join('  ')}${told.map((text) => `\n    ${text}`).join('')}\n`
}

/** A fault by its stack, everything else as it would stand in JSON. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'stack' in value) return String(value.stack)
  return JSON.stringify(value)
}
