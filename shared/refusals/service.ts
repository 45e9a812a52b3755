// Refusals about a request itself, and about what the server can do at this moment.
import type { RefusalMeaning } from './meaning.ts'

export const service = {
  'malformed': {
    status: 400,
    close: 4400,
    retry: false,
    sentence: 'This request could not be understood. Nothing was changed.',
  },
  'not-json': { status: 400, retry: false, sentence: 'The body is not valid JSON. Nothing was changed.' },
  'invalid': { status: 422, retry: false, sentence: 'Some of what was sent is not valid. Nothing was changed.' },
  'no-such-product': { status: 404, retry: false, sentence: 'This shop has no such product.' },
  'no-such-shop': { status: 404, retry: false, sentence: 'There is no such shop.' },
  'not-found': { status: 404, retry: false, sentence: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, retry: false, sentence: 'This address does not accept that method.' },
  'idempotency-mismatch': {
    status: 422,
    retry: false,
    sentence: 'This Idempotency-Key was used for a different request.',
  },
  'idempotency-busy': { status: 409, retry: true, sentence: 'The same request is still in progress.' },
  'too-large': { status: 413, close: 4413, retry: false, sentence: 'That is too large.' },
  'wrong-media-type': {
    status: 415,
    retry: false,
    sentence: 'This type of content is not accepted here. Nothing was changed.',
  },
  'too-many-requests': {
    status: 429,
    close: 4529,
    retry: true,
    sentence: 'That was a little too fast. Wait a moment.',
  },
  'too-slow': {
    status: 503,
    close: 4508,
    retry: true,
    sentence: 'This connection could not keep up. Reconnecting.',
  },
  'storage-unavailable': {
    status: 503,
    close: 4503,
    retry: true,
    sentence: 'Nothing can be saved right now. What you see is kept here and will be sent again.',
  },
  'node-restarting': {
    status: 503,
    close: 1012,
    retry: true,
    sentence: 'The server is restarting. It will be back in a moment.',
  },
  /** Said by the SDK, never by a server: there was no answer at all. */
  'offline': { status: 503, retry: true, sentence: 'There is no connection right now. Try again in a moment.' },
  'fault': {
    status: 500,
    close: 1011,
    retry: true,
    sentence: 'Something went wrong on our side. Nothing was lost.',
  },
} as const satisfies Record<string, RefusalMeaning>
