// Where this member is signed in.
import { granted } from '#shared/outcome.ts'
import type { SessionList } from '#shared/rooms/sessions.ts'
import type { Api } from './http.ts'
import { done } from './members.ts'
import type { Sessions } from './room.ts'

const path = '/sessions'

/** The sessions of this member. @param onSignedOut this device is signed out by its own will. */
export function openSessions(call: Api, onSignedOut: () => void): Sessions {
  return {
    async list() {
      const read = await call<SessionList>({ path })
      return read.ok ? granted(read.value.sessions) : read
    },
    end: (id) => done(call({ method: 'DELETE', path: `${path}/${encodeURIComponent(id)}` })),
    endOthers: () => done(call({ method: 'DELETE', path })),
    async signOut() {
      const ended = await done(call({ method: 'DELETE', path: `${path}/current` }))
      if (ended.ok) onSignedOut()
      return ended
    },
  }
}
