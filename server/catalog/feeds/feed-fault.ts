import type { RefusalCode } from '#shared/refusals.ts'

/** Why a feed is not taken at all. Thrown out of its parser, and refused where the feed is read. */
export class FeedFault extends Error {
  readonly code: RefusalCode

  constructor(code: 'feed-broken' | 'feed-unknown' | 'too-large', sentence: string) {
    super(sentence)
    this.code = code
  }
}
