// Sends letters by mail, over the operator's own mail server.
import { createTransport } from 'nodemailer'
import type { Letter } from './letter-parts.ts'
import { mailText } from './mail-text.ts'
import type { Sent } from './sent.ts'

/** How long the mail server may take for each step; a query of `SMTP_URL` may say otherwise. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 }
/** How long all of it may take: a server that drips must not hold everything up. */
const maxSendMs = 60_000

/** Where a letter goes. */
export interface Addressed {
  readonly letter: Letter
  readonly to: string
  /** The same when it is sent again, so that a mailbox keeps it once. */
  readonly id: string
  /** Ends mail with one click. */
  readonly stopUrl: string | undefined
}

/** A mail to a shop, and no letter to a member. Everything in it is plain text. */
export interface PlainMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly replyTo: { readonly name: string; readonly address: string }
  /** The same when it is sent again. */
  readonly id: string
}

export class MailChannel {
  readonly #transport: ReturnType<typeof createTransport>
  readonly #from: string
  readonly #publicUrl: () => string

  constructor(options: { smtpUrl: string; from: string; publicUrl: () => string }) {
    this.#transport = createTransport(withPatience(options.smtpUrl))
    this.#from = options.from
    this.#publicUrl = options.publicUrl
  }

  /** Sends a mail to a shop. */
  sendPlain({ to, subject, text, replyTo, id }: PlainMail): Promise<Sent> {
    const sending = this.#transport.sendMail({
      ...{ subject, text, replyTo, from: this.#from, to: { name: '', address: to } },
      messageId: `<${id}@${new URL(this.#publicUrl()).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return outcomeOf(sending)
  }

  async send({ letter, to, id, stopUrl }: Addressed): Promise<Sent> {
    const base = this.#publicUrl()
    const text = await mailText({ letter, base, stopUrl })
    const sending = this.#transport.sendMail({
      ...text,
      from: this.#from,
      to: { name: '', address: to },
      ...(letter.calendar && {
        icalEvent: { method: letter.calendar.method, filename: 'appointment.ics', content: letter.calendar.text },
      }),
      messageId: `<${id}@${new URL(base).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', ...(stopUrl === undefined ? {} : stopHeaders(stopUrl)) },
      // Nothing that people wrote leads to a file or an address that would be read here.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return outcomeOf(sending)
  }

  close(): void {
    this.#transport.close()
  }
}

/** RFC 8058: a mail program ends it with one POST, and asks nothing. */
function stopHeaders(stopUrl: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

function withPatience(smtpUrl: string): string {
  const url = new URL(smtpUrl)
  for (const [name, ms] of Object.entries(patience))
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(ms))
  return url.href
}

async function outcomeOf(sending: Promise<unknown>): Promise<Sent> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<Sent>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'later', isDown: true, why: 'too-slow' }), maxSendMs)
  })
  try {
    return await Promise.race([sending.then((): Sent => ({ kind: 'sent' }), refusalOf), limit])
  } finally {
    clearTimeout(timer)
  }
}

/** Only a no to this very recipient or letter is final; everything else is the server's trouble, and passes. */
function refusalOf(fault: unknown): Sent {
  const { code, responseCode, command } = fault as { code?: string; responseCode?: number; command?: string }
  const why = responseCode === undefined ? (code ?? 'fault') : `${command ?? ''} ${responseCode}`.trim()
  const isAboutThis = command === 'RCPT TO' || command === 'DATA'
  if (isAboutThis && responseCode !== undefined && responseCode >= 500) return { kind: 'failed', why }
  return { kind: 'later', isDown: !isAboutThis, why }
}
