// Refusals about a document and its records: shape, author, size, threads, decisions.
import type { RefusalMeaning } from './meaning.ts'

export const records = {
  'not-your-record': {
    status: 403,
    close: 4403,
    retry: false,
    sentence: 'Only the person it belongs to can change that.',
  },
  'record-fixed': { status: 403, close: 4403, retry: false, sentence: 'That can no longer be changed.' },
  'server-only': { status: 403, close: 4403, retry: false, sentence: 'Only the shop itself can write that.' },
  'forged-author': { status: 403, close: 4403, retry: false, sentence: 'That was written in another person’s name.' },
  'cart-closed': {
    status: 409,
    close: 4403,
    retry: false,
    sentence: 'A host closed the cart. It can be changed again once a host reopens it.',
  },
  'not-asked': {
    status: 403,
    close: 4403,
    retry: false,
    sentence: 'Only the person who asked, those who were asked, or a host can do that.',
  },
  'not-a-voter': { status: 403, close: 4403, retry: false, sentence: 'This vote is for others in the room.' },
  'no-such-document': { status: 404, close: 4404, retry: false, sentence: 'There is no such document in this room.' },
  'no-such-thread': { status: 404, retry: false, sentence: 'There is no such conversation in this room.' },
  'no-such-decision': { status: 404, close: 4403, retry: false, sentence: 'There is no such vote in this room.' },
  'no-such-line': { status: 404, retry: false, sentence: 'That is not in the cart.' },
  'decision-closed': {
    status: 409,
    close: 4403,
    retry: false,
    sentence: 'This vote is closed, so votes no longer count.',
  },
  'too-many-decisions': {
    status: 409,
    retry: false,
    sentence: 'This room has reached its limit of open votes. Close one first.',
  },
  'deadline-past': { status: 422, retry: false, sentence: 'That time has passed. Choose a later one.' },
  'blind-ballot': {
    status: 422,
    close: 4403,
    retry: false,
    sentence: 'This vote is secret and cannot be cast openly.',
  },
  'not-a-question': { status: 422, close: 4403, retry: false, sentence: 'Only a question can be resolved.' },
  'no-such-question': { status: 404, retry: false, sentence: 'There is no such question in this room.' },
  'question-resolved': { status: 409, retry: false, sentence: 'This question is resolved and takes no more answers.' },
  'update-too-large': {
    status: 413,
    close: 4413,
    retry: false,
    sentence: 'That change is too large. Split it into smaller steps.',
  },
  'document-full': {
    status: 413,
    close: 4403,
    retry: false,
    sentence: 'This room is full. Remove something first; you can still read everything.',
  },
  'not-a-record': { status: 422, close: 4403, retry: false, sentence: 'That is not a change this room understands.' },
  'unknown-root': { status: 422, close: 4403, retry: false, sentence: 'This room has no such records.' },
  'bad-key': { status: 422, close: 4403, retry: false, sentence: 'That record has an invalid key.' },
  'bad-value': { status: 422, close: 4403, retry: false, sentence: 'That value is not valid here.' },
  'clock-ahead': {
    status: 422,
    close: 4403,
    retry: false,
    sentence: 'This device’s clock is ahead. Set it to the right time and try again.',
  },
  'dangling-update': {
    status: 422,
    close: 4403,
    retry: false,
    sentence: 'That change depends on something that was never sent.',
  },
  /** Said by the SDK, never by a server: an edit that was offered again would have taken back what came after it. */
  'changed-meanwhile': {
    status: 409,
    retry: false,
    sentence: 'This was changed in the meantime, and the newer version was kept.',
  },
} as const satisfies Record<string, RefusalMeaning>
