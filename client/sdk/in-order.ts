/**
 * A clock that never says the same moment twice: messages are ordered by their moments, and what one person says twice within a
 * millisecond has to stay in its order.
 * @param now milliseconds since 1970.
 */
export function inOrder(now: () => number): () => number {
  let last = 0
  return () => {
    last = Math.max(now(), last + 1)
    return last
  }
}
