// Links by which members answer one question or decision without entering the room.
import type { AnswerLink, AnswerView, ListedAnswerLink, MakeLinkRequest } from '#shared/answer-links/contracts.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { done } from './http.ts'
import type { Api } from './http.ts'

/** Links by which members answer one question or decision from afar, without entering the room. Calls refuse `offline`. */
export interface AnswerLinks {
  /**
   * Makes one for a member who was asked or may vote: by the member who asked, or the host. By the host also for somebody who is not in
   * the room yet, with a name: they become a member with their first answer. Only this call tells its address.
   */
  make(request: MakeLinkRequest): Promise<Outcome<AnswerLink>>
  /** The newest first, at most 100: hosts see all, other members those they made or that are for them. */
  list(): Promise<Outcome<readonly ListedAnswerLink[]>>
  revoke(id: string): Promise<Outcome<void>>
  /** What the person who opens a link sees. Refuses as the link does. */
  view(url: string): Promise<Outcome<AnswerView>>
}

/** What answer links stand on. */
export interface AnswerLinksContext {
  readonly call: Api
  readonly info: { readonly id: string }
}

/** Opens the answer links of a room. */
export function openAnswerLinks({ call, info }: AnswerLinksContext): AnswerLinks {
  const path = `/rooms/${info.id}/answer-links`
  return {
    make: (request) => call<AnswerLink>({ method: 'POST', path, body: request }),
    async list() {
      const read = await call<{ links: ListedAnswerLink[] }>({ path: `${path}?limit=100` })
      return read.ok ? granted(read.value.links) : read
    },
    revoke: (id) => done(call({ method: 'DELETE', path: `${path}/${id}` })),
    view: (url) => call<AnswerView>({ path: `/answers/${url.slice(url.lastIndexOf('/') + 1)}` }),
  }
}
