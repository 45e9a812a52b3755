// Links by which members answer one question or decision without entering the room.
import type { AnswerLink, AnswerView, ListedAnswerLink, MakeLinkRequest } from '#shared/answer-links/contracts.ts'
import { granted } from '#shared/outcome.ts'
import type { Api } from './http.ts'
import { done } from './members.ts'
import type { AnswerLinks } from './room.ts'

/** The answer links of a room. */
export function openAnswerLinks(call: Api, roomId: string): AnswerLinks {
  const path = `/rooms/${roomId}/answer-links`
  return {
    make: (request: MakeLinkRequest) => call<AnswerLink>({ method: 'POST', path, body: request }),
    async list() {
      const read = await call<{ links: ListedAnswerLink[] }>({ path: `${path}?limit=100` })
      return read.ok ? granted(read.value.links) : read
    },
    revoke: (id) => done(call({ method: 'DELETE', path: `${path}/${id}` })),
    view: (url) => call<AnswerView>({ path: `/answers/${url.slice(url.lastIndexOf('/') + 1)}` }),
  }
}
