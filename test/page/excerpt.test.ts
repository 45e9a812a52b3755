// What history says of what was said without words. Needs no browser.
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { excerptOf } from '#client/history/excerpt.ts'
import talk from '#client/locales/en/talk.json'
import { shortWords } from '#client/rooms/compose/short-words.ts'
import type { Sayable } from '#client/rooms/compose/short-words.ts'
import type { Room } from '#client/sdk/index.ts'
import type { HistoryEvent } from '#shared/events/event.ts'

const words = new Map([
  ['photo.some', talk.photo.some],
  ['voice.some', talk.voice.some],
])
const t = ((key: string) => words.get(key)) as unknown as TFunction<'talk'>

const photo = { is: 'photo', id: 'p'.repeat(22), width: 800, height: 600 } as const
const voice = { is: 'voice', id: 'v'.repeat(22), ms: 2_000, wave: '0az' } as const
const anchor = { on: 'variant', variantId: 'ridge-boot:walnut-39' } as const

test('a message or a comment of a photo alone is told as a photo, a voice note as one, and words as they are', () => {
  expect(toldOfMessage({ text: '', files: [photo] })).toBe('Photo')
  expect(toldOfMessage({ text: '', files: [voice] })).toBe('Voice note')
  expect(toldOfMessage({ text: 'On me', files: [photo] })).toBe('On me')
  expect(toldOfPin({ text: '', files: [photo] })).toBe('Photo')
})

test('what was taken back since is not told', () => {
  expect(toldOfMessage(undefined)).toBeUndefined()
})

function toldOfMessage(said: Sayable | undefined): string | undefined {
  const messages = said ? [{ ...said, id: 'm1' }] : []
  return told(
    { talk: { threads: { get: () => new Map([['room', { id: 'room', messages }]]) } } },
    {
      ...{ seq: 1, at: 0, memberId: 'ana', kind: 'message.written', subject: 'room' },
      detail: { message: 'm1', replyTo: null, mentions: [], products: [] },
    },
  )
}

function toldOfPin(said: Sayable): string | undefined {
  const pins = { get: () => [{ ...said, id: 'p1', anchor }] }
  const event = { seq: 1, at: 0, memberId: 'ana', kind: 'pin.placed', subject: 'p1', detail: { anchor } } as const
  return told({ annotations: { pins } }, event)
}

/** @param room as much of it as the event is about. */
function told(room: object, event: HistoryEvent): string | undefined {
  return excerptOf(event, room as Room, (said) => shortWords(said, t))
}
