// Every kind of event, with the group it is found under. What a record kind or the server says happened is one of these.

/** What a reader of history can choose between. */
export const eventGroups = ['cart', 'talk', 'annotations', 'decisions', 'people', 'room'] as const
/** See `eventGroups`. */
export type EventGroup = (typeof eventGroups)[number]

/** The group of each kind. */
export const eventKinds = {
  'line.added': 'cart',
  'line.considering': 'cart',
  'line.decided': 'cart',
  'line.rejected': 'cart',
  'line.bought': 'cart',
  'want.changed': 'cart',
  'note.written': 'cart',
  'note.changed': 'cart',
  'note.removed': 'cart',
  'opinion.given': 'cart',
  'opinion.changed': 'cart',
  'opinion.withdrawn': 'cart',
  'quote.changed': 'cart',
  'question.asked': 'talk',
  'question.resolved': 'talk',
  'question.reopened': 'talk',
  'message.written': 'talk',
  'message.edited': 'talk',
  'message.removed': 'talk',
  'reaction.given': 'talk',
  'pin.placed': 'annotations',
  'pin.changed': 'annotations',
  'pin.removed': 'annotations',
  'stroke.drawn': 'annotations',
  'stroke.erased': 'annotations',
  'comparison.made': 'annotations',
  'comparison.changed': 'annotations',
  'comparison.removed': 'annotations',
  'link.shared': 'annotations',
  'link.removed': 'annotations',
  'decision.opened': 'decisions',
  'decision.closed': 'decisions',
  'ballot.cast': 'decisions',
  'ballot.changed': 'decisions',
  'ballot.withdrawn': 'decisions',
  'member.joined': 'people',
  'member.removed': 'people',
  'member.role-changed': 'people',
  'member.renamed': 'people',
  'invitation.made': 'people',
  'invitation.renewed': 'people',
  'invitation.revoked': 'people',
  'spotlight.began': 'people',
  'spotlight.ended': 'people',
  'frame.changed': 'room',
} as const satisfies Readonly<Record<string, EventGroup>>

/** One of `eventKinds`. */
export type EventKind = keyof typeof eventKinds

/** The kinds of a group. */
export function kindsIn(group: EventGroup): readonly EventKind[] {
  return (Object.keys(eventKinds) as EventKind[]).filter((kind) => eventKinds[kind] === group)
}

/** Whether a text names a kind. */
export function isEventKind(kind: string): kind is EventKind {
  return Object.hasOwn(eventKinds, kind)
}
