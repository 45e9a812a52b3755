import { expect, test } from 'vitest'
import { setTimeout as wait } from 'node:timers/promises'
import { ask } from '#test/support/api.ts'
import { chance } from '#test/support/chance.ts'
import { databaseOf } from '#test/support/database.ts'
import { openMailbox } from '#test/support/mailbox.ts'
import { letters, linkTo } from '#test/support/notification-room.ts'
import { join, openRoom } from '#test/support/people.ts'
import { askQuestion } from '#test/support/questions.ts'
import { startServerProcess } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const rounds = 6

test(
  `a server killed at any moment, ${rounds} times, sends every notice, and each is shown once`,
  { timeout: 240_000 },
  async () => {
    const dice = chance()
    console.log(`SEED=${dice.seed}`)
    const mailbox = await openMailbox()
    const server = await startServerProcess({
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'room@tagalong.example',
      NOTICE_GRACE_SECONDS: '0',
    })
    const ana = await openRoom(server.url, 'Ana')
    const ben = await join(server.url, ana.code, 'Ben')
    const settings = `PUT /rooms/${ana.roomId}/notice-settings`
    const body = { mail: 'ben@mail.example', quiet: null, meanings: { mail: ['asked'] } }
    await ask(server, settings, { token: ben.token, body })
    const letter = await mailbox.next('the one that asks', () => true)
    await fetch(linkTo(letter, 'mail/confirm'), { method: 'POST' })
    const asked: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < 4; turn += 1) {
        const id = `q${round}-${turn}`
        const connection = await askQuestion(server, ana, id, { text: id, askedOf: [ben.memberId] })
        asked.push(id)
        await connection.close()
      }
      await wait(dice.whole(0, 350))
      await server.kill('SIGKILL')
      await server.restart()
    }
    const db = databaseOf(server)
    await until(
      'everything to be sent',
      async () => {
        const rows = await db
          .selectFrom('notifications')
          .select(['state', 'why'])
          .where('meaning', '=', 'asked')
          .execute()
        return rows.length === asked.length && rows.every(({ state }) => state === 'sent')
      },
      20_000,
    )
    const ids = new Map<string, Set<string>>()
    for (const { subject = '', messageId = '' } of letters(mailbox)) {
      const known = ids.get(subject) ?? new Set()
      ids.set(subject, known.add(messageId))
    }
    expect([...ids.keys()].toSorted()).toEqual(asked.map((id) => `Ana asks you: ${id}`).toSorted())
    // Sent twice at worst, and then as the same mail, which a mailbox keeps once.
    for (const known of ids.values()) expect(known.size).toBe(1)
  },
)
