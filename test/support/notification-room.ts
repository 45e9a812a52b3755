// A room with a host who is there and a member who is away and gets mail, with a clock that the test moves.
import type { NotificationSettings } from '#shared/notifications/contracts.ts'
import { ask } from './api.ts'
import { movableClock } from './clock.ts'
import { addLines } from './decision-room.ts'
import type { Mailbox, ReceivedMail } from './mailbox.ts'
import { join, openRoom } from './people.ts'
import type { Host, Person } from './people.ts'
import { PeopleSocket } from './people-socket.ts'
import { RawConnection } from './raw-connection.ts'
import type { TestServer } from './server.ts'
import { startTestServer } from './server.ts'

/** When the tests begin: noon in Berlin and in UTC no quiet hour. */
const noon = Date.UTC(2026, 5, 3, 10, 0)

export interface NotificationRoom {
  readonly server: TestServer
  readonly ana: Host & { readonly device: PeopleSocket }
  readonly ben: Person
  readonly clock: ReturnType<typeof movableClock>
  /** Lets time pass and has the server look. */
  pass(ms: number): Promise<void>
  /** Sets something about notices, for Ben unless said otherwise. */
  set(change: object, who?: Person): Promise<NotificationSettings>
  /** Gives an address and follows the link of the letter that asks. */
  confirmMail(mailbox: Mailbox, address: string, who?: Person): Promise<void>
}

/** @param settings where mail and push go. @param start when it is. */
export async function notificationRoom(
  settings: Readonly<Record<string, string>>,
  start = noon,
): Promise<NotificationRoom> {
  const clock = movableClock()
  clock.advance(start - Date.now())
  const server = await startTestServer({ MAIL_FROM: 'Tagalong <room@tagalong.example>', ...settings })
  const host = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, host.code, 'Ben')
  const ana = { ...host, device: await PeopleSocket.open(server, host) }
  await addLines(await RawConnection.open(server.url, ana), ana)
  const room: NotificationRoom = {
    server,
    ana,
    ben,
    clock,
    pass: async (ms) => {
      clock.advance(ms)
      await server.notifications.look()
    },
    set: async (change, who = ben) => {
      const path = `PUT /rooms/${who.roomId}/notice-settings`
      const answer = await ask<NotificationSettings>(server, path, { token: who.token, body: change })
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`)
      return answer.body
    },
    confirmMail: async (mailbox, address, who = ben) => {
      await room.set({ mail: address }, who)
      await server.notifications.look()
      const letter = await mailbox.next('the one that asks', ({ recipient }) => recipient === address)
      await fetch(linkTo(letter, 'mail/confirm'), { method: 'POST' })
    },
  }
  return room
}

/** The link of a letter that leads somewhere. */
export function linkTo(mail: ReceivedMail, path: string): string {
  const link = mail.links.find((one) => new URL(one).pathname.startsWith(`/${path}/`))
  if (link === undefined) throw new Error(`no link to ${path} in: ${mail.text}`)
  return link
}

/** Letters to somebody, without those that only ask for confirmation. */
export function letters({ mails }: Mailbox, recipient?: string): readonly ReceivedMail[] {
  return mails.filter(
    (mail) => !/mail[/]confirm/.test(mail.text ?? '') && (recipient === undefined || mail.recipient === recipient),
  )
}
