// Refusals about the feeds of a shop.
import type { RefusalMeaning } from './meaning.ts'

export const feeds = {
  'feed-unknown': {
    status: 422,
    retry: false,
    sentence: 'This is none of the formats that can be imported. Nothing was imported.',
  },
  'feed-broken': {
    status: 422,
    retry: false,
    sentence: 'This file is damaged or breaks off. Nothing was imported.',
  },
  'feed-loses-much': {
    status: 409,
    retry: false,
    sentence: 'This file would take many of the shop’s products away. Nothing was imported.',
  },
  'no-such-feed': { status: 404, retry: false, sentence: 'This shop has no such feed.' },
  'too-many-feeds': { status: 409, retry: false, sentence: 'The shop has as many feeds as it may have.' },
  'feed-address': {
    status: 422,
    retry: false,
    sentence: 'This address cannot be read as a feed. Nothing was changed.',
  },
} as const satisfies Record<string, RefusalMeaning>
