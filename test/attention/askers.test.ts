// Who asked the store is told while they are away: by mail and push messages as they have set, and not in their quiet hours.
import { expect, test } from 'vitest'
import { visitDocument } from '#shared/visits/visit-document.ts'
import { ask } from '#test/support/api.ts'
import { Associate, asked } from '#test/support/desk.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import { letters, notificationRoom } from '#test/support/notification-room.ts'
import { openPushService } from '#test/support/push-service.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { sharedSecret, signInWith } from '#test/support/shop-server.ts'
import { Supervisor, writes } from '#test/support/supervisor.ts'
import { until } from '#test/support/until.ts'
import { pushing } from '#test/support/called-associate.ts'

const minute = 60_000
const hour = 60 * minute
const patient = { DESK_ABSENT_SECONDS: '3600', HELP_ANSWER_SECONDS: '3600', HELP_OFFER_SECONDS: '3600' }

/** Ben is away: his letters go to a mailbox. */
async function benIsAway(settings: Readonly<Record<string, string>> = {}) {
  const mailbox = await openMailbox()
  const room = await notificationRoom({ SMTP_URL: mailbox.url, ...patient, ...settings })
  await signInWith(room.server, { secret: sharedSecret })
  await room.confirmMail(mailbox, 'ben@mail.example')
  const claimed = async (associate: Associate, request: string) => (await associate.claim(request)).body.visitId
  const toBen = () => letters(mailbox, 'ben@mail.example').map(({ subject }) => subject)
  const benSays = async (visit: string, text: string) => {
    const document = await RawConnection.open(room.server.url, room.ben, visitDocument(visit))
    await document.write((doc) =>
      doc.getMap('messages').set(crypto.randomUUID(), { by: room.ben.memberId, at: Date.now(), text }),
    )
    await document.close()
  }
  return { mailbox, ...room, claimed, toBen, benSays }
}

test('asked at night, answered next morning: the asker is told in the morning, not before, and it is counted', async () => {
  const { server, ben, pass, clock, claimed, toBen, mailbox, set } = await benIsAway()
  // It is 22:00 where Ben is, and nobody is at the desk.
  await set({ timeZone: 'Pacific/Auckland' })
  await Associate.of(server, 'Noor', { isOn: false })
  const request = await asked(server, ben, { leave: true })
  // 6:30: the first one at the desk answers, and Ben sleeps until 8:00.
  await pass(8.5 * hour)
  const noor = await Associate.of(server, 'Noor')
  const visit = await claimed(noor, request)
  await pass(5 * minute)
  expect(toBen()).toEqual([])
  await writes(server, ben, noor, visit)
  await ask(server, `POST /desk/visits/${visit}/end`, { token: noor.token })
  await until('the visit to be over', async () => (await noor.desk()).visits.length === 0)
  await pass(hour)
  expect(toBen()).toEqual([])
  await pass(hour)
  expect(toBen()).toEqual(['Noor from the store replied: It does.'])
  expect(letters(mailbox)[0]?.text).toContain('Does it fit a small hall?')
  clock.advance(minute)
  const supervisor = await Supervisor.of(server)
  const { total } = await supervisor.figures(`?by=hour&from=${Date.now() - 24 * hour}`)
  expect(total).toMatchObject({ asked: 1, leftAtOnce: 1, answered: 1 })
  expect((await supervisor.behind('answered', `&from=${Date.now() - 24 * hour}`)).conversations).toMatchObject([
    { who: 'Noor' },
  ])
})

test('whose request is taken while they are away is told at once, and of the answer once more', async () => {
  const { server, ben, pass, claimed, toBen } = await benIsAway()
  const noor = await Associate.of(server, 'Noor')
  const visit = await claimed(noor, await asked(server, ben))
  await pass(1_000)
  expect(toBen()).toEqual(['Noor from the store is here for your question'])
  await writes(server, ben, noor, visit)
  await pass(5 * minute)
  expect(toBen().slice(1)).toEqual(['Noor from the store replied: It does.'])
})

test('of a question that was left the answer is told, and not that somebody reads it', async () => {
  const { server, ben, pass, claimed, toBen } = await benIsAway()
  const noor = await Associate.of(server, 'Noor')
  const visit = await claimed(noor, await asked(server, ben, { leave: true }))
  await pass(minute)
  // A mail server that was not reached at first is tried again.
  await pass(5 * minute)
  expect(toBen()).toEqual([])
  await writes(server, ben, noor, visit)
  await pass(5 * minute)
  expect(toBen()).toEqual(['Noor from the store replied: It does.'])
})

test('a request that was taken and is nobody’s again by the time they may be told is not told', async () => {
  const { server, ben, pass, claimed, toBen, set } = await benIsAway()
  await set({ quiet: { from: '09:00', to: '12:00' } })
  const noor = await Associate.of(server, 'Noor')
  const visit = await claimed(noor, await asked(server, ben))
  await ask(server, `POST /desk/visits/${visit}/end`, { token: noor.token })
  await pass(3 * hour)
  expect(toBen()).toEqual([])
})

test('what an associate writes on a visit is told together, after the asker wrote anew, and never what they answered', async () => {
  const { server, ben, pass, claimed, toBen, benSays } = await benIsAway()
  const noor = await Associate.of(server, 'Noor')
  const visit = await claimed(noor, await asked(server, ben))
  await pass(1_000)
  await writes(server, ben, noor, visit)
  await pass(1_000)
  await benSays(visit, 'And in oak?')
  await until('the desk to know', async () => (await noor.desk()).visits[0]?.turn === 'mine')
  await pass(5 * minute)
  expect(toBen()).toHaveLength(1)
  await writes(server, ben, noor, visit)
  await pass(90_000)
  await writes(server, ben, noor, visit)
  await pass(5 * minute)
  expect(toBen().slice(1)).toEqual(['Noor from the store replied: It does.'])
})

test('a phone of the asker gets it as a push message, and their own settings count', async () => {
  const { server, ben, pass, claimed, set, toBen } = await benIsAway(pushing)
  const { offered } = await set({ meanings: { mail: [] } })
  const phone = await openPushService(offered.push?.publicKey ?? '')
  await ask(server, `POST /rooms/${ben.roomId}/push-subscriptions`, { token: ben.token, body: phone.subscription })
  const noor = await Associate.of(server, 'Noor')
  const visit = await claimed(noor, await asked(server, ben))
  await pass(1_000)
  await writes(server, ben, noor, visit)
  await pass(5 * minute)
  expect(phone.pushed.map(({ notification: { title, body, subject } }) => [title, body, subject])).toEqual([
    ['Noor from the store is here for your question', 'Does it fit a small hall?', `visit:${visit}`],
    ['Noor from the store replied', 'It does.', `visit:${visit}`],
  ])
  expect(toBen()).toEqual([])
})
