// How a client shows its token when it opens a document's socket. A browser can set no header of its own on a WebSocket, and addresses
// are written down by proxies and browsers. The list of subprotocols is a header, so the token travels in it, beside the real one.

/** The subprotocol of the document channel, which the server answers with. */
export const documentSubprotocol = 'tagalong'
const tokenPrefix = 'token.'

/** What a client offers. @param token a member token; its characters may all stand in a subprotocol. */
export function offeredSubprotocols(token: string): string[] {
  return [documentSubprotocol, tokenPrefix + token]
}

/** The token among the offered subprotocols. @param header `Sec-WebSocket-Protocol`, as it came. */
export function offeredToken(header: string | undefined): string | undefined {
  const offer = header?.split(',').find((one) => one.trim().startsWith(tokenPrefix))
  return offer?.trim().slice(tokenPrefix.length) || undefined
}

/** The subprotocol to answer with; false for none. A token is never answered: it would stand in a second header. */
export function chosenSubprotocol(offered: ReadonlySet<string>): string | false {
  if (offered.has(documentSubprotocol)) return documentSubprotocol
  return [...offered].find((one) => !one.startsWith(tokenPrefix)) ?? false
}
