// A link to a page elsewhere: a test report, a film, another shop.
import * as z from 'zod/mini'
import { authorOrHost, voiceAuthor } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue, lineValue } from '../records/values.ts'
import { shownHost } from './shown-host.ts'

const linkValue = z.strictObject({
  url: z.string().check(z.maxLength(2000), z.refine(isPage)),
  /** What the member calls it. */
  title: z.optional(lineValue(120)),
  by: idValue,
  at: atValue,
})

/** An https address with a plain host, without user name or password, and without characters that nobody sees. */
function isPage(text: string): boolean {
  return /^https:[/][/][^\s/?#@\\]+(?:[/?#]\S*)?$/.test(text) && !/[\p{Cc}\p{DI}]/u.test(text) && URL.canParse(text)
}

/** A link. The server fetches nothing of the page. */
export type Link = z.infer<typeof linkValue>

/** `links`: linkId → Link. */
export const linkKind = recordKind({
  root: 'links',
  key: ['id'],
  value: linkValue,
  create: voiceAuthor,
  change: voiceAuthor,
  remove: authorOrHost,
  events: {
    'link.shared': { group: 'annotations', topic: 'link', detail: z.object({ host: z.string() }) },
    'link.removed': { group: 'annotations', topic: 'link', detail: z.object({}) },
  },
  toEvent: ({ before, after, parts: [subject = ''] }) => {
    if (!after) return { kind: 'link.removed', subject, detail: {} }
    return before ? undefined : { kind: 'link.shared', subject, detail: { host: shownHost(after.url) } }
  },
  belongsTo: 'by',
  words: { fields: ['url', 'title'], goes: 'record' },
  about: 'A page elsewhere that is worth seeing.',
  examples: [
    {
      id: 'l1',
      value: { url: 'https://tests.example/boots', title: 'Boots tested', by: 'ana', at: 1_700_000_000_000 },
    },
    { id: 'l1', value: { url: 'https://tests.example/boots', by: 'ana', at: 1_700_000_000_000 } },
  ],
})
