import { createECDH } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { failedStart, oneSentence } from '#test/support/failed-start.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { startServerProcess, startTestServer } from '#test/support/server.ts'
import { smallDisk } from '#test/support/small-disk.ts'

test('a port that is taken is said in one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const ended = await failedStart({ PORT: `${port}` })
  expect(ended.code).toBe(1)
  expect(ended.said).toMatch(oneSentence)
  expect(ended.said).toContain(`${port}`)
})

test('a data folder that cannot be written is said in one sentence', async () => {
  // Below a regular file there is no folder for anybody, not even for root.
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const ended = await failedStart({ DATA_DIR: join(file, 'data') })
  expect(ended.code).toBe(1)
  expect(ended.said).toMatch(oneSentence)
  expect(ended.said).toContain(join(file, 'data'))
})

test('a data folder that is a file is said in one sentence', async () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const ended = await failedStart({ DATA_DIR: file })
  expect(ended).toMatchObject({ code: 1, said: expect.stringMatching(oneSentence) as string })
})

test('a database that is none is said in one sentence, and left as it is', async () => {
  const dataDir = temporaryFolder()
  const content = 'this is no database, whatever it is called\n'.repeat(100)
  writeFileSync(join(dataDir, 'tagalong.sqlite'), content)
  const ended = await failedStart({ DATA_DIR: dataDir })
  expect(ended).toMatchObject({ code: 1, said: expect.stringMatching(oneSentence) as string })
  expect(readFileSync(join(dataDir, 'tagalong.sqlite'), 'utf8')).toBe(content)
})

test('a database with a damaged page is said in one sentence, with no advice to begin with an empty one', async () => {
  const { dataDir, stop } = await startTestServer()
  await stop()
  const file = join(dataDir, 'tagalong.sqlite')
  const bytes = readFileSync(file)
  // All but the first page, whose header alone still looks right.
  bytes.fill(0xa5, 4096)
  writeFileSync(file, bytes)
  const said = await whyNotStarted({ DATA_DIR: dataDir })
  expect(said).toContain(`${file} (database disk image is malformed) is damaged`)
  expect(said).not.toContain('DATA_DIR')
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

test('a database of a newer version is said in one sentence, and left as it is', async () => {
  const { dataDir, stop } = await startTestServer()
  await stop()
  const db = new DatabaseSync(join(dataDir, 'tagalong.sqlite'))
  db.exec(`insert into kysely_migration values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')`)
  const before = db.prepare('select count(*) as rows from products').get()
  const said = await whyNotStarted({ DATA_DIR: dataDir })
  expect(said).toContain('newer version of Tagalong (9999-from-the-future)')
  expect(db.prepare('select count(*) as rows from products').get()).toEqual(before)
  db.close()
})

test('a disk that is full is said in one sentence, and the start after that goes on', async ({ skip }) => {
  const disk = smallDisk('300k') ?? skip('a disk of its own needs the right to mount one')
  const said = await whyNotStarted({ DATA_DIR: disk.folder })
  expect(said).toContain(`The disk of the data directory ${disk.folder} is full`)
  disk.remount('size=50m')
  await startTestServer({ DATA_DIR: disk.folder })
})

test('a disk that cannot be written is said in one sentence, with no advice to use another', async ({ skip }) => {
  const disk = smallDisk('50m') ?? skip('a disk of its own needs the right to mount one')
  const { stop } = await startTestServer({ DATA_DIR: disk.folder })
  await stop()
  disk.remount('ro')
  const said = await whyNotStarted({ DATA_DIR: disk.folder })
  expect(said).toContain(`The data directory ${disk.folder} cannot be used`)
  expect(said).not.toContain('DATA_DIR')
  disk.remount('rw')
  await startTestServer({ DATA_DIR: disk.folder })
})

test('a database that another program keeps locked is said in one sentence', async () => {
  const { dataDir, stop } = await startTestServer()
  await stop()
  const db = new DatabaseSync(join(dataDir, 'tagalong.sqlite'))
  db.exec('pragma locking_mode = exclusive; begin exclusive')
  const said = await whyNotStarted({ DATA_DIR: dataDir })
  expect(said).toContain(`Another program keeps the database ${join(dataDir, 'tagalong.sqlite')}`)
  db.close()
})

test.each(['', 'half a sec'])(
  'a secret that was cut short to "%s" is said in one sentence, and left as it is',
  async (half) => {
    const dataDir = temporaryFolder()
    const file = join(dataDir, 'secret')
    writeFileSync(file, half)
    const said = await whyNotStarted({ DATA_DIR: dataDir })
    expect(said).toContain(`The secret in ${file} is cut short`)
    expect(readFileSync(file, 'utf8')).toBe(half)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('secret'))).toEqual(['secret'])
  },
)

const [one, another] = [createECDH('prime256v1'), createECDH('prime256v1')]
one.generateKeys()
another.generateKeys()

test('keys of push messages that are no pair are said in one sentence, and not shown', async () => {
  const privateKey = another.getPrivateKey('base64url').padStart(43, 'A')
  const said = await whyNotStarted({
    VAPID_SUBJECT: 'mailto:hello@shop.example',
    VAPID_PUBLIC_KEY: one.getPublicKey('base64url'),
    VAPID_PRIVATE_KEY: privateKey,
  })
  expect(said).toContain('VAPID_PUBLIC_KEY is not the public key of VAPID_PRIVATE_KEY')
  expect(said).not.toContain(privateKey)
})

test('stored keys of push messages that are damaged are said in one sentence', async () => {
  const dataDir = temporaryFolder()
  writeFileSync(join(dataDir, 'vapid.json'), '{"publicKey":"B')
  const said = await whyNotStarted({ DATA_DIR: dataDir, VAPID_SUBJECT: 'mailto:hello@shop.example' })
  expect(said).toContain(join(dataDir, 'vapid.json'))
})

test.each([
  ['nowhere.invalid', 'cannot be resolved'],
  ['203.0.113.7', 'not an address of this machine'],
  ['two words', 'a host name or an address'],
])('the host %s is said in one sentence, which does not blame the port', async (host, why) => {
  const said = await whyNotStarted({ HOST: host })
  expect(said).toContain('HOST')
  expect(said).toContain(why)
  expect(said).not.toContain('PORT')
})

test('a mistyped setting is said in one sentence, with the one that was meant', async () => {
  const ended = await failedStart({ DATADIR: '/srv/tagalong' })
  expect(ended).toMatchObject({ code: 1, said: expect.stringMatching(oneSentence) as string })
  expect(ended.said).toContain('DATADIR (did you mean DATA_DIR?)')
})

test('a server says where it listens, and logs no more than it is told to', async () => {
  const server = await startServerProcess({ LOG_LEVEL: 'silent' })
  const lines = server
    .output()
    .split('\n')
    .filter((line) => line.includes('"url"'))
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ url: server.url, msg: 'Tagalong is ready' }])
})

test.each([
  ['PORT', 'many'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'somewhere'],
  ['SEAT_UPDATES_PER_SECOND', '-1'],
  ['LOG_LEVEL', 'loud'],
])('the setting %s=%s is named in one sentence', async (name, value) => {
  const ended = await failedStart({ [name]: value })
  expect(ended.code).toBe(1)
  expect(ended.said).toMatch(oneSentence)
  expect(ended.said).toContain(name)
})

test('a secret that is too short is named, and not shown', async () => {
  const ended = await failedStart({ SECRET: 'hush-hush' })
  expect(ended.code).toBe(1)
  expect(ended.said).toContain('SECRET')
  expect(ended.said).not.toContain('hush-hush')
})

/** The sentence with which a start in this process fails; `main.ts` writes it to the standard error. */
async function whyNotStarted(settings: Readonly<Record<string, string>>): Promise<string> {
  const fault: unknown = await startTestServer(settings).then(
    () => 'it started',
    (reason: unknown) => reason,
  )
  expect(fault).toBeInstanceOf(Error)
  const { message } = fault as Error
  expect(`${message}\n`).toMatch(oneSentence)
  return message
}
