// The shape of what push messages to associates say; each language fills it.
import type { HelpTopic } from '#shared/visits/topics.ts'

export interface StaffWords {
  readonly topics: Readonly<Record<HelpTopic, string>>
  /** Of a request: who asks, and about what. */
  readonly asks: (name: string, topic: string) => string
  readonly news: (name: string, count: number) => string
  readonly claim: string
  readonly pass: string
  readonly mine: (name: string) => string
  readonly taken: (by: string, name: string) => string
  readonly gone: (name: string) => string
  readonly failed: Readonly<
    Record<'request-taken' | 'request-gone' | 'not-available' | 'session-ended' | 'else', string>
  >
}
