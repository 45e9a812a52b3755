// People who were in a call and are not listed any more. LiveKit may have died and come back, and their pages with it: unless they
// are known to have left, they are waited for.
import type { Present } from './media-server.ts'

/** Pages came back 9 to 10 seconds after a LiveKit server that was away for 3. */
const patienceMs = 15_000

interface Connection {
  /** Of their last connection that was listed. */
  sid: string
  missedSince: number | undefined
}

/** Who is missed, by place. */
export class Absences {
  readonly #people = new Map<string, Map<string, Connection>>()
  /** Connections that are said to have ended. */
  readonly #left = new Map<string, Set<string>>()

  /** These are there. */
  listed(place: string, listed: readonly Present[]): void {
    const people = this.#people.get(place) ?? new Map<string, Connection>()
    for (const { id, sid } of listed) people.set(id, { sid, missedSince: undefined })
    this.#people.set(place, people)
  }

  /** A connection is said to have ended, by the person or by us. */
  left(place: string, sid: string): void {
    const left = this.#left.get(place) ?? new Set()
    this.#left.set(place, left.add(sid))
  }

  /** Somebody was put out: their connection has ended. */
  putOut(place: string, id: string): void {
    const sid = this.#people.get(place)?.get(id)?.sid
    if (sid !== undefined) this.left(place, sid)
  }

  /** Whether somebody who is not listed is gone: they left, or have been missed for long enough. */
  isGone(place: string, id: string, now: number): boolean {
    const connection = this.#people.get(place)?.get(id) ?? { sid: '', missedSince: undefined }
    // What is said of an earlier connection says nothing of the last.
    if (this.#left.get(place)?.has(connection.sid) === true) return true
    connection.missedSince ??= now
    const people = this.#people.get(place) ?? new Map<string, Connection>()
    this.#people.set(place, people.set(id, connection))
    return now - connection.missedSince >= patienceMs
  }

  /** The call at a place is over. */
  forget(place: string): void {
    this.#people.delete(place)
    this.#left.delete(place)
  }
}
