// The people channel by hand: what a device says and hears there, without the SDK.
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import type { Acknowledgement } from '#shared/wire/people.ts'
import type { CommandName, CommandReplies, CommandRequest } from '#shared/wire/commands.ts'
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import type { Person } from './people.ts'
import { until } from './until.ts'

/** A device on the people channel. */
export class PeopleSocket {
  readonly socket: Socket
  /** Everything that came, in order: the event and what was said. */
  readonly heard: (readonly [name: string, ...said: unknown[]])[] = []

  private constructor(url: string, { token }: Person) {
    this.socket = io(url, { auth: { token }, transports: ['websocket'], reconnection: false, forceNew: true })
    this.socket.onAny((name: string, ...said: unknown[]) => this.heard.push([name, ...said]))
  }

  /** Connects; gone with the test. */
  static async open(server: { readonly url: string }, person: Person): Promise<PeopleSocket> {
    const device = new PeopleSocket(server.url, person)
    onTestFinished(() => device.close())
    await new Promise<void>((resolve, reject) => device.socket.on('connect', resolve).on('connect_error', reject))
    return device
  }

  /** Gives a command and waits for the answer. */
  command<Name extends CommandName>(
    name: Name,
    request: CommandRequest<Name>,
  ): Promise<Acknowledgement<CommandReplies[Name]>> {
    return this.say(name, request) as Promise<Acknowledgement<CommandReplies[Name]>>
  }

  /** Gives a command that is granted; a refusal ends the test. */
  async granted<Name extends CommandName>(name: Name, request: CommandRequest<Name>): Promise<CommandReplies[Name]> {
    const reply = await this.command(name, request)
    if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.refusal)}`)
    return reply
  }

  /** Gives a command that is refused. @returns why. */
  async refused<Name extends CommandName>(name: Name, request: CommandRequest<Name>): Promise<RefusalCode> {
    return (await this.refusal(name, request)).code
  }

  /** As `refused`, with all that is said of it. */
  async refusal<Name extends CommandName>(name: Name, request: CommandRequest<Name>): Promise<Refusal> {
    const reply = await this.command(name, request)
    if (reply.ok) throw new Error(`${name} was granted: ${JSON.stringify(reply)}`)
    return reply.refusal
  }

  /** Says anything and waits for the answer. @throws once the server is gone, so that nobody waits for it. */
  async say(name: string, ...said: unknown[]): Promise<unknown> {
    const gone = Promise.withResolvers<never>()
    const onGone = (reason: string) =>
      gone.reject(new Error(`the connection ended before ${name} was answered: ${reason}`))
    this.socket.once('disconnect', onGone)
    try {
      return await Promise.race([gone.promise, this.socket.timeout(30_000).emitWithAck(name, ...said)])
    } finally {
      this.socket.off('disconnect', onGone)
    }
  }

  /** What was said last by an event; undefined where it never came. */
  last(name: string): unknown {
    return this.heard.findLast(([heard]) => heard === name)?.[1]
  }

  /** Waits until the last that was said by an event is as it should be. */
  async until<Said>(name: string, isIt: (said: Said) => boolean): Promise<Said> {
    await until(`${name} to be told`, () => {
      const said = this.last(name)
      return said !== undefined && isIt(said as Said)
    })
    return this.last(name) as Said
  }

  close(): void {
    this.socket.disconnect()
  }
}
