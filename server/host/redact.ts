/** Replaces a secret in the log. */
const hidden = '[hidden]'

/** Tokens, sessions and admin keys, by their form. */
const secrets = /eyJ[\w-]+(?:[.%][\w.%-]*)?|tg[sk]_[\w-]+/g
/** Codes have no form of their own; they are found by the path before them, also where it has slashes too many. */
const codes = /([/](?:i|invitations|a|answers|mail[/]+confirm|mail[/]+stop)[/]+)[^/\s"?#]+/gi

/**
 * A path as it may be logged: without its query, where tokens travel, and without invitation codes or other secrets.
 */
export function loggedPath(url: string): string {
  const path = url.replace(/^[a-z]+:[/][/][^/]*/i, '').split(/[?#]/, 1)[0] ?? ''
  return redacted(path)
}

/** A text with its secrets redacted. */
export function redacted(text: string): string {
  return text.replace(codes, `$1${hidden}`).replace(secrets, hidden)
}
