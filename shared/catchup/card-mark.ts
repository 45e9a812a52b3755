/** No id is longer. */
const maxMarkLength = 120

/** Where it is kept that a member put a card away: among their read marks, which are told to all their devices. */
export function cardMark(card: string): string {
  return `card:${card}`.slice(0, maxMarkLength)
}
