// The variables of saved replies, and how a reply is read. By itself, for the page needs it without the contracts around it.

/**
 * What may stand in braces: `asker`: who asked; `product`, `price`, `stock`: of the product that they ask about; `total`: of their cart;
 * `me`, `store`: of the associate; `opening`: when the store is open.
 */
export const replyVariables = ['asker', 'product', 'price', 'stock', 'total', 'me', 'store', 'opening'] as const
/** See `replyVariables`. */
export type ReplyVariable = (typeof replyVariables)[number]

/** A piece of a reply. */
export type ReplyPart = { readonly text: string } | { readonly variable: ReplyVariable }
/** A reply in its pieces; or what of it is broken: a variable that is not known, or a brace without its other half. */
export type ReadReply = { readonly parts: readonly ReplyPart[] } | { readonly broken: string }

const pieces = /\{([^{}]*)\}|[^{}]+|[{}]/g

/** Reads a reply: `Hello {asker}, …`. */
export function readReply(text: string): ReadReply {
  const parts: ReplyPart[] = []
  for (const [piece, name] of text.matchAll(pieces)) {
    const variable = replyVariables.find((known) => known === name?.trim())
    if (variable) parts.push({ variable })
    else if (name !== undefined || piece === '{' || piece === '}') return { broken: piece }
    else parts.push({ text: piece })
  }
  return { parts }
}
