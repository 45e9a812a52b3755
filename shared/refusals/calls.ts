// Refusals about voice and video calls.
import type { RefusalMeaning } from './meaning.ts'

export const calls = {
  'calls-not-offered': { status: 404, retry: false, sentence: 'There are no calls here. Everything else works.' },
  'calls-unavailable': {
    status: 503,
    retry: true,
    sentence: 'Calls can’t be reached right now. Everything else goes on as usual.',
  },
  'no-such-call': { status: 404, retry: false, sentence: 'That call is over.' },
  'call-full': { status: 409, retry: true, sentence: 'This call is full. Try again when somebody has left.' },
  'put-out-of-call': { status: 403, retry: false, sentence: 'A host took you out of this call.' },
  'not-in-call': { status: 409, retry: false, sentence: 'Only people in the call can do that.' },
} as const satisfies Record<string, RefusalMeaning>
