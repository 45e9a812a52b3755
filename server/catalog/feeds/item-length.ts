import { FeedFault } from './feed-fault.ts'

/** The longest item, characters: descriptions may carry pictures inside. */
const maxItemLength = 4 * 1024 * 1024

/** Counts what was read since the last item, so that an item without end does not fill the memory. */
export class ItemLength {
  #length = 0

  add(length: number): void {
    this.#length += length
    if (this.#length > maxItemLength)
      throw new FeedFault('feed-broken', 'One of its items has more than 4 MB, perhaps because it never ends.')
  }

  /** An item is over. */
  reset(): void {
    this.#length = 0
  }
}
