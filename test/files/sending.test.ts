// Photos as the SDK sends them: their message is written at once, and they follow when there is a network.
import { expect, onTestFinished, test } from 'vitest'
import { resumeRoom } from '#client/sdk/index.ts'
import { fixture } from '#test/support/files.ts'
import { indexedDbInFile } from '#test/support/indexed-db.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

indexedDbInFile()

const photo = () => new Blob([Uint8Array.from(fixture('photo.jpg'))], { type: 'image/jpeg' })

test('words and photo that are sent without a network arrive when it is back', async () => {
  const { ana, ben } = await twoShoppers()
  ana.network.cut()
  const id = await ana.room.files.send('photo', photo())
  const file = { is: 'photo', id, width: 64, height: 48 } as const
  granted(ana.room.talk.say('room', 'like this?', { files: [file] }))
  expect(granted(await ana.room.files.read(id)).type).toBe('image/jpeg')
  expect([...ana.room.files.sending.get().values()]).toMatchObject([{ id, sent: 0 }])
  ana.network.mend()
  await until(ben.room.talk.threads, (threads) => threads.get('room')?.messages[0]?.files?.[0]?.id === id)
  await expect.poll(async () => (await ben.room.files.read(id)).ok).toBe(true)
  await until(ana.room.files.sending, (sending) => sending.size === 0)
})

test('a page that is closed before its photo is sent sends it when it is open again', async () => {
  const { ana, ben } = await twoShoppers()
  ana.network.cut()
  const id = await ana.room.files.send('photo', photo())
  granted(ana.room.talk.say('room', 'like this?', { files: [{ is: 'photo', id, width: 64, height: 48 }] }))
  await ana.room.close()
  ana.network.mend()
  const again = granted(await resumeRoom(ana.session))
  onTestFinished(() => again.close())
  await expect.poll(async () => (await ben.room.files.read(id)).ok).toBe(true)
})

test('a photo that the server refuses says why, and its message stays', async () => {
  const { ana } = await twoShoppers()
  const id = await ana.room.files.send('photo', new Blob(['<svg/>'], { type: 'image/jpeg' }))
  granted(ana.room.talk.say('room', 'like this?', { files: [{ is: 'photo', id, width: 1, height: 1 }] }))
  const sending = await until(ana.room.files.sending, (all) => all.get(id)?.refusal !== undefined)
  expect(sending.get(id)?.refusal?.code).toBe('not-a-photo')
  expect(ana.room.talk.threads.get().get('room')?.messages[0]?.text).toBe('like this?')
  ana.room.files.forget(id)
  expect(ana.room.files.sending.get().size).toBe(0)
})

test('anybody with a voice resolves a pin and opens it again, and its words may be a photo alone', async () => {
  const { ana, ben } = await twoShoppers()
  const anchor = { on: 'variant', variantId: 'ridge-boot:walnut-39' } as const
  const id = await ana.room.files.send('photo', photo())
  const pin = granted(ana.room.annotations.pin(anchor, '', { files: [{ is: 'photo', id, width: 64, height: 48 }] }))
  await until(ben.room.annotations.pins, (pins) => pins.some((one) => one.id === pin))
  granted(ben.room.talk.resolvePin(pin, true))
  const states = ana.room.annotations.records('threadStates')
  await until(states, (all) => all.get(`pin:${pin}`)?.state === 'resolved')
  granted(ana.room.talk.say(`pin:${pin}`, 'not yet'))
  expect(ana.room.talk.threads.get().get(`pin:${pin}`)).toMatchObject({ resolved: true, resolvedBy: ben.id })
  granted(ana.room.talk.resolvePin(pin, false))
  await until(ben.room.talk.threads, (threads) => threads.get(`pin:${pin}`)?.resolved === false)
  expect(ana.room.annotations.pin(anchor, '').ok).toBe(false)
})

test('a question’s choices are answered by a tap; another tap changes the answer', async () => {
  const { ana, ben } = await twoShoppers()
  const { thread } = granted(ana.room.talk.ask('room', 'Which?', { choices: ['Walnut', 'Slate'] }))
  await until(ben.room.talk.threads, (threads) => threads.has(thread))
  const first = granted(ben.room.talk.choose(thread, 0))
  expect(granted(ben.room.talk.choose(thread, 1))).toBe(first)
  await until(ana.room.talk.threads, (threads) => threads.get(thread)?.messages[1]?.choice === 1)
  expect(ana.room.talk.threads.get().get(thread)?.messages[1]).toMatchObject({ text: 'Slate', by: ben.id })
  expect(ben.room.talk.choose(thread, 2).ok).toBe(false)
  // Nor does anybody else write a choice that the question does not offer.
  expect(ben.room.talk.reply(thread, 'Third', { choice: 5 }).ok).toBe(false)
  expect(ana.room.talk.ask('room', 'One?', { choices: ['Only'] }).ok).toBe(false)
})
