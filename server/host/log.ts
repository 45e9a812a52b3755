// The log of a server. No secret is passed to it; one that slips through is redacted.
import { pino } from 'pino'
import type { Logger } from 'pino'
import { redacted } from './redact.ts'

/**
 * A log, one JSON object a line.
 * @param out where it goes; the standard output by default.
 */
export function openLog(level: string, out: { write: (line: string) => unknown } = pino.destination(1)): Logger {
  return pino({ level }, { write: (line: string) => void out.write(redacted(line)) })
}
