// Refusals about voice and video calls.
import type { RefusalMeaning } from './meaning.ts'

export const calls = {
  'calls-not-offered': { status: 404, retry: false, sentence: 'There are no calls here.' },
  'calls-unavailable': {
    status: 503,
    retry: true,
    sentence: 'Calls can’t be reached. Everything else goes on.',
  },
  'no-such-call': { status: 404, retry: false, sentence: 'You are not in that call.' },
  'call-full': { status: 409, retry: true, sentence: 'This call is full.' },
  'put-out-of-call': { status: 403, retry: false, sentence: 'A host took you out of this call.' },
} as const satisfies Record<string, RefusalMeaning>
