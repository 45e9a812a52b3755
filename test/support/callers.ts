// People in calls without the page of the room: LiveKit’s own client, in tabs of one browser with a microphone that beeps.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type * as LivekitClient from 'livekit-client'
import { onTestFinished } from 'vitest'
import type { Page } from 'playwright-core'
import type { RoomCalls } from '#shared/calls/call.ts'
import type { CallTicket } from '#shared/calls/contracts.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import { ask } from './api.ts'
import type { Answer } from './api.ts'
import { newProfile } from './open-browser.ts'
import type { Person } from './people.ts'
import { until } from './until.ts'

const client = readFileSync(
  resolve(import.meta.dirname, '../../node_modules/livekit-client/dist/livekit-client.umd.js'),
  'utf8',
)

type Server = { readonly url: string }

/** What happened in a tab, by LiveKit’s own names. */
interface Tab {
  readonly LivekitClient: typeof LivekitClient
  call?: LivekitClient.Room
  ended?: number
}

/** Asks for a token. */
export function askToJoin(server: Server, person: Person, body: object = {}): Promise<Answer<CallTicket>> {
  return ask(server, `POST /rooms/${person.roomId}/calls/join`, { token: person.token, body })
}

/** Asks for a token that is given. */
export async function ticketOf(server: Server, person: Person, body: object = {}): Promise<CallTicket> {
  const answer = await askToJoin(server, person, body)
  if (answer.status !== 200) throw new Error(`${person.name} may not join: ${answer.text}`)
  return answer.body
}

/** The calls of a room, as a member sees them. */
export async function callsOf(server: Server, { roomId, token }: Person): Promise<RoomCalls> {
  return (await ask<RoomCalls>(server, `GET /rooms/${roomId}/calls`, { token })).body
}

/** The ids of those who are in the room’s only call. */
export async function peopleIn(server: Server, person: Person): Promise<readonly string[]> {
  return (await callsOf(server, person)).calls.flatMap(({ people }) => people.map(({ id }) => id)).toSorted()
}

/** Waits until exactly these are in the call. */
export async function untilIn(
  server: Server,
  asker: Person,
  people: readonly Person[],
  limitMs?: number,
): Promise<void> {
  const ids = people
    .map(({ memberId }) => memberId)
    .toSorted()
    .join()
  const names = people.map(({ name }) => name).join(', ')
  await until(
    names === '' ? 'the call to be over' : `${names} to be in the call`,
    async () => (await peopleIn(server, asker)).join() === ids,
    limitMs,
  )
}

/** What history tells of calls. @param last waits until it tells this. */
export async function toldOfCalls(server: Server, { roomId, token }: Person, last?: string) {
  const read = async () => {
    const { body } = await ask<HistoryPage>(server, `GET /rooms/${roomId}/history?limit=200`, { token })
    return body.events.filter(({ kind }) => kind.startsWith('call.'))
  }
  if (last !== undefined)
    await until(`${last} in the history`, async () => (await read()).some(({ kind }) => kind === last))
  return read()
}

/** A page of this machine, to which the browser gives devices. @returns its address. */
async function blankPage(): Promise<string> {
  const pages = createServer((_, response) => response.end('<!doctype html><title>Caller</title>'))
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    pages.close().closeAllConnections()
  })
  return `http://127.0.0.1:${(pages.address() as AddressInfo).port}/`
}

/** Somebody’s tab in a call. */
export class CallerTab {
  readonly page: Page

  private constructor(page: Page) {
    this.page = page
  }

  /** A tab; closed with the test. */
  static async open(): Promise<CallerTab> {
    const profile = await newProfile({ permissions: ['microphone', 'camera'] })
    const page = await profile.newPage()
    await page.goto(await blankPage())
    await page.addScriptTag({ content: client })
    const tab = new CallerTab(page)
    onTestFinished(() => page.close())
    return tab
  }

  /** Connects. @returns why not, where LiveKit does not let them in. */
  async connect({ url, token }: Pick<CallTicket, 'url' | 'token'>): Promise<string> {
    return this.page.evaluate(
      async ([at, pass]) => {
        const tab = globalThis as unknown as Tab
        const call = new tab.LivekitClient.Room()
        tab.call = call
        delete tab.ended
        call.on(tab.LivekitClient.RoomEvent.Disconnected, (reason) => (tab.ended = reason ?? 0))
        try {
          await call.connect(at, pass)
          return 'connected'
        } catch (fault) {
          return String(fault)
        }
      },
      [url, token] as const,
    )
  }

  /** Sends sound, a picture or the screen. @returns why not. */
  send(source: 'microphone' | 'camera'): Promise<string> {
    return this.page.evaluate(async (what) => {
      const me = (globalThis as unknown as Tab).call?.localParticipant
      const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('not published')), 5_000))
      try {
        const sent = what === 'microphone' ? me?.setMicrophoneEnabled(true) : me?.setCameraEnabled(true)
        await Promise.race([sent, late])
        return 'sent'
      } catch (fault) {
        return String(fault)
      }
    }, source)
  }

  /** Whether the microphone or the camera is sent now. */
  sends(source: 'microphone' | 'camera'): Promise<boolean> {
    return this.page.evaluate((what) => {
      const me = (globalThis as unknown as Tab).call?.localParticipant
      return (what === 'microphone' ? me?.isMicrophoneEnabled : me?.isCameraEnabled) ?? false
    }, source)
  }

  /** Why the call ended for them, by LiveKit’s number; undefined while it goes on. */
  ended(): Promise<number | undefined> {
    return this.page.evaluate(() => (globalThis as unknown as Tab).ended)
  }

  async hangUp(): Promise<void> {
    await this.page.evaluate(() => (globalThis as unknown as Tab).call?.disconnect())
  }
}

/** Joins the call: token, connection, and the microphone where it may be sent. */
export async function joinCall(server: Server, person: Person, body: object = {}): Promise<CallerTab> {
  const [tab, ticket] = [await CallerTab.open(), await ticketOf(server, person, body)]
  const connected = await tab.connect(ticket)
  if (connected !== 'connected') throw new Error(`${person.name} is not let in: ${connected}`)
  return tab
}
