// Debian's Firefox, over WebDriver BiDi (W3C): playwright-core drives only a Firefox of its own. Just what amounts and storage need:
// opening a page and asking it something.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { testNeeds } from '#tools/test-needs.ts'
import { temporaryFolder } from './folders.ts'
import { runsUntilParentEnds } from './server-process.ts'

/** A page in Firefox. */
export interface FirefoxPage {
  /** Resolves once the page is loaded. */
  goto(url: string): Promise<void>
  /** The value of an expression in the page: a text, or null. */
  read(expression: string): Promise<string | null>
  /** The page in its only frame. */
  frame(): Promise<FirefoxPage>
}

/** Opens a page in a Firefox without a window, with a profile of its own; both are gone after the test. */
export async function openFirefox(
  preferences: Readonly<Record<string, boolean | number | string>> = {},
): Promise<FirefoxPage> {
  const [program = ''] = testNeeds.firefox.find() ?? []
  const session = await Session.open(await startFirefox(program, preferences))
  await session.send('session.new', { capabilities: {} })
  const { context } = (await session.send('browsingContext.create', { type: 'tab' })) as { context: string }
  return pageIn(session, context)
}

function pageIn(session: Session, context: string): FirefoxPage {
  return {
    async goto(url) {
      await session.send('browsingContext.navigate', { context, url, wait: 'complete' })
    },
    async frame() {
      const { contexts } = (await session.send('browsingContext.getTree', { root: context })) as Tree
      return pageIn(session, contexts[0]?.children[0]?.context ?? '')
    },
    async read(expression) {
      const parameters = { expression, target: { context }, awaitPromise: true }
      const { result, exceptionDetails } = (await session.send('script.evaluate', parameters)) as Evaluated
      if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`)
      return typeof result?.value === 'string' ? result.value : null
    },
  }
}

interface Tree {
  readonly contexts: readonly { readonly children: readonly { readonly context: string }[] }[]
}

interface Evaluated {
  readonly result?: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly text: string }
}

/** @returns the address at which it listens. */
async function startFirefox(
  program: string,
  preferences: Readonly<Record<string, boolean | number | string>>,
): Promise<string> {
  const profile = temporaryFolder()
  const lines = Object.entries({ 'remote.prefs.recommended': true, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(`${profile}/user.js`, lines.join('\n'))
  const args = [
    ...runsUntilParentEnds,
    program,
    '--headless',
    '--no-remote',
    '--profile',
    profile,
    '--remote-debugging-port',
    '0',
  ]
  const env = { ...process.env, HOME: profile }
  const firefox = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'pipe'], env })
  onTestFinished(async () => {
    if (firefox.exitCode !== null) return
    firefox.kill()
    await once(firefox, 'exit')
  })
  for await (const line of createInterface({ input: firefox.stderr })) {
    const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1]
    if (address === undefined) continue
    // The rest is read and dropped, or Firefox would wait for somebody to read it.
    firefox.stderr.resume()
    return `${address}/session`
  }
  throw new Error('Firefox ended before it listened')
}

/** Commands and their answers, by number. */
class Session {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (answer: { readonly result?: object; readonly message?: string }) => void>()
  #last = 0

  static async open(address: string): Promise<Session> {
    const socket = new WebSocket(address)
    await once(socket, 'open')
    onTestFinished(() => socket.terminate())
    return new Session(socket)
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer) => {
      const answer = JSON.parse(data.toString()) as { id?: number; result?: object; message?: string }
      if (answer.id !== undefined) this.#waiting.get(answer.id)?.(answer)
    })
  }

  async send(method: string, params: object): Promise<object> {
    const id = (this.#last += 1)
    const answer = new Promise<{ result?: object; message?: string }>((resolve) => this.#waiting.set(id, resolve))
    this.#socket.send(JSON.stringify({ id, method, params }))
    const { result, message } = await answer
    if (!result) throw new Error(`${method}: ${message}`)
    return result
  }
}
