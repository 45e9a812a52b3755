// Who answers when somebody goes to an address of this server.

import { pageAt } from '#shared/pages/page-address.ts'

/**
 * - `page`: the page that is cached, for all addresses the same (see `pages` in `client/app`).
 * - `written`: the server, which writes something else for each; the page that is cached says only that it cannot be reached.
 * - `server`: nobody but the server.
 */
type Answerer = 'page' | 'written' | 'server'

/** The picture that a messenger shows of a page. */
const card = /[/]card[.]jpg$/

/** @param path of an address of this server. */
export function answererOf(path: string): Answerer {
  const page = pageAt(path)
  // Where there is no page, the server's status says so.
  if (page === undefined || card.test(path)) return 'server'
  return page === 'join' ? 'written' : 'page'
}
