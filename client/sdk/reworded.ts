import type { MemberId } from '#shared/ids.ts'

interface Said {
  readonly text: string
  readonly mentions?: MemberId[] | undefined
}

/** What somebody said, in other words. @param mentions those of before where absent. */
export function reworded<Record extends Said>(
  before: Record,
  text: string,
  mentions: readonly MemberId[] | undefined = before.mentions,
): Record {
  const { mentions: _before, ...rest } = before
  // Nothing is taken out but the mentions, and they are optional.
  return { ...rest, text, ...(mentions?.length ? { mentions: [...mentions] } : {}) } as Record
}
