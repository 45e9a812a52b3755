// Refusals about what associates have at hand: saved replies, notes, transfers, blocks.
import type { RefusalMeaning } from './meaning.ts'

export const deskTools = {
  'reply-broken': {
    status: 422,
    retry: false,
    sentence: 'A variable of this reply is not known, or a brace is left open. Nothing was saved.',
  },
  'no-such-reply': { status: 404, retry: false, sentence: 'There is no such saved reply.' },
  'too-many-replies': { status: 409, retry: false, sentence: 'There are as many saved replies as there can be.' },
  'too-many-notes': { status: 409, retry: false, sentence: 'This visit has as many notes as it can.' },
  'no-such-colleague': {
    status: 409,
    retry: false,
    sentence: 'Nobody there can take it right now. The visit stays with you.',
  },
  'transfer-waiting': { status: 409, retry: false, sentence: 'This visit is being handed over already.' },
  'no-such-transfer': { status: 404, retry: false, sentence: 'This visit is not being handed over, or no longer.' },
  'already-practising': { status: 409, retry: false, sentence: 'You are practising already. End that visit first.' },
  'store-blocked': { status: 403, retry: false, sentence: 'This store does not take questions from you for a while.' },
  'no-such-block': { status: 404, retry: false, sentence: 'There is no such block, or no longer.' },
} as const satisfies Record<string, RefusalMeaning>
