// Splits the words of a message into plain text, links and members' names. Never markup: everything else is text.
import { findMentions } from './mentions.ts'
import type { Name } from './mentions.ts'

/** A part of a message. */
export type Piece =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly href: string }
  | { readonly is: 'mention'; readonly text: string; readonly named: Name }

// Signs that turn the direction of what follows end a link: an address must read as it is.
const linkPattern = /https:[/][/][^\s<>"\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g
/** What a sentence puts behind a link. */
const trailing = /[.,;:!?'”’)\]}»…]+$/

/** The pieces of a text, in order. @param names of those who are mentioned; others are plain text. */
export function piecesOf(text: string, names: readonly Name[]): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of text.matchAll(linkPattern)) {
    const address = withoutTrailing(match[0])
    if (!isPage(address)) continue
    pieces.push(...withMentions(text.slice(from, match.index), names))
    pieces.push({ is: 'link', text: address, href: address })
    from = match.index + address.length
  }
  return [...pieces, ...withMentions(text.slice(from), names)]
}

/** The members whose names stand in a text, each once. @param chosen what was picked where several go by one name. */
export function mentionedIn(text: string, names: readonly Name[], chosen: ReadonlyMap<string, string>): string[] {
  const found = piecesOf(text, names).flatMap((piece) => (piece.is === 'mention' ? [piece.named] : []))
  return [...new Set(found.map(({ id, name }) => chosen.get(name) ?? id))]
}

function withMentions(text: string, names: readonly Name[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const mention of findMentions(text, names)) {
    pieces.push(...plain(text.slice(from, mention.from)))
    pieces.push({ is: 'mention', text: text.slice(mention.from, mention.to), named: mention.named })
    from = mention.to
  }
  return [...pieces, ...plain(text.slice(from))]
}

function plain(text: string): Piece[] {
  return text === '' ? [] : [{ is: 'text', text }]
}

/** An address on a host, and without a name before it that could be taken for the host. */
function isPage(address: string): boolean {
  return /^https:[/][/][^/?#@\\]+(?:[/?#]|$)/.test(address) && URL.canParse(address)
}

function withoutTrailing(address: string): string {
  const cut = address.replace(trailing, '')
  // "…/Boot_(shoe)" keeps its bracket.
  return cut.includes('(') && address.startsWith(`${cut})`) ? `${cut})` : cut
}
