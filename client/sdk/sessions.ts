// The devices on which this member is signed in.
import type { SessionId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { ListedSession, SessionList } from '#shared/rooms/sessions.ts'
import { done } from './http.ts'
import type { Api } from './http.ts'
import type { Membership } from './members.ts'

/** The devices on which this member is signed in to the room; each is a session. Calls refuse as the HTTP API does, and `offline`. */
export interface Sessions {
  /** The last used first, at most 30; only this member's own. */
  list(): Promise<Outcome<readonly ListedSession[]>>
  /** Signs a device out by a session's id: at once, with all its connections. Refuses `no-such-session`. */
  end(id: SessionId): Promise<Outcome<void>>
  /** Signs all other devices out: after one was lost. */
  endOthers(): Promise<Outcome<void>>
  /**
   * Signs this device out, for one that others use too. The room ends here with `session-ended`. Resolves once its local
   * data is deleted; the member stays in the room on their other devices.
   */
  signOut(): Promise<Outcome<void>>
}

/** What sessions stand on. */
export interface SessionsContext {
  readonly call: Api
  readonly membership: Pick<Membership, 'end'>
}

const path = '/sessions'

/** Opens the sessions of this member. */
export function openSessions({ call, membership }: SessionsContext): Sessions {
  return {
    async list() {
      const read = await call<SessionList>({ path })
      return read.ok ? granted(read.value.sessions) : read
    },
    end: (id) => done(call({ method: 'DELETE', path: `${path}/${encodeURIComponent(id)}` })),
    endOthers: () => done(call({ method: 'DELETE', path })),
    async signOut() {
      const ended = await done(call({ method: 'DELETE', path: `${path}/current` }))
      if (ended.ok) await membership.end('session-ended')
      return ended
    },
  }
}
