// What stays on the device of a room that somebody has left.
import { afterEach, expect, test, vi } from 'vitest'
import { Drafts } from '#client/rooms/compose/drafts.ts'
import { forgetRoom } from '#client/rooms/rooms-here.ts'
import { deviceStorage } from '#client/ui/browser-storage.ts'
import { storageOf } from '#test/support/browser-storage.ts'

const ana = { roomId: 'room', memberId: 'ana' }
const thread = { ...ana, place: 'thread-1' }
const draft = { text: 'Half a sen', products: ['mug'], chosen: [], files: [] }

afterEach(() => {
  vi.unstubAllGlobals()
})

test('leaving a room removes what was begun there from the device, and nothing else', () => {
  const sessions = ['room', 'other'].map((roomId) => ({ session: { roomId, memberId: 'ana' }, lastAt: 1 }))
  vi.stubGlobal('localStorage', storageOf({ isFull: false }, { 'tagalong.rooms': JSON.stringify(sessions) }))
  const drafts = () => new Drafts({ storage: deviceStorage, now: Date.now })
  const elsewhere = [
    { ...thread, roomId: 'other' },
    { ...thread, memberId: 'ben' },
  ]
  for (const place of [thread, { ...thread, place: 'thread-2' }, ...elsewhere]) drafts().change(place, draft)
  forgetRoom('room')
  expect(drafts().textsOf(ana)).toEqual([])
  expect(drafts().read(thread)).toBeUndefined()
  for (const place of elsewhere) expect(drafts().read(place)).toEqual(draft)
})
