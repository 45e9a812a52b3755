// What history says of what was said without words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { excerptOf } from '#client/history/excerpt.ts'
import { shortWords } from '#client/rooms/compose/short-words.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { granted, twoShoppers } from '#test/support/shoppers.ts'

const file = join(import.meta.dirname, '../../client/locales/en/talk.json')
const words = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Readonly<Record<string, string>>>>
const t = ((key: string) => {
  const [part = '', name = ''] = key.split('.')
  return words[part]?.[name]
}) as TFunction<'talk'>

test('a message or a comment of a photo alone is told as a photo, a voice note as one, and words as they are', async () => {
  const { ana } = await twoShoppers()
  const { room } = ana
  const photo = { is: 'photo', id: 'p'.repeat(22), width: 800, height: 600 } as const
  const voice = { is: 'voice', id: 'v'.repeat(22), ms: 2_000, wave: '0az' } as const
  const told = (event: HistoryEvent) => excerptOf(event, room, (said) => shortWords(said, t))
  const said = (text: string, files: readonly (typeof photo | typeof voice)[]) => {
    const { thread, message } = granted(room.talk.say('room', text, { files }))
    return told({
      ...{ seq: 1, at: 0, memberId: ana.id, kind: 'message.written', subject: thread },
      detail: { message, replyTo: null, mentions: [], products: [] },
    })
  }
  expect(said('', [photo])).toBe('Photo')
  expect(said('', [voice])).toBe('Voice note')
  expect(said('On me', [photo])).toBe('On me')
  const anchor = { on: 'variant', variantId: 'ridge-boot:walnut-39' } as const
  const subject = granted(room.annotations.pin(anchor, '', { files: [photo] }))
  expect(told({ seq: 1, at: 0, memberId: ana.id, kind: 'pin.placed', subject, detail: { anchor } })).toBe('Photo')
})
