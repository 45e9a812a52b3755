// What an associate suggests: never a change of the cart, but something that members accept, decline or ask about.
import * as z from 'zod/mini'
import { associateAuthor, serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue, textValue } from '../records/values.ts'

/** `add` a variant; `swap` a line for another variant; `size`: another variant of the same product; `bundle` of variants; `not-this` line. */
export const proposalKinds = ['add', 'swap', 'size', 'bundle', 'not-this'] as const
/** See `proposalKinds`. */
export type ProposalKindName = (typeof proposalKinds)[number]
/** The most variants of one proposal. */
export const maxProposed = 6

const proposalValue = z.strictObject({
  kind: z.enum(proposalKinds),
  /** What should come into the cart; none for `not-this`, several for a bundle. */
  variants: z.array(idValue).check(z.maxLength(maxProposed)),
  /** The line that should go, or that another size is meant for. */
  instead: z.optional(idValue),
  /** In the associate's words. */
  reason: textValue(500),
  by: idValue,
  at: atValue,
})

/** A proposal of an associate. */
export type Proposal = z.infer<typeof proposalValue>

/** Proposals by id. */
export const proposalKind = recordKind({
  root: 'proposals',
  key: ['id'],
  value: proposalValue,
  create: associateAuthor,
  change: serverOnly,
  remove: serverOnly,
  fits: ({ after }) => after === undefined || isWhole(after),
  events: {},
  toEvent: () => undefined,
  about: 'What an associate suggests on a visit. Members answer it; the server carries out what they accept.',
  examples: [
    {
      id: 'p1',
      value: {
        kind: 'swap',
        variants: ['table:walnut'],
        instead: 'table:oak',
        reason: 'It is 60 cm across, so it fits.',
        by: 'ana',
        at: 1_700_000_000_000,
      },
    },
    {
      id: 'p2',
      value: {
        kind: 'not-this',
        variants: [],
        instead: 'table:oak',
        reason: 'It is too wide.',
        by: 'ana',
        at: 1_700_000_000_000,
      },
    },
  ],
})

function isWhole({ kind, variants, instead }: Proposal): boolean {
  switch (kind) {
    case 'add':
      return variants.length === 1 && instead === undefined
    case 'bundle':
      return variants.length > 1 && instead === undefined
    case 'swap':
    case 'size':
      return variants.length === 1 && instead !== undefined
    case 'not-this':
      return variants.length === 0 && instead !== undefined
    default:
      return kind satisfies never
  }
}
