import type { Refusal } from '#shared/refusals.ts'

/** The word, among those of the shop, that says why a room could not be entered. */
export function whyNot({ code }: Refusal) {
  switch (code) {
    case 'offline':
      return 'enter.offline'
    case 'too-many-requests':
      return 'enter.tooFast'
    case 'sign-in-needed':
      return 'enter.signIn'
    case 'name-taken':
      return 'enter.nameTaken'
    case 'too-many-rooms':
      return 'enter.tooManyRooms'
    case 'no-new-rooms':
      return 'enter.noNewRooms'
    case 'no-such-room':
    case 'room-closed':
    case 'removed':
      return 'enter.gone'
    default:
      return 'enter.failed'
  }
}
