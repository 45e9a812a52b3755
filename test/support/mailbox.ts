// A mail server on loopback that takes what is sent to it, and can be made to behave as badly as real ones do.
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { until } from './until.ts'

/** A mail as its reader has it. */
export interface ReceivedMail extends ParsedMail {
  /** As the envelope says. */
  readonly recipient: string
  /** All of them. */
  readonly recipients: readonly string[]
  /** The addresses in its text. */
  readonly links: readonly string[]
}

export interface Mailbox {
  /** For `SMTP_URL`. */
  readonly url: string
  readonly mails: readonly ReceivedMail[]
  /** Why it takes no mail, as an SMTP answer; undefined where it does. */
  refusal: { readonly at: 'recipient' | 'data'; readonly code: number } | undefined
  /** How many letters it refused. */
  readonly refused: number
  /** Ends every connection and lets none through. */
  goDown(): Promise<void>
  /** Is there again, at the same place. */
  comeBack(): Promise<void>
  /** Waits for a mail. */
  next(what: string, isIt: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>
}

/** Opens a mailbox for everybody. Call it inside a test. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = []
  let refused = 0
  let server: SMTPServer
  let port = 0
  const make = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo(_address, _session, done) {
        if (mailbox.refusal?.at !== 'recipient') return done()
        refused += 1
        return done(Object.assign(new Error('no'), { responseCode: mailbox.refusal.code }))
      },
      onData(stream, session, done) {
        void (async () => done(await take(stream, session)))()
      },
    })
  /** @returns why it is refused. */
  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | undefined> => {
    const { refusal } = mailbox
    // A sender that is killed in the middle of a letter has sent none.
    const mail = await simpleParser(stream).catch((fault: unknown) => fault as Error)
    if (mail instanceof Error) return mail
    if (refusal?.at === 'data') {
      refused += 1
      return Object.assign(new Error('no'), { responseCode: refusal.code })
    }
    const recipients = session.envelope.rcptTo.map(({ address }) => address)
    mails.push({
      ...mail,
      recipient: recipients[0] ?? '',
      recipients,
      links: (mail.text ?? '').match(/https?:\S+/g) ?? [],
    })
    return undefined
  }
  const listen = async () => {
    server = make()
    server.on('error', () => {})
    server.listen(port, '127.0.0.1')
    await once(server.server, 'listening')
    port = (server.server.address() as AddressInfo).port
  }
  const mailbox: Mailbox = {
    get url() {
      return `smtp://127.0.0.1:${port}`
    },
    mails,
    refusal: undefined,
    get refused() {
      return refused
    },
    goDown: () => new Promise((closed) => server.close(() => closed())),
    comeBack: listen,
    async next(what, isIt) {
      await until(`a mail: ${what}`, () => mails.some(isIt))
      const found = mails.find(isIt)
      if (!found) throw new Error('it is gone')
      return found
    },
  }
  await listen()
  onTestFinished(() => mailbox.goDown())
  return mailbox
}

/** A mail server that takes the call and then never says a word. */
export interface MuteServer {
  readonly url: string
  readonly calls: () => number
  /** Ends the calls. */
  readonly hangUp: () => void
}

/** Call it inside a test. */
export async function openMuteServer(): Promise<MuteServer> {
  const open = new Set<Socket>()
  let calls = 0
  const server: Server = createServer((socket) => {
    calls += 1
    open.add(socket)
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const hangUp = () => {
    for (const socket of open) socket.destroy()
  }
  onTestFinished(() => {
    hangUp()
    server.close()
  })
  return {
    hangUp,
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
  }
}
