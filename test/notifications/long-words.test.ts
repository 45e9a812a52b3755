// Words that are too long for a subject or a push message are cut between characters.
import { expect, test } from 'vitest'
import { ask } from '#test/support/api.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import { letters, notificationRoom } from '#test/support/notification-room.ts'
import { openPushService } from '#test/support/push-service.ts'
import { askQuestion } from '#test/support/questions.ts'

const minute = 60_000
/** One character, eleven UTF-16 units. */
const family = '👩‍👩‍👧‍👦'
const onlyFamilies = new RegExp(`^(?:Ana asks you: )?(?:${family})+…$`, 'u')

test('a mail subject never ends in half an emoji', async () => {
  const mailbox = await openMailbox()
  const { server, ana, ben, pass, confirmMail } = await notificationRoom({ SMTP_URL: mailbox.url })
  await confirmMail(mailbox, 'ben@mail.example')
  await askQuestion(server, ana, 'q1', { text: family.repeat(40), askedOf: [ben.memberId] })
  await pass(3 * minute)
  expect(letters(mailbox)[0]?.subject).toMatch(onlyFamilies)
})

test('a push message never ends in half an emoji', async () => {
  const { server, ana, ben, set, pass } = await notificationRoom({ VAPID_SUBJECT: 'mailto:hello@shop.example' })
  const service = await openPushService((await set({})).offered.push?.publicKey ?? '')
  const path = `POST /rooms/${ben.roomId}/push-subscriptions`
  await ask(server, path, { token: ben.token, body: service.subscription })
  await askQuestion(server, ana, 'q1', { text: family.repeat(40), askedOf: [ben.memberId] })
  await pass(3 * minute)
  expect(service.pushed[0]?.notification.body).toMatch(onlyFamilies)
})
