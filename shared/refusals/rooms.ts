// Refusals about rooms, members, invitations and links.
import type { RefusalMeaning } from './meaning.ts'

export const rooms = {
  'no-such-room': { status: 404, close: 4404, retry: false, sentence: 'There is no such room.' },
  'no-such-invitation': { status: 404, retry: false, sentence: 'This invitation does not exist. Ask for a new link.' },
  'no-such-member': { status: 404, retry: false, sentence: 'There is nobody with that id in this room.' },
  'spotlight-taken': { status: 409, retry: true, sentence: 'Someone else is presenting right now.' },
  'no-spotlight': { status: 409, retry: false, sentence: 'Nobody is presenting any more.' },
  'last-host': { status: 409, retry: false, sentence: 'A room needs a host. Make someone else a host first.' },
  'room-full': { status: 409, retry: false, sentence: 'This room is full: it has reached its limit of people.' },
  'too-many-rooms': {
    status: 409,
    retry: true,
    sentence: 'This shop has reached its limit of rooms. Try again later.',
  },
  'name-taken': {
    status: 409,
    retry: false,
    sentence: 'That name looks like somebody else’s here. Choose another one.',
  },
  'room-closed': { status: 410, close: 4410, retry: false, sentence: 'This room has been closed.' },
  'room-damaged': {
    status: 410,
    close: 4410,
    retry: false,
    sentence: 'This room’s data was damaged on the server. The room stays closed until it has been repaired.',
  },
  'invitation-revoked': {
    status: 410,
    retry: false,
    sentence: 'This invitation has been turned off. Ask for a new link.',
  },
  'invitation-expired': { status: 410, retry: false, sentence: 'This invitation has expired. Ask for a new link.' },
  'invitation-used-up': {
    status: 410,
    retry: false,
    sentence: 'This invitation has reached its limit. Ask for a new link.',
  },
  'link-invalid': { status: 404, retry: false, sentence: 'This link does not work. Ask for a new one.' },
  'link-expired': { status: 410, retry: false, sentence: 'This link has expired. Ask for a new one.' },
  'link-revoked': { status: 410, retry: false, sentence: 'This link has been turned off. Ask for a new one.' },
  'no-such-link': { status: 404, retry: false, sentence: 'There is no such link in this room.' },
  'too-many-invitations': {
    status: 409,
    retry: false,
    sentence: 'This room has reached its limit of active links. Turn one off first.',
  },
  'too-many-links': {
    status: 409,
    retry: false,
    sentence: 'This person has reached the limit of active links. Turn one off first.',
  },
  'moment-not-kept': { status: 404, retry: false, sentence: 'The room’s history does not go back that far.' },
  'moment-ahead': { status: 422, retry: false, sentence: 'That moment is still in the future.' },
  'channel-not-offered': { status: 422, retry: false, sentence: 'This server does not send notifications that way.' },
  'no-new-rooms': {
    status: 503,
    retry: true,
    sentence: 'No new rooms can be created right now. Rooms that exist work as usual.',
  },
} as const satisfies Record<string, RefusalMeaning>
