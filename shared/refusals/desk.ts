// Refusals about asking the store, its desk and its visits.
import type { RefusalMeaning } from './meaning.ts'

export const desk = {
  'no-such-visit': { status: 404, retry: false, sentence: 'There is no such visit in this room.' },
  'visit-ended': { status: 410, close: 4403, retry: false, sentence: 'This visit has ended. Nothing was changed.' },
  'no-such-proposal': { status: 404, retry: false, sentence: 'There is no such suggestion on this visit.' },
  'proposal-answered': { status: 409, retry: false, sentence: 'Somebody has already answered this suggestion.' },
  'no-staff': { status: 409, retry: false, sentence: 'This store has nobody here who could be asked.' },
  'already-asked': { status: 409, retry: false, sentence: 'You have already asked the store.' },
  'too-many-questions': { status: 409, retry: false, sentence: 'This room has left as many questions as it can.' },
  'request-gone': { status: 404, retry: false, sentence: 'That question is not there, or no longer.' },
  'request-taken': { status: 409, retry: false, sentence: 'Somebody else is already on it.' },
  'not-available': { status: 409, retry: false, sentence: 'You are away, or have as many visits as you take.' },
  'person-not-on': { status: 409, retry: false, sentence: 'This person takes no questions now. Nothing was changed.' },
  'not-silent': {
    status: 409,
    retry: false,
    sentence: 'The group waits for no answer on this visit. Nothing was changed.',
  },
  'follow-up-over': { status: 410, retry: false, sentence: 'That visit is too long ago. Ask the store again.' },
  'not-to-rate': { status: 409, retry: false, sentence: 'This visit cannot be rated, or no longer.' },
  'no-such-sale': { status: 404, retry: false, sentence: 'There is no such line of an order.' },
  'no-such-store': { status: 404, retry: false, sentence: 'This shop has no such store.' },
  'too-many-stores': {
    status: 409,
    retry: false,
    sentence: 'This shop has reached its limit of stores. Remove one first.',
  },
  'no-shifts': { status: 404, retry: false, sentence: 'This person has no shifts.' },
  'time-not-free': { status: 409, retry: false, sentence: 'That time is no longer free. Choose another one.' },
  'no-help-desk': { status: 409, retry: false, sentence: 'This shop takes no questions about orders here.' },
} as const satisfies Record<string, RefusalMeaning>
