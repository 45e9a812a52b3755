// Who answers when somebody goes to an address of this server.

/**
 * - `page`: the page that is cached, for all addresses the same (see `pages` in `client/app`).
 * - `written`: the server, which writes something else for each; the page that is cached says only that it cannot be reached.
 * - `server`: nobody but the server.
 */
type Answerer = 'page' | 'written' | 'server'

const page = /^[/](?:$|(?:r|p|shop)[/])/
const invitation = /^[/]i[/][^/]+$/
/** The picture that a messenger shows of a page. */
const card = /[/]card[.]jpg$/

/** @param path of an address of this server. */
export function answererOf(path: string): Answerer {
  if (card.test(path)) return 'server'
  if (invitation.test(path)) return 'written'
  return page.test(path) ? 'page' : 'server'
}
