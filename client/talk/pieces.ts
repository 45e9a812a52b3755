// Splits the words of a message into plain text, links and members' names. Never markup: everything else is text.

/** A part of a message. */
export type Piece =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'link'; readonly text: string; readonly href: string }
  | { readonly is: 'mention'; readonly text: string; readonly member: string }

/** A member's name, as it stands after an @. */
export interface Name {
  readonly id: string
  readonly name: string
}

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
    pieces.push(...mentionsIn(text.slice(from, match.index), names))
    pieces.push({ is: 'link', text: address, href: address })
    from = match.index + address.length
  }
  return [...pieces, ...mentionsIn(text.slice(from), names)]
}

/** The members whose names stand in a text, each once. @param chosen what was picked where several go by one name. */
export function mentionedIn(text: string, names: readonly Name[], chosen: ReadonlyMap<string, string>): string[] {
  const found = mentionsIn(text, names).flatMap((piece) => (piece.is === 'mention' ? [piece] : []))
  return [...new Set(found.map((piece) => chosen.get(piece.text.slice(1)) ?? piece.member))]
}

function mentionsIn(text: string, names: readonly Name[]): Piece[] {
  if (text === '') return []
  const pieces: Piece[] = []
  // "Ana Maria" before "Ana": the longest that fits is meant.
  const longestFirst = names.toSorted((a, b) => b.name.length - a.name.length)
  let from = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const named = longestFirst.find(({ name }) => isNamedAt(text, at, name))
    if (!named) continue
    if (at > from) pieces.push({ is: 'text', text: text.slice(from, at) })
    from = at + 1 + named.name.length
    pieces.push({ is: 'mention', text: text.slice(at, from), member: named.id })
    at = from - 1
  }
  if (from < text.length) pieces.push({ is: 'text', text: text.slice(from) })
  return pieces
}

const letter = /[\p{L}\p{N}_]/u

function isNamedAt(text: string, at: number, name: string): boolean {
  if (name === '' || !text.startsWith(name, at + 1)) return false
  const [before, after] = [text[at - 1] ?? '', text[at + 1 + name.length] ?? '']
  // An address of mail is no mention, and "@Anatol" is not Ana.
  return !letter.test(before) && !letter.test(after)
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
