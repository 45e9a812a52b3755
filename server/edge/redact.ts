/** What stands in a log in place of a secret. */
const hidden = '[hidden]'

/**
 * A path as it may be logged: without its query, where tokens travel, and without invitation codes or anything else that looks
 * like a secret of ours.
 */
export function loggedPath(url: string): string {
  const path = url.replace(/^[a-z]+:[/][/][^/]*/i, '').split(/[?#]/, 1)[0] ?? ''
  return path
    .replace(/([/](?:i|invitations)[/])[^/]+/g, `$1${hidden}`)
    .replace(/eyJ[\w-]*[.%][^/]*/g, hidden)
    .replace(/tgs_[^/]*/g, hidden)
}
