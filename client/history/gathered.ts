/** Kinds of which several in a row, by one person, are told at once. */
const gatheredKinds = [
  'line.added',
  'line.considering',
  'line.decided',
  'line.rejected',
  'want.changed',
  'note.written',
  'opinion.given',
  'quote.changed',
  'message.written',
  'reaction.given',
  'pin.placed',
  'stroke.drawn',
] as const

/** One of those. */
export type GatheredKind = (typeof gatheredKinds)[number]

/** Whether events of that kind are gathered. */
export function isGathered(kind: string): kind is GatheredKind {
  return (gatheredKinds as readonly string[]).includes(kind)
}
