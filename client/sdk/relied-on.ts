// Whether others rely on a record, so that undo may not remove it.
import { subjectOf, talkIdOf } from '#shared/annotations/subject.ts'
import type { MemberId } from '#shared/ids.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { RecordsOf } from '#shared/records/table.ts'

/** Whether a pin was discussed, a message answered or reacted to, or a comparison pinned by others. */
export function isReliedOn(
  { root, key }: Pick<RecordEdit, 'root' | 'key'>,
  annotations: RecordsOf<'annotations'>,
  me: MemberId,
): boolean {
  const messages = annotations.records('messages')
  switch (root) {
    case 'pins': {
      const talk = `${talkIdOf(subjectOf('pin', key))}/`
      return [...messages].some(([id, { by }]) => by !== me && id.startsWith(talk))
    }
    case 'messages': {
      const message = key.slice(key.indexOf('/') + 1)
      const isAnswered = [...messages.values()].some(({ by, replyTo }) => by !== me && replyTo === message)
      const reactions = annotations.records('reactions').keys()
      return (
        isAnswered || [...reactions].some((id) => id.startsWith(`${message}/`) && !id.startsWith(`${message}/${me}/`))
      )
    }
    case 'comparisons':
      return [...annotations.records('pins').values()].some(
        ({ by, anchor }) => by !== me && anchor.on === 'attribute' && anchor.comparisonId === key,
      )
    default:
      return false
  }
}
