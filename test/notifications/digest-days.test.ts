// A digest a day: days are those of the receiver's calendar, also around the one on which summer time begins.
import { expect, test } from 'vitest'
import { openMailbox } from '#test/support/mailbox.ts'
import { letters, notificationRoom } from '#test/support/notification-room.ts'
import { annotationsOf, say } from '#test/support/questions.ts'

const hour = 3_600_000
const address = 'ben@mail.example'

test.each([
  ['America/Chicago', '18:00', '2026-03-08'],
  ['America/New_York', '19:30', '2026-03-08'],
  ['America/Denver', '17:00', '2026-03-08'],
  ['Europe/London', '00:30', '2026-03-29'],
  ['Australia/Sydney', '10:00', '2025-10-05'],
])(
  'in %s, where digests come at %s, three days with news bring three letters',
  async (timeZone, digestAt, summerBegins) => {
    const mailbox = await openMailbox()
    const { server, ana, ben, clock, set, pass, confirmMail } = await notificationRoom({ SMTP_URL: mailbox.url })
    await confirmMail(mailbox, address)
    // An hour before the digest of the day before. It lies before the day on which tests begin: the token is still good.
    const dueBefore = Temporal.PlainDate.from(summerBegins)
      .subtract({ days: 1 })
      .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(digestAt) }).epochMilliseconds
    clock.advance(dueBefore - hour - Date.now())
    await set({ timeZone, digestAt, quiet: null })
    await pass(0)
    const connection = await annotationsOf(server, ana)
    await connection.write((doc) => {
      doc.getMap('threads').set('room', { subject: 'room', kind: 'talk', by: ana.memberId, at: Date.now() })
    })
    // The day before, the day itself and the one after it.
    for (const day of [1, 2, 3]) {
      await say(connection, ana, `room/m${day}`, { text: `Day ${day}` })
      await pass(day === 1 ? 2 * hour : 24 * hour)
      expect(letters(mailbox)).toHaveLength(day)
    }
    expect(ben.name).toBe('Ben')
  },
)
