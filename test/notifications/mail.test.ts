import { expect, test } from 'vitest'
import { ask } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { request } from '#test/support/decision-room.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import { letters, linkTo, notificationRoom } from '#test/support/notification-room.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { annotationsOf, askQuestion, pin, reword, say } from '#test/support/questions.ts'

const minute = 60_000
const hour = 60 * minute
const address = 'ben@mail.example'

async function told() {
  const mailbox = await openMailbox()
  const room = await notificationRoom({ SMTP_URL: mailbox.url })
  await room.confirmMail(mailbox, address)
  return { mailbox, ...room }
}

function vote(voters: readonly string[], more: object = {}) {
  const candidates = ['boot:walnut-39', 'runner:fog-39']
  return request({ question: 'Which pair?', candidates, voters, rule: 'most', blind: false, ...more })
}

test('an address gets nothing but the letter that asks, until it is confirmed', async () => {
  const mailbox = await openMailbox()
  const { server, ana, ben, set, pass } = await notificationRoom({ SMTP_URL: mailbox.url })
  const { mail } = await set({ mail: address })
  expect(mail).toEqual({ address: null, waiting: address })
  await pass(0)
  await askQuestion(server, ana, 'q1', { text: 'Will these do?', askedOf: [ben.memberId] })
  await pass(5 * minute)
  expect(mailbox.mails).toHaveLength(1)
  const [letter] = mailbox.mails
  expect(letter).toMatchObject({ recipient: address, subject: 'Confirm your address for Tagalong' })
  // Nothing in it that a stranger could have written to a stranger.
  expect(letter?.text).not.toMatch(/Ana|Ben/)
  const confirm = letter ? linkTo(letter, 'mail/confirm') : ''
  // A mail scanner looks.
  expect((await fetch(confirm)).status).toBe(200)
  expect((await set({})).mail).toEqual({ address: null, waiting: address })
  expect((await fetch(confirm, { method: 'POST' })).status).toBe(200)
  expect((await set({})).mail).toEqual({ address, waiting: null })
  expect((await fetch(confirm, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${confirm}x`, { method: 'POST' })).status).toBe(404)
})

test('a link of a mail that no longer works says where to get a new one, and leads to the shop', async () => {
  const { server } = await notificationRoom({})
  for (const path of ['confirm', 'stop']) {
    for (const [language, where, way] of [
      ['en', 'under “Notifications”, you can get a new one', 'Browse the shop'],
      ['xx, de-AT', 'unter „Benachrichtigungen“ einen neuen anfordern', 'Im Shop stöbern'],
      ['ar', 'ضمن «الإشعارات»، طلب رابط جديد', 'تصفّح المتجر'],
    ] as const) {
      const page = await fetch(`${server.url}/mail/${path}/used-up`, { headers: { 'accept-language': language } })
      expect(page.status).toBe(404)
      const text = await page.text()
      expect(text).toContain(where)
      expect(text).toContain(`<a class="button" href="/">${way}</a>`)
    }
  }
})

test('a question reaches a member who is away as a mail with its picture, and an answer takes two taps', async () => {
  const { mailbox, server, ana, ben, pass } = await told()
  await askQuestion(server, ana, 'q1', { text: 'Will these hold in the rain?', askedOf: [ben.memberId] })
  await pass(minute)
  expect(letters(mailbox)).toEqual([])
  await pass(2 * minute)
  const [letter, ...more] = letters(mailbox)
  expect(more).toEqual([])
  expect(letter?.subject).toBe('Ana asks you: Will these hold in the rain?')
  expect(letter?.from?.text).toContain('room@tagalong.example')
  expect(letter?.html).toContain(`src="${server.url}/pictures/`)
  expect(letter?.text).toContain('Ridge boot')
  const answer = letter?.links.find((link) => link.endsWith('?answer=yes')) ?? ''
  expect(letter?.html).toContain(answer)
  expect(await (await fetch(answer)).text()).toMatch(/value="yes"\s+checked/)
  await fetch(answer, { method: 'POST', body: new URLSearchParams({ verdict: 'yes' }) })
  const connection = await annotationsOf(server, ana)
  expect([...connection.doc.getMap<{ by: string; text: string }>('messages').values()]).toContainEqual(
    expect.objectContaining({ by: ben.memberId, text: 'Yes' }),
  )
})

test('a member in the room gets it on the page at once, and no mail', async () => {
  const { mailbox, server, ana, ben, pass } = await told()
  const device = await PeopleSocket.open(server, ben)
  await askQuestion(server, ana, 'q1', { text: 'Will these do?', askedOf: [ben.memberId] })
  await device.until('notice', () => true)
  expect(device.last('notice')).toMatchObject({ meaning: 'asked', subject: 'question:q1', by: ana.memberId })
  expect(ana.device.last('notice')).toBeUndefined()
  await pass(5 * minute)
  expect(letters(mailbox)).toEqual([])
})

test('what was answered, read, settled, deleted or closed meanwhile is not told any more', async () => {
  const { mailbox, server, ana, ben, pass } = await told()
  const connection = await askQuestion(server, ana, 'answered', { text: 'One?', askedOf: [ben.memberId] })
  await askQuestion(server, ana, 'read', { text: 'Two?', askedOf: [ben.memberId] })
  await askQuestion(server, ana, 'settled', { text: 'Three?', askedOf: [ben.memberId] })
  const asked = await askQuestion(server, ana, 'deleted', { text: 'Four?', askedOf: [ben.memberId] })
  await asked.write((doc) => doc.getMap('messages').delete('deleted/first'))
  const { decision } = await ana.device.granted('decision.open', vote([ana.memberId, ben.memberId]))
  const own = await annotationsOf(server, ben)
  await say(own, ben, 'answered/mine', { text: 'Yes' })
  const device = await PeopleSocket.open(server, ben)
  await device.granted('read.mark', { thread: 'read', upto: Date.now() })
  await device.granted('ballot.cast', { decision, candidate: 'boot:walnut-39' })
  device.close()
  await own.close()
  await connection.write((doc) =>
    doc.getMap('threadStates').set('settled', { state: 'resolved', by: ana.memberId, at: Date.now() }),
  )
  await pass(5 * minute)
  expect(letters(mailbox)).toEqual([])
})

test.each(['by name', 'with their link'])(
  'who is removed (%s) is told nothing more, and their address is forgotten',
  async (how) => {
    const { mailbox, server, ana, ben, pass } = await told()
    const connection = await askQuestion(server, ana, 'q1', { text: 'One?', askedOf: [ben.memberId] })
    const room = `/rooms/${ana.roomId}`
    const path = how === 'by name' ? `${room}/members/${ben.memberId}` : `${room}/invitations/${ana.code}?seats=end`
    expect((await ask(server, `DELETE ${path}`, { token: ana.token })).status).toBe(204)
    await pass(5 * minute)
    expect(letters(mailbox)).toEqual([])
    for (const table of ['notification_settings', 'notifications'] as const)
      expect(
        await databaseOf(server).selectFrom(table).selectAll().where('member_id', '=', ben.memberId).execute(),
      ).toEqual([])
    await connection.close()
  },
)

test('replies in a thread come as one letter, and only what concerns its reader', async () => {
  const { mailbox, server, ana, ben, pass } = await told()
  const cleo = { ...ana }
  const own = await askQuestion(server, ben, 'q1', { text: 'Who has worn these?' })
  await own.close()
  const connection = await annotationsOf(server, cleo)
  await say(connection, ana, 'q1/a1', { text: 'I have.' })
  await say(connection, ana, 'q1/a2', { text: 'They are warm.' })
  await pass(3 * minute)
  const [letter, ...more] = letters(mailbox)
  expect(more).toEqual([])
  expect(letter?.subject).toBe('Ana replied: They are warm.')
  expect(letter?.text).toMatch(/I have[.][\s\S]*They are warm[.]/)
  await say(connection, ana, 'q1/a3', { text: 'And dry.' })
  await pass(3 * minute)
  expect(letters(mailbox).map(({ subject }) => subject)).toEqual([letter?.subject, 'Ana replied: And dry.'])
})

test('who is named in a comment on a picture is told its words, and nobody else is', async () => {
  const { mailbox, server, ana, ben, pass } = await told()
  const comment = async (id: string, text: string, mentions: readonly string[]) =>
    pin(await annotationsOf(server, ana), ana, id, { text, mentions })
  await comment('p1', 'Nice rim.', [ana.memberId])
  await comment('p2', '@Ben does this chip?', [ben.memberId, ana.memberId])
  await pass(3 * minute)
  expect(letters(mailbox).map(({ subject }) => subject)).toEqual(['Ana mentioned you: @Ben does this chip?'])
})

test('who is named in other words is told them, though they had read those before, and nobody twice', async () => {
  const { mailbox, server, ana, ben, clock, pass } = await told()
  const connection = await annotationsOf(server, ana)
  await connection.write((doc) =>
    doc.getMap('threads').set('room', { subject: 'room', kind: 'talk', by: ana.memberId, at: Date.now() }),
  )
  await say(connection, ana, 'room/m1', { text: 'Somebody has to try them.' })
  const device = await PeopleSocket.open(server, ben)
  await device.granted('read.mark', { thread: 'room', upto: Date.now() })
  device.close()
  clock.advance(minute)
  const words = (text: string, mentions?: readonly string[]) =>
    reword(connection, ['messages', 'room/m1'], { text, editedAt: Date.now(), ...(mentions ? { mentions } : {}) })
  await words('Somebody really has to try them.')
  await words('@Ben has to try them.', [ben.memberId])
  await pass(3 * minute)
  expect(letters(mailbox).map(({ subject }) => subject)).toEqual(['Ana replied: @Ben has to try them.'])
  await words('Ben has to try them.')
  await words('@Ben has to try them!', [ben.memberId])
  await pass(3 * minute)
  expect(letters(mailbox)).toHaveLength(1)
})

test('who is named in other words of a comment is told them', async () => {
  const { mailbox, server, ana, ben, pass } = await told()
  const connection = await annotationsOf(server, ana)
  await pin(connection, ana, 'p1', { text: 'Does this chip?' })
  await pass(3 * minute)
  expect(letters(mailbox)).toEqual([])
  await reword(connection, ['pins', 'p1'], { text: '@Ben, does this chip?', mentions: [ben.memberId] })
  await pass(3 * minute)
  expect(letters(mailbox).map(({ subject }) => subject)).toEqual(['Ana mentioned you: @Ben, does this chip?'])
})

test('the end of a decision is told to its voters, with what was chosen', async () => {
  const { mailbox, server, ana, ben, pass } = await told()
  const { decision } = await ana.device.granted('decision.open', vote([ana.memberId, ben.memberId]))
  await ana.device.granted('ballot.cast', { decision, candidate: 'runner:fog-39' })
  await pass(3 * minute)
  const [asked] = letters(mailbox)
  expect(asked?.subject).toBe('Ana wants your vote: Which pair?')
  expect(asked?.links.filter((link) => link.includes('?choose='))).toHaveLength(2)
  // A socket takes a clock that jumps for a connection that is dead.
  const device = await PeopleSocket.open(server, ana)
  await device.granted('decision.close', { decision })
  await pass(3 * minute)
  expect(letters(mailbox)[1]?.subject).toMatch(/^Decided: /)
  expect(letters(mailbox)).toHaveLength(2)
})

test('what is still owed is reminded of some hours before, once', async () => {
  const { mailbox, server, ana, ben, pass } = await told()
  const dueAt = Date.now() + 8 * hour
  await askQuestion(server, ana, 'q1', { text: 'By tonight?', askedOf: [ben.memberId], dueAt })
  await pass(3 * minute)
  expect(letters(mailbox)).toHaveLength(1)
  await pass(3 * hour)
  expect(letters(mailbox)).toHaveLength(1)
  await pass(hour)
  const reminder = letters(mailbox)[1]
  expect(reminder?.subject).toBe('Ana is still waiting for your answer: By tonight?')
  // Both letters lead to the same page.
  const answers = letters(mailbox).map((letter) => linkTo(letter, 'a'))
  expect(answers[0]).toBe(answers[1])
  await pass(hour)
  expect(letters(mailbox)).toHaveLength(2)
})

test('nothing comes in the quiet hours of the receiver, and one letter after them', async () => {
  const { mailbox, server, ana, ben, set, pass } = await told()
  // It is noon in Berlin.
  await set({ timeZone: 'Europe/Berlin', quiet: { from: '11:00', to: '13:00' } })
  const dueAt = Date.now() + 4 * hour
  await askQuestion(server, ana, 'q1', { text: 'Now?', askedOf: [ben.memberId], dueAt })
  await pass(3 * minute)
  await pass(50 * minute)
  expect(letters(mailbox)).toEqual([])
  await pass(8 * minute)
  expect(letters(mailbox).map(({ subject }) => subject)).toEqual(['Ana asks you: Now?'])
})

test('everything else comes as one digest a day', async () => {
  const { mailbox, server, ana, ben, set, pass } = await told()
  await set({ timeZone: 'Europe/Berlin', digestAt: '18:00' })
  const connection = await annotationsOf(server, ana)
  await connection.write((doc) => {
    const at = Date.now()
    doc.getMap('threads').set('room', { subject: 'room', kind: 'talk', by: ana.memberId, at })
    for (const id of ['m1', 'm2']) doc.getMap('messages').set(`room/${id}`, { by: ana.memberId, at, text: id })
  })
  await pass(5 * hour)
  expect(letters(mailbox)).toEqual([])
  await pass(2 * hour)
  const [digest, ...more] = letters(mailbox)
  expect(more).toEqual([])
  expect(digest?.subject).toBe('New in “Ana’s room”')
  expect(digest?.text).toContain('2 new messages')
  await pass(24 * hour)
  expect(letters(mailbox)).toHaveLength(1)
  expect(ben.name).toBe('Ben')
})

test('the letter is in the language and direction of its reader', async () => {
  const mailbox = await openMailbox()
  const { server, ana, pass, confirmMail } = await notificationRoom({ SMTP_URL: mailbox.url })
  const { body } = await ask<{ member: { id: string }; token: string }>(
    server,
    `POST /invitations/${ana.code}/accept`,
    {
      body: { name: 'باسم', locale: 'ar' },
    },
  )
  const basim = { name: 'باسم', memberId: body.member.id, roomId: ana.roomId, token: body.token }
  await confirmMail(mailbox, 'basim@mail.example', basim)
  await askQuestion(server, ana, 'q1', { text: 'Gut so?', askedOf: [basim.memberId] })
  await pass(3 * minute)
  const [letter] = letters(mailbox)
  expect(letter?.subject).toBe('Ana يسألك: Gut so?')
  expect(letter?.html).toContain('dir="rtl"')
  expect(letter?.text).toContain('لست متأكدًا: http')
})

test('one click ends mail, really', async () => {
  const { mailbox, server, ana, ben, set, pass } = await told()
  await askQuestion(server, ana, 'q1', { text: 'One?', askedOf: [ben.memberId] })
  await pass(3 * minute)
  const [letter] = letters(mailbox)
  const [, stop = ''] = /<(.+)>/.exec(rawHeader(letter, 'list-unsubscribe')) ?? []
  expect(rawHeader(letter, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  await askQuestion(server, ana, 'q2', { text: 'Two?', askedOf: [ben.memberId] })
  // Looking is no clicking.
  expect((await fetch(stop)).status).toBe(200)
  expect((await set({})).mail.address).toBe(address)
  const clicked = await fetch(stop, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })
  expect(clicked.status).toBe(200)
  expect((await set({})).mail).toEqual({ address: null, waiting: null })
  await askQuestion(server, ana, 'q3', { text: 'Three?', askedOf: [ben.memberId] })
  await pass(10 * minute)
  expect(letters(mailbox)).toHaveLength(1)
  expect((await fetch(`${stop.slice(0, -2)}xx`, { method: 'POST' })).status).toBe(404)
})

test('a name or a question brings no header of its own, and no markup', async () => {
  const { mailbox, server, ana, ben, pass } = await told()
  const text = 'One?\r\nBcc: victim@mail.example\r\n\r\n<script>alert(1)</script>'
  await askQuestion(server, ana, 'q1', { text, askedOf: [ben.memberId] })
  await pass(3 * minute)
  const [letter] = letters(mailbox)
  expect(letter?.bcc).toBeUndefined()
  expect(letter?.subject).toContain('One? Bcc: victim@mail.example')
  expect(letter?.html).not.toContain('<script>')
  expect(mailbox.mails.map(({ recipient }) => recipient)).toEqual([address, address])
})

test('with everything off nothing comes', async () => {
  const { mailbox, server, ana, ben, set, pass } = await told()
  await askQuestion(server, ana, 'q1', { text: 'One?', askedOf: [ben.memberId] })
  await set({ off: true })
  await pass(5 * minute)
  await set({ off: false, meanings: { mail: ['decided'] } })
  await askQuestion(server, ana, 'q2', { text: 'Two?', askedOf: [ben.memberId] })
  await pass(5 * minute)
  expect(letters(mailbox)).toEqual([])
})

function rawHeader(mail: { headerLines: readonly { key: string; line: string }[] } | undefined, name: string): string {
  const line = mail?.headerLines.find(({ key }) => key === name)?.line ?? ''
  return line
    .slice(line.indexOf(':') + 1)
    .replaceAll(/\s+/g, ' ')
    .trim()
}
