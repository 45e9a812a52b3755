// What the server makes of the bytes it is sent: it never decodes them, and keeps only what is seen or heard.
import { expect, test } from 'vitest'
import { cleanPhoto } from '#server/files/clean-photo.ts'
import { orientationIn, orientationSegment } from '#server/files/exif-orientation.ts'
import { cleanVoice } from '#server/files/clean-voice.ts'
import { readMp4 } from '#server/files/mp4.ts'
import { readWebm } from '#server/files/webm.ts'
import { maxPhotoSide } from '#shared/files/limits.ts'
import { photoHeader } from '#shared/files/photo-header.ts'
import type { Outcome } from '#shared/outcome.ts'
import { fixture, photoWithPlace, png, pngChunk } from '#test/support/files.ts'

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'taken' : outcome.refusal.code)
const bytesOf = (outcome: Outcome<{ readonly bytes: Uint8Array }>) =>
  outcome.ok ? Buffer.from(outcome.value.bytes) : Buffer.alloc(0)

test('a photo loses its place, its comment and what is hidden behind its end, and nothing of the picture', () => {
  expect(photoWithPlace().toString('latin1')).toContain('GPSLatitude')
  const photo = fixture('photo.jpg')
  const turnedBy = Buffer.from(orientationSegment(6))
  const cleaned = bytesOf(cleanPhoto(photoWithPlace()))
  expect(cleaned).toEqual(Buffer.concat([photo.subarray(0, 2), turnedBy, photo.subarray(2)]))
  // Once more, and from the other order of bytes.
  expect(bytesOf(cleanPhoto(cleaned))).toEqual(cleaned)
  const webp = fixture('photo.webp')
  expect(bytesOf(cleanPhoto(webp))).toEqual(webp)
  const plain = png(3, 2)
  const text = pngChunk('tEXt', Buffer.from('Location\0Berlin'))
  const told = Buffer.concat([plain.subarray(0, 33), text, plain.subarray(33), Buffer.from('behind')])
  expect(bytesOf(cleanPhoto(told))).toEqual(plain)
})

test('Exif data that is cut off or points elsewhere turns nothing, and goes', () => {
  const whole = orientationSegment(6).subarray(4)
  expect(orientationIn(whole)).toBe(6)
  for (let length = 0; length < whole.length - 6; length += 1)
    expect(orientationIn(whole.subarray(0, length)), `cut at ${length}`).toBeUndefined()
  const elsewhere = Uint8Array.from(whole)
  elsewhere.fill(0xff, 10, 14)
  expect(orientationIn(elsewhere)).toBeUndefined()
  for (const upright of [0, 1, 9]) expect(orientationIn(orientationSegment(upright).subarray(4))).toBeUndefined()
})

test('a WebP loses its Exif chunk, and no longer says that it has one', () => {
  const webp = fixture('photo.webp')
  const head = Buffer.alloc(10)
  head[0] = 0b1000
  head.writeUIntLE(63, 4, 3)
  head.writeUIntLE(47, 7, 3)
  const body = Buffer.concat([chunk('VP8X', head), webp.subarray(12), chunk('EXIF', Buffer.from('GPS 52.52'))])
  const cleaned = bytesOf(cleanPhoto(riff(body)))
  expect(cleaned.toString('latin1')).not.toContain('GPS')
  expect(cleaned[20]).toBe(0)
  expect(photoHeader(cleaned)).toEqual({ type: 'image/webp', width: 64, height: 48 })
})

test('a script, an SVG and words are no photo, whatever they are called', () => {
  const others = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<!doctype html><p>',
    'GIF89a',
    '',
  ]
  for (const text of others) expect(codeOf(cleanPhoto(Buffer.from(text))), text).toBe('not-a-photo')
})

test('a photo that is cut off is refused, wherever it is cut', () => {
  for (const name of ['photo.jpg', 'photo.webp'] as const) {
    const whole = fixture(name)
    for (let length = 0; length < whole.length; length += 1)
      expect(codeOf(cleanPhoto(whole.subarray(0, length))), `${name} cut at ${length}`).toBe('not-a-photo')
  }
})

test('a picture that claims billions of pixels is refused by what it claims', () => {
  expect(png(50_000, 50_000, false).length).toBeLessThan(100)
  expect(codeOf(cleanPhoto(png(50_000, 50_000, false)))).toBe('too-many-pixels')
  expect(codeOf(cleanPhoto(png(maxPhotoSide + 1, 1, false)))).toBe('too-many-pixels')
  expect(codeOf(cleanPhoto(png(maxPhotoSide, 1, false)))).toBe('taken')
})

test('the length of a voice note is read from its blocks, in both containers that browsers record', () => {
  expect(readWebm(fixture('voice.webm'))?.ms).toBeGreaterThan(1_500)
  expect(readWebm(fixture('voice.webm'))?.ms).toBeLessThan(2_500)
  expect(readMp4(fixture('voice.m4a'))?.ms).toBeGreaterThan(1_500)
  expect(readMp4(fixture('voice.m4a'))?.ms).toBeLessThan(2_500)
  expect(codeOf(cleanVoice(fixture('voice.webm')))).toBe('taken')
  expect(codeOf(cleanVoice(fixture('voice.m4a')))).toBe('taken')
})

test('a voice note of more than a minute is refused', () => {
  const webm = fixture('voice.webm')
  // The time of the first block stands after its id, its size and its track: 62 seconds do not fit in two bytes, so the unit grows.
  webm.writeUIntBE(4_000_000, webm.indexOf(Buffer.from([0x2a, 0xd7, 0xb1, 0x83])) + 4, 3)
  webm.writeInt16BE(15_600, webm.indexOf(Buffer.from([0xa3, 0x8c, 0x81])) + 3)
  expect(codeOf(cleanVoice(webm))).toBe('voice-note-too-long')
  webm.writeInt16BE(15_400, webm.indexOf(Buffer.from([0xa3, 0x8c, 0x81])) + 3)
  expect(codeOf(cleanVoice(webm))).toBe('taken')
  const mp4 = fixture('voice.m4a')
  const mdhd = mp4.indexOf('mdhd')
  mp4.writeUInt32BE(1_000, mdhd + 24)
  expect(codeOf(cleanVoice(mp4))).toBe('voice-note-too-long')
})

test('a film, a song of another kind and a sound without an end are no voice notes', () => {
  const film = fixture('voice.webm')
  film[film.indexOf(Buffer.from([0x83, 0x81, 0x02, 0x86])) + 2] = 1
  const movie = fixture('voice.m4a')
  movie.write('vide', movie.indexOf('soun'), 'latin1')
  for (const bytes of [film, movie, Buffer.from('OggS'), Buffer.from('ID3'), fixture('photo.jpg'), Buffer.alloc(40)])
    expect(codeOf(cleanVoice(bytes))).toBe('not-a-voice-note')
})

test('boxes within boxes without end do not run the server out of its stack', () => {
  const boxes = Buffer.alloc(8 * 100_000)
  for (let at = 0; at < boxes.length; at += 8) {
    boxes.writeUInt32BE(boxes.length - at, at)
    boxes.write('moov', at + 4, 'latin1')
  }
  boxes.write('ftyp', 4, 'latin1')
  expect(codeOf(cleanVoice(boxes))).toBe('not-a-voice-note')
})

test('what describes a recording is blanked where it stands', () => {
  const note = fixture('voice.m4a')
  const place = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('udta'), Buffer.from('+52.52+013.40/12')])
  const cleaned = bytesOf(cleanVoice(Buffer.concat([note, place])))
  expect(cleaned.length).toBe(note.length + place.length)
  expect(cleaned.toString('latin1')).not.toContain('+52.52')
  expect(readMp4(cleaned)?.ms).toBe(readMp4(note)?.ms)
})

function chunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 0, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}

function riff(body: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  head.write('WEBP', 8, 'latin1')
  return Buffer.concat([head, body])
}
