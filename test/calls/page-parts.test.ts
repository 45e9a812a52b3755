// What the page makes of a browser’s errors, and of what comes in.
import { afterEach, expect, test, vi } from 'vitest'
import { troubleOf } from '#client/calls/device-trouble.ts'
import { StillTracks } from '#client/calls/still-tracks.ts'

afterEach(() => void vi.unstubAllGlobals())

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'none'],
  ['OverconstrainedError', 'none'],
  ['NotReadableError', 'in-use'],
  ['AbortError', 'in-use'],
  ['TypeError', 'failed'],
])('a device that fails with %s is told as %s', (name, trouble) => {
  vi.stubGlobal('navigator', { mediaDevices: {} })
  expect(troubleOf(Object.assign(new Error('x'), { name }))).toBe(trouble)
})

test('a page that did not come over a secure connection says so', () => {
  vi.stubGlobal('navigator', {})
  expect(troubleOf(new TypeError('undefined is not an object'))).toBe('insecure')
})

test('a track stands still once nothing new has come for three seconds, and no longer with the next frame', () => {
  const tracks = new StillTracks()
  expect(tracks.note('ben', 10, 0)).toBe(false)
  expect(tracks.note('ben', 10, 2_999)).toBe(false)
  expect(tracks.note('ben', 10, 3_000)).toBe(true)
  expect(tracks.note('ben', 11, 3_500)).toBe(false)
  tracks.forget('ben')
  expect(tracks.note('ben', 11, 9_000)).toBe(false)
})
