// `npm start -- --lan`, and what a start ends with on a terminal.
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'
import { encode } from 'uqr'
import { expect, onTestFinished, test } from 'vitest'
import { environmentOf, readArguments } from '#server/arguments.ts'
import { readableLine } from '#server/host/readable-log.ts'
import { PublicAddress } from '#server/host/public-address.ts'
import { localAddresses } from '#server/local-network.ts'
import { readyWords } from '#server/ready-words.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { openRoom } from '#test/support/people.ts'
import { launch, mainScript } from '#test/support/server-process.ts'

const lan = { isLan: true }

test('of all addresses of a machine, that of its home network is the one a phone gets', () => {
  const at = (address: string, more: object = {}) =>
    [{ address, family: 'IPv4', internal: false, ...more }] as unknown as NetworkInterfaceInfo[]
  const machine = {
    lo: at('127.0.0.1', { internal: true }),
    docker0: at('172.17.0.1'),
    eth1: at('10.1.2.3'),
    awdl0: at('169.254.7.7'),
    wlan0: [...at('fe80::1', { family: 'IPv6' }), ...at('192.168.1.20')],
  }
  expect(localAddresses(machine)).toEqual(['192.168.1.20', '10.1.2.3'])
  expect(localAddresses({ lo: machine.lo })).toEqual([])
})

test('with --lan the server listens to the network and makes links that a phone can open, unless told otherwise', () => {
  const home = ['192.168.1.20']
  expect(environmentOf({ DATA_DIR: 'x' }, lan, home)).toEqual({
    DATA_DIR: 'x',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'http://192.168.1.20:4000',
  })
  expect(environmentOf({ PORT: '0' }, lan, home)).toMatchObject({ PUBLIC_URL: 'http://192.168.1.20:0' })
  const chosen = { HOST: '192.168.1.20', PORT: '8080', PUBLIC_URL: 'https://shop.example' }
  expect(environmentOf(chosen, lan, home)).toEqual(chosen)
  expect(environmentOf({}, lan, [])).toEqual({})
  expect(environmentOf({}, { isLan: false }, home)).toEqual({})
})

test('port 0 in the address of links is the port that is listened on', () => {
  const address = new PublicAddress({ HOST: '0.0.0.0', PORT: 0, PUBLIC_URL: 'http://192.168.1.20:0' })
  expect(address.hostname).toBe('192.168.1.20')
  expect(() => address.url()).toThrow('once the server listens')
  expect(address.listening(41_234)).toBe('http://0.0.0.0:41234')
  expect(address.url()).toBe('http://192.168.1.20:41234')
})

test('an option that does not exist is said in one sentence', () => {
  expect(readArguments([])).toEqual({ ok: true, options: { isLan: false } })
  expect(readArguments(['--lan'])).toEqual({ ok: true, options: lan })
  expect(readArguments(['--lna'])).toMatchObject({ ok: false, problem: expect.stringContaining('--lna') as string })
})

test('the code on the terminal is the address, dark on light', () => {
  const phone = 'http://192.168.1.20:4000'
  const words = readyWords({ here: 'http://127.0.0.1:4000', phone, isLan: true })
  expect(words).toContain(`On your phone     ${phone}`)
  expect(darkIn(words)).toEqual(encode(phone, { border: 2, ecc: 'M' }).data)
})

/** The dark squares of the code: two rows are one line of blocks, and what is drawn is light. */
function darkIn(words: string): boolean[][] {
  const escape = '\u001B'
  const lines = words.split('\n').filter((line) => line.includes(`${escape}[40;97m`))
  const blocks = lines.map((line) => line.split(`${escape}[40;97m`)[1]?.split(escape)[0] ?? '')
  const rows = blocks.flatMap((line) => [
    Array.from(line, (block) => block !== '█' && block !== '▀'),
    Array.from(line, (block) => block !== '█' && block !== '▄'),
  ])
  // A code has an odd number of rows: below the last there is nothing.
  return rows.slice(0, -1)
}

test('where there is no network, or nobody asked for it, the words say what to do', () => {
  const here = 'http://127.0.0.1:4000'
  expect(readyWords({ here, isLan: true })).toContain('connect it to your Wi-Fi')
  expect(readyWords({ here, isLan: false })).toContain('npm start -- --lan')
})

test('a person reads sentences, a program JSON', async () => {
  const person = await launch({ script: mainScript, env: { DATA_DIR: temporaryFolder(), LOG_FORMAT: 'text' } })
  onTestFinished(async () => void (await person.kill()))
  expect(person.output()).toContain('Tagalong is ready.')
  expect(person.output()).toContain(`On this computer  ${person.url}`)
  await openRoom(person.url, 'Ana')
  await person.kill('SIGTERM')
  // Nothing else, not even a request.
  expect(person.output()).not.toContain('{')
  const program = await launch({ script: mainScript, env: { DATA_DIR: temporaryFolder() } })
  onTestFinished(async () => void (await program.kill()))
  const last = program.output().trim().split('\n').at(-1) ?? ''
  expect(JSON.parse(last)).toMatchObject({ msg: 'Tagalong is ready', url: program.url })
})

test('a warning and a fault stay readable', () => {
  const line = (entry: object) => readableLine(JSON.stringify({ time: 0, pid: 1, hostname: 'x', ...entry }))
  expect(line({ level: 40, msg: 'The disk is nearly full', free: 12 })).toMatch(
    /^\d\d:\d\d:\d\d {2}warning {2}The disk is nearly full\n {4}free: 12\n$/,
  )
  expect(line({ level: 50, msg: 'failed', err: { message: 'no', stack: 'Error: no\n  at x' } })).toContain('at x')
  expect(line({ level: 30, msg: 'request', path: '/api' })).toBeUndefined()
})

test('what is opened in the network is used there', async () => {
  const [address] = localAddresses()
  if (address === undefined) return
  const env = { DATA_DIR: temporaryFolder(), PORT: String(await freePort()) }
  const server = await launch({ script: mainScript, args: ['--lan'], env })
  onTestFinished(async () => void (await server.kill()))
  const phone = `http://${address}:${env.PORT}`
  expect(JSON.parse(server.output().trim().split('\n').at(-1) ?? '')).toMatchObject({ phone })
  const started = await fetch(`${phone}/api/v1/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'origin': phone },
    body: JSON.stringify({ name: 'Ana' }),
  })
  expect(started.status).toBe(201)
  expect(((await started.json()) as { invitation: { url: string } }).invitation.url).toContain(`${phone}/i/`)
  // On the computer itself the page is opened by another address, and works as well.
  const here = `http://127.0.0.1:${env.PORT}`
  const page = await fetch(here, { headers: { accept: 'text/html' } })
  expect(page.headers.get('content-security-policy')).toContain(`ws://127.0.0.1:${env.PORT}`)
})

async function freePort(): Promise<number> {
  const held = createServer().listen(0)
  await once(held, 'listening')
  const { port } = held.address() as AddressInfo
  held.close()
  await once(held, 'close')
  return port
}
