/** What the whole file said, and the shop. */
export interface FeedFacts {
  /** The shop's. */
  readonly currency: string
  /** All that the file's prices name. */
  readonly named: ReadonlySet<string>
  /** Where the feed comes from, for what it says relative to that. */
  readonly origin?: string | undefined
}
