import type { Refusal } from '#shared/refusals.ts'

/** How a handshake is refused: Socket.IO hands `data` of the error to the client. */
export function refusalError(reason: Refusal): Error {
  return Object.assign(new Error(reason.code), { data: reason })
}
