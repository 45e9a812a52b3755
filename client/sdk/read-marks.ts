// How far this member has read, by thread or catch-up card (`cardMark`): the server keeps it for all their devices.
import type { Outcome } from '#shared/outcome.ts'
import type { People } from './people-channel.ts'

/** Moments up to which this member has read, in milliseconds since 1970, by thread or `cardMark`. */
export type Marks = Readonly<Record<string, number>>

/** The read marks of this member. */
export interface ReadMarks {
  /** Calls back with all marks whenever the channel connects, and with each as it is set on another device. */
  onChange(listener: (marks: Marks) => void): void
  /** Tells the server. Refuses `offline`. */
  set(thread: string, upto: number): Promise<Outcome<object>>
}

/** Follows the marks of this member; parts that need them share one request. */
export function openReadMarks(people: People): ReadMarks {
  const listeners: ((marks: Marks) => void)[] = []
  const announce = (marks: Marks) => {
    for (const listener of listeners) listener(marks)
  }
  const readAll = async () => {
    const known = await people.ask('read.marks', {})
    if (known.ok) announce(known.value.marks)
  }
  people.onConnect(() => void readAll())
  people.on('read', ({ thread, upto }) => announce({ [thread]: upto }))
  return {
    onChange: (listener) => void listeners.push(listener),
    set: (thread, upto) => people.ask('read.mark', { thread, upto }),
  }
}
