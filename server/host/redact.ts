/** What stands in a log in place of a secret. */
const hidden = '[hidden]'

/** Tokens of anybody, sessions and admin keys: whatever looks like one is one. */
const secrets = /eyJ[\w-]+(?:[.%][\w.%-]*)?|tg[sk]_[\w-]+/g
/** Codes look like nothing; they are known by where they stand, also in an address that somebody has written carelessly. */
const codes = /([/](?:i|invitations|a|answers|mail[/]+confirm|mail[/]+stop)[/]+)[^/\s"?#]+/gi

/**
 * A path as it may be logged: without its query, where tokens travel, and without invitation codes or anything else that looks
 * like a secret of ours.
 */
export function loggedPath(url: string): string {
  const path = url.replace(/^[a-z]+:[/][/][^/]*/i, '').split(/[?#]/, 1)[0] ?? ''
  return redacted(path)
}

/** A text without anything that looks like a secret. */
export function redacted(text: string): string {
  return text.replace(codes, `$1${hidden}`).replace(secrets, hidden)
}
