import { expect, test } from 'vitest'
import { ask } from '#test/support/api.ts'
import { phoneOf, pushing } from '#test/support/called-associate.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, rooms, shopWithStaff } from '#test/support/desk.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { until } from '#test/support/until.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'

async function visited() {
  const clock = movableClock()
  const server = await shopWithStaff(pushing)
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const phone = await phoneOf(server, noor)
  const request = await asked(server, ana)
  await phone.untilCame(1)
  const { body } = await noor.claim(request)
  await phone.untilCame(2)
  const connection = await RawConnection.open(server.url, ana, visitDocument(body.visitId))
  let count = 0
  const write = async (text: string) => {
    clock.advance(1_000)
    count += 1
    const message = { by: ana.memberId, at: Date.now(), text }
    await connection.write((doc) => void doc.getMap('messages').set(`m${count}`, message))
    await until('the desk to know', async () => (await noor.desk()).visits[0]?.turnSince === Date.now())
  }
  return { clock, server, ana, noor, phone, write, visit: body.visitId }
}

test('with the page closed, news of a visit are pushed apart from calls, together, and say no more than who waits', async () => {
  const { phone, write, visit, clock, noor } = await visited()
  await write('Our door is 74 cm wide')
  const news = (await phone.untilCame(3)).at(-1)
  expect(news).toMatchObject({ is: 'call', tag: `visit-${visit}`, visit, title: 'New message: Ana', acts: [] })
  expect(news?.body).toBe('Does it fit a small hall?')
  await write('and the hall is narrow')
  await write('very narrow')
  expect(phone.came()).toHaveLength(3)
  clock.advance(30_000)
  clock.wake()
  expect((await phone.untilCame(4)).at(-1)).toMatchObject({ title: '3 new messages: Ana' })
  await noor.open()
  expect((await phone.untilCame(5)).at(-1)).toMatchObject({ is: 'over', tag: `visit-${visit}` })
})

test('whoever has the desk open is not pushed what is said there', async () => {
  const { phone, write, noor, server, visit } = await visited()
  await noor.open()
  await noor.untilDesk(({ visits }) => visits.length === 1)
  await write('Are you there?')
  await ask(server, `POST /desk/visits/${visit}/end`, { token: noor.token })
  await until('the visit to be over', async () => (await noor.desk()).visits.length === 0)
  expect(phone.came()).toHaveLength(2)
})
