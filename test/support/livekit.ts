// The real LiveKit server in a process of its own, on loopback alone; gone after the test.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { testNeeds } from '#tools/test-needs.ts'
import { temporaryFolder } from './folders.ts'
import { runsUntilParentEnds } from './server-process.ts'
import { until } from './until.ts'

/** The key of tests. */
export const liveKitKey = 'tagalongtest'
/** Its secret. */
export const liveKitSecret = 'tagalong-test-secret-32-characters-long'

/** A LiveKit server. */
export interface LiveKit {
  /** Where browsers and servers reach it. */
  readonly url: string
  /** Settings of a Tagalong server that uses it. */
  readonly settings: Readonly<Record<string, string>>
  /** Ends it as a failing machine does. */
  kill(): Promise<void>
  /** Starts it again at the same address. */
  start(): Promise<void>
}

/** Starts it. Call it inside a test, where `testNeeds.livekit` is found. @param hooks where its webhooks go. */
export async function liveKit(hooks?: string): Promise<LiveKit> {
  const [program = ''] = testNeeds.livekit.find() ?? []
  const [port, tcp, udp] = [await freePort(), await freePort(), await freePort()]
  const config = join(temporaryFolder(), 'livekit.yaml')
  writeFileSync(config, configOf({ port, tcp, udp, hooks }))
  let running: ChildProcess | undefined
  let ended: Promise<unknown> = Promise.resolve()
  const url = `ws://127.0.0.1:${port}`
  const start = async () => {
    // A pipe, so that it ends with the runner of the tests.
    const child = spawn(process.execPath, [...runsUntilParentEnds, program, '--config', config], {
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    running = child
    ended = new Promise((resolve) => child.once('exit', resolve))
    await until('LiveKit to answer', () => answers(port))
  }
  const kill = async () => {
    // The end of the pipe kills it at once.
    running?.stdin?.end()
    await ended
  }
  await start()
  onTestFinished(kill)
  const settings = { LIVEKIT_URL: url, LIVEKIT_API_KEY: liveKitKey, LIVEKIT_API_SECRET: liveKitSecret }
  return { url, settings, kill, start }
}

function configOf({ port, tcp, udp, hooks }: { port: number; tcp: number; udp: number; hooks: string | undefined }) {
  return JSON.stringify({
    port,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      interfaces: { includes: ['lo'] },
      udp_port: udp,
      tcp_port: tcp,
      // A closed port: without any, pages are told to ask public servers.
      stun_servers: ['127.0.0.1:9'],
    },
    keys: { [liveKitKey]: liveKitSecret },
    ...(hooks !== undefined && { webhook: { api_key: liveKitKey, urls: [hooks] } }),
    logging: { level: 'error' },
  })
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`)).ok
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
