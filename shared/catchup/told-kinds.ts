/** The events that cards are made of. All others are told by records as they are, or concern nobody later. */
export const toldKinds = [
  'line.added',
  'line.decided',
  'line.rejected',
  'decision.closed',
  'quote.changed',
  'member.joined',
] as const
