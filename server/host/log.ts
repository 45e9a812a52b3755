// The log of a server. No secret is passed to it; one that slips through is redacted.
import { pino } from 'pino'
import type { Logger } from 'pino'
import { readableLine } from './readable-log.ts'
import { redacted } from './redact.ts'
import type { HostSettings } from './settings.ts'

/** Where a log goes, line by line. */
type Out = { write: (line: string) => unknown }

/** The standard output, as the one reads it who stands behind it: a person at a terminal, or a program. */
export function outputFor(isForPerson: boolean): Out {
  const out = pino.destination(1)
  return isForPerson ? { write: (line) => out.write(readableLine(line) ?? '') } : out
}

/** Whether a person reads the log. */
export function isReadByPerson({ LOG_FORMAT }: Pick<HostSettings, 'LOG_FORMAT'>, isTerminal: boolean): boolean {
  return LOG_FORMAT === 'text' || (LOG_FORMAT === 'auto' && isTerminal)
}

/**
 * A log, one JSON object a line.
 * @param out where it goes; the standard output by default.
 */
export function openLog(level: string, out: Out = pino.destination(1)): Logger {
  return pino({ level }, { write: (line: string) => void out.write(redacted(line)) })
}
