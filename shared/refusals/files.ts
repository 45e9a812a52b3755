// Refusals about photos, voice notes and imported files.
import type { RefusalMeaning } from './meaning.ts'

export const files = {
  'file-damaged': {
    status: 410,
    retry: false,
    sentence: 'That photo or voice note was damaged on the server. Ask for it to be sent again.',
  },
  'no-such-file': { status: 404, retry: false, sentence: 'That photo or voice note is not there, or no longer.' },
  'file-too-large': { status: 413, retry: false, sentence: 'That file is too large. Choose a smaller one.' },
  'not-a-photo': {
    status: 422,
    retry: false,
    sentence: 'That is not a photo that can be sent. JPEG, PNG and WebP pictures can.',
  },
  'too-many-pixels': { status: 422, retry: false, sentence: 'That picture has too many pixels. Choose a smaller one.' },
  'not-a-voice-note': { status: 422, retry: false, sentence: 'That recording cannot be sent. Record it again.' },
  'voice-note-too-long': { status: 422, retry: false, sentence: 'A voice note can be up to a minute long.' },
  'too-many-files': {
    status: 409,
    retry: false,
    sentence: 'This room has reached its limit of photos and voice notes. Delete some first.',
  },
  'upload-moved': {
    status: 409,
    retry: true,
    sentence: 'The server has another part of that file than expected. Ask how far it is, and go on from there.',
  },
  'no-room-for-files': {
    status: 503,
    retry: true,
    sentence: 'There is no space for photos and voice notes right now. Words are sent as usual.',
  },
  'csv-column-missing': {
    status: 422,
    retry: false,
    sentence: 'The file is missing a required column. Nothing was imported.',
  },
  'csv-rows-broken': { status: 422, retry: false, sentence: 'Some rows could not be read. Nothing was imported.' },
  'csv-unreadable': {
    status: 422,
    retry: false,
    sentence: 'This file could not be read as CSV. Nothing was imported.',
  },
} as const satisfies Record<string, RefusalMeaning>
