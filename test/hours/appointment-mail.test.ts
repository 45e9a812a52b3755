// What is told of appointments: a file for calendars with each change, and a reminder a day and an hour before.
import { expect, onTestFinished, test } from 'vitest'
import type { HelpRequest, HelpTimes } from '#shared/visits/help-request.ts'
import { ask } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { askStore } from '#test/support/desk.ts'
import { daily, saveShifts, saveStore } from '#test/support/hours.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import type { ReceivedMail } from '#test/support/mailbox.ts'
import { letters, notificationRoom } from '#test/support/notification-room.ts'
import { openTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const address = 'ben@mail.example'
/** Two days after the rooms of these tests are opened. */
const at = Date.parse('2026-06-05T12:00Z')
const mailFrom = { MAIL_FROM: 'Tagalong <room@tagalong.example>' }

/** Ben has an address, and somebody works around the clock. */
async function benWithMail(start?: string) {
  const mailbox = await openMailbox()
  const room = await notificationRoom({ SMTP_URL: mailbox.url }, start === undefined ? undefined : Date.parse(start))
  await room.confirmMail(mailbox, address)
  await room.set({ quiet: null, timeZone: 'UTC' })
  const { server, ben, clock } = room
  await saveShifts(server, 'staff-Noor', { week: daily({ from: '00:00', to: '24:00' }) })
  const agree = async (more: object = {}) => {
    const { status, body } = await askStore(server, ben, { at, ...more })
    expect(status).toBe(201)
    return body.id
  }
  const path = (id: string) => `/rooms/${ben.roomId}/help/${id}`
  const move = (id: string, to: number) =>
    ask<HelpRequest>(server, `PUT ${path(id)}/appointment`, { token: ben.token, body: { at: to } })
  const cancel = (id: string) => ask(server, `POST ${path(id)}/cancel`, { token: ben.token })
  const file = (id: string) => ask<string>(server, `GET ${path(id)}/calendar`, { token: ben.token })
  /** Lets the time come, and whatever is due be sent. */
  const comes = (moment: number) => {
    clock.advance(moment - Date.now())
    clock.wake()
  }
  const sent = (count: number, notifications = server.notifications) =>
    until(`${count} letters`, async () => {
      await notifications.look()
      return letters(mailbox).length >= count
    })
  /** When the next reminder is due, as it is stored. */
  const remindAt = async () =>
    (await databaseOf(server).selectFrom('help_requests').select('remind_at').executeTakeFirst())?.remind_at
  return {
    ...room,
    remindAt,
    mailbox,
    agree,
    move,
    cancel,
    file,
    comes,
    sent,
    subjects: () => letters(mailbox).map(subjectOf),
  }
}

const subjectOf = ({ subject }: ReceivedMail) => subject

/** The file in a letter. */
function calendarIn(mail: ReceivedMail | undefined): string {
  const file = mail?.attachments.find(({ contentType }) => contentType === 'text/calendar')
  return file?.content.toString() ?? ''
}

/** Its lines, as RFC 5545 unfolds them. */
const linesOf = (file: string) => file.replaceAll(/\r\n[ \t]/g, '').split('\r\n')
const valueOf = (file: string, name: string) =>
  linesOf(file)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)

test('each change of an appointment comes with a file that replaces the one before', async () => {
  const { agree, move, cancel, sent, mailbox } = await benWithMail()
  const request = await agree()
  await sent(1)
  await move(request, at + hourMs)
  await sent(2)
  await cancel(request)
  await sent(3)
  const files = letters(mailbox, address).map(calendarIn)
  const told = (name: string) => files.map((one) => valueOf(one, name))
  expect(told('METHOD')).toEqual(['PUBLISH', 'PUBLISH', 'CANCEL'])
  expect(told('SEQUENCE')).toEqual(['0', '1', '2'])
  expect(told('STATUS')).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED'])
  expect(told('DTSTART')).toEqual(['20260605T120000Z', '20260605T130000Z', '20260605T130000Z'])
  expect(told('DTEND')).toEqual(['20260605T123000Z', '20260605T133000Z', '20260605T133000Z'])
  expect(new Set(told('UID')).size).toBe(1)
  expect(told('UID')[0]).toContain(request)
})

test('what was asked is text in the file, whatever it is made of', async () => {
  const { agree, file, ben, server } = await benWithMail()
  const text = `Red, green; or "blue" \\ grey?\r\nEND:VEVENT\nBEGIN:VALARM\n${'Ünïcödé 🧥 '.repeat(12)}.`
  const answer = await file(await agree({ text }))
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const calendar = answer.body
  for (const line of calendar.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\r\n]/)
  }
  expect(linesOf(calendar).filter((line) => /^(BEGIN|END):/.test(line))).toEqual([
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
  const said = valueOf(calendar, 'DESCRIPTION') ?? ''
  expect(said).toContain('Red\\, green\\; or "blue" \\\\ grey?\\nEND:VEVENT\\nBEGIN:VALARM\\n')
  expect(said).toContain('Ünïcödé 🧥 '.repeat(12))
  expect(said.endsWith(`${server.url}/r/${ben.roomId}`)).toBe(true)
})

test('ten in the morning at the store stays ten when the clocks change, in what is offered, in the file and in the letter', async () => {
  const { server, ben, agree, move, sent, mailbox } = await benWithMail('2026-10-23T10:00Z')
  const hours = { week: daily({ from: '10:00', to: '10:30' }) }
  await saveStore(server, 'berlin', { name: 'Berlin', timeZone: 'Europe/Berlin', hours })
  const path = `GET /rooms/${ben.roomId}/help/times?store=berlin`
  const { times, timeZone } = (await ask<HelpTimes>(server, path, { token: ben.token })).body
  const [saturday, sunday] = [Date.parse('2026-10-24T08:00Z'), Date.parse('2026-10-25T09:00Z')]
  expect(timeZone).toBe('Europe/Berlin')
  expect(times.slice(0, 2)).toEqual([saturday, sunday])
  const request = await agree({ at: saturday, store: 'berlin' })
  await sent(1)
  await move(request, sunday)
  await sent(2)
  const [first, second] = letters(mailbox, address)
  expect(first?.subject).toMatch(/Berlin: Saturday.* 10:00 AM GMT\+2$/)
  expect(second?.subject).toMatch(/Berlin: Sunday.* 10:00 AM GMT\+1$/)
  expect([first, second].map((one) => valueOf(calendarIn(one), 'DTSTART'))).toEqual([
    '20261024T080000Z',
    '20261025T090000Z',
  ])
})

test('an appointment is reminded of a day and an hour before, once each', async () => {
  const { agree, comes, sent, subjects, mailbox, remindAt } = await benWithMail()
  await agree()
  expect(await remindAt()).toBe(at - 24 * hourMs)
  await sent(1)
  comes(at - 24 * hourMs)
  await sent(2)
  comes(at - hourMs)
  await sent(3)
  comes(at - minuteMs)
  await sent(3)
  expect(subjects()).toEqual([
    expect.stringMatching(/^Your appointment with /),
    expect.stringMatching(/^Reminder: your appointment with /),
    expect.stringMatching(/^Soon: your appointment with /),
  ])
  const sentAt = letters(mailbox).map(({ date }) => date?.getTime())
  expect(sentAt.slice(1)).toEqual([at - 24 * hourMs, at - hourMs])
})

test('a reminder that would come in quiet hours comes before them', async () => {
  const { set, agree, comes, sent, subjects, mailbox } = await benWithMail()
  await set({ quiet: { from: '22:00', to: '08:00' }, timeZone: 'Europe/Berlin' })
  // Half past eight where Ben is.
  await agree({ at: Date.parse('2026-06-05T06:30Z') })
  await sent(1)
  comes(Date.parse('2026-06-04T06:30Z'))
  await sent(2)
  const before = Date.parse('2026-06-04T19:59Z')
  comes(before)
  await sent(3)
  expect(subjects()[2]).toMatch(/^Soon: /)
  expect(letters(mailbox)[2]?.date?.getTime()).toBe(before)
})

test('a moved appointment is reminded of before its new time only, and a cancelled one never', async () => {
  const { agree, move, comes, server, subjects, cancel } = await benWithMail()
  await cancel(await agree({ at: at + 3 * hourMs }))
  await move(await agree(), at - 3 * hourMs)
  const told = (start: string) =>
    until(`“${start}”`, async () => {
      await server.notifications.look()
      return subjects().some((one) => one?.startsWith(start))
    })
  comes(at - 27 * hourMs)
  await told('Reminder')
  comes(at - 24 * hourMs)
  comes(at - 4 * hourMs)
  await told('Soon')
  const reminders = subjects().filter((one) => /^(Reminder|Soon)/.test(one ?? ''))
  expect(reminders).toEqual([expect.stringMatching(/9:00 AM/), expect.stringMatching(/9:00 AM/)])
})

test('a reminder that was due while the server was down is sent at its start', async () => {
  const { agree, comes, sent, server, mailbox, subjects } = await benWithMail()
  await agree()
  await sent(1)
  await server.stop()
  comes(at - 20 * hourMs)
  const port = new URL(server.url).port
  const next = await openTestServer({ DATA_DIR: server.dataDir, PORT: port, SMTP_URL: mailbox.url, ...mailFrom })
  onTestFinished(next.stop)
  await sent(2, next.notifications)
  comes(at - hourMs)
  await sent(3, next.notifications)
  expect(subjects().slice(1)).toEqual([expect.stringMatching(/^Reminder: /), expect.stringMatching(/^Soon: /)])
})

test('who turned all notices off gets none of their appointment', async () => {
  const { set, agree, comes, server, subjects, remindAt } = await benWithMail()
  await set({ off: true })
  await agree()
  comes(at - hourMs)
  await until('no more reminders to be due', async () => (await remindAt()) === null)
  await server.notifications.look()
  expect(subjects()).toEqual([])
  const kept = databaseOf(server).selectFrom('notifications').select('state').where('meaning', '=', 'appointment')
  expect(await kept.execute()).toEqual([])
})
