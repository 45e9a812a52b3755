// What a live room notices while a shop's catalogue is imported, file after file.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { liveRooms, noticedBeside, openLiveRooms } from '../load/live-rooms.ts'
import { withFolder } from '../with-server.ts'
import type { Scenario } from '../scenario.ts'

const products = 5_000
const turnMs = 10_000

export const catalogueImport: Scenario = {
  name: 'import',
  title: `${liveRooms} rooms beside the import of a catalogue of ${products} products, each of them changed`,
  targets: ['tagalong'],
  measures: [
    { key: 'quiet', what: 'edit → visible, p99, nothing is imported', unit: 'ms' },
    { key: 'beside', what: 'edit → visible, p99, during imports', unit: 'ms' },
    { key: 'ratio', what: 'importing ÷ quiet', unit: '', goal: { most: 2 } },
    { key: 'worst', what: 'edit → visible, worst, during imports', unit: 'ms' },
    { key: 'saved', what: 'products saved a second', unit: '/s' },
  ],
  run: (target) =>
    withFolder(async (dataDir) => {
      const key = await shopWithKey(dataDir)
      const server = await target.start({ dataDir })
      try {
        const connections = await openLiveRooms(target, server)
        let [saved, ms, price] = [0, 0, 100]
        const noticed = await noticedBeside(connections, turnMs, async () => {
          const enough = new AbortController()
          const began = performance.now()
          const imported = (async () => {
            for (; !enough.signal.aborted; price += 1) saved += await importOnce(server.url, key, price + 1)
          })()
          return async () => {
            enough.abort()
            await imported
            ms += performance.now() - began
          }
        })
        return { ...noticed, saved: (saved * 1000) / ms }
      } finally {
        await server.kill()
      }
    }),
}

/** A shop with a product, made by the command that operators use. @returns a key of it. */
async function shopWithKey(dataDir: string): Promise<string> {
  const file = join(dataDir, 'first.csv')
  await writeFile(file, csvOf(1, 100))
  await catalog(dataDir, 'import', 'corner', file, '--create', '--currency', 'EUR')
  return (await catalog(dataDir, 'key', 'corner')).trim()
}

async function catalog(dataDir: string, ...args: readonly string[]): Promise<string> {
  const script = resolve(import.meta.dirname, '../../../server/catalog-main.ts')
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir }
  return (await promisify(execFile)(process.execPath, [script, ...args], { env })).stdout
}

/** Imports all products, at another price than before. @returns how many were saved. */
async function importOnce(server: string, key: string, price: number): Promise<number> {
  const answer = await fetch(`${server}/api/v1/shops/corner/catalog`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'authorization': `Bearer ${key}` },
    body: csvOf(products, price),
  })
  if (!answer.ok) throw new Error(`The import was answered ${answer.status}: ${await answer.text()}`)
  const { added, changed } = (await answer.json()) as { added: number; changed: number }
  return added + changed
}

/** A Shopify product export. */
function csvOf(count: number, price: number): string {
  const rows = Array.from({ length: count }, (_, index) => `boot-${index},Boot ${index},${price}`)
  return ['Handle,Title,Variant Price', ...rows].join('\n')
}
