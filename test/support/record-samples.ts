// One proper record of every kind, for tests that walk the whole table. A kind without a sample does not compile.
import type { DocumentName, recordTable } from '#shared/records/table.ts'

/** Whose record it is and what tells it from others. */
export interface SampleOf {
  readonly owner: string
  readonly unique: string
  /** Another value of the same record. */
  readonly other?: boolean
}

/** A record. */
export interface Sample {
  readonly key: string
  readonly value: unknown
}

type Samples = {
  readonly [Name in DocumentName]: { readonly [Root in keyof (typeof recordTable)[Name]]: (of: SampleOf) => Sample }
}

const at = 1_700_000_000_000

/** See above. */
export const samples: Samples = {
  cart: {
    lines: ({ owner, unique, other }) => ({
      key: `boot:${unique}`,
      value: { productId: 'boot', variantId: `boot:${unique}`, by: owner, at: other ? at + 1 : at },
    }),
    wants: ({ owner, unique, other }) => ({ key: `boot:${unique}/${owner}`, value: other ? 0 : 2 }),
    lanes: ({ unique, other }) => ({ key: `boot:${unique}`, value: other ? 'decided' : 'rejected' }),
    notes: ({ owner, unique, other }) => ({ key: `boot:${unique}/${owner}`, value: other ? 'size M' : 'size L' }),
    opinions: ({ owner, unique, other }) => ({
      key: `boot-${unique}/${owner}`,
      value: { verdict: other ? 'no' : 'yes', at },
    }),
    frame: ({ other }) => ({ key: 'occasion', value: other ? 'a birthday' : 'a wedding' }),
    quotes: ({ unique, other }) => ({
      key: `boot:${unique}`,
      value: { amountMinor: other ? 100 : 200, currency: 'EUR', available: true, at },
    }),
    members: ({ owner, other }) => ({
      key: owner,
      value: { name: other ? 'Eva' : 'Eve', role: 'host', colour: 1, locale: 'en', since: at },
    }),
  },
}
