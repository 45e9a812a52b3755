// A process that imports a feed of so many megabytes, made while it is read, and says how much memory that took at most.
import { readFileSync } from 'node:fs'
import { importCatalogue } from '#server/catalog/import-catalog.ts'
import { Catalogue } from '#server/catalog/catalogue.ts'
import { Shops } from '#server/shops/shops.ts'
import { migrate } from '#server/storage/migrate.ts'
import { openSqlite } from '#server/storage/sqlite.ts'

/** Of this program alone: the system’s own count goes on from the memory of whoever started it. */
function peakKb(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS
  return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
}

const [folder = '', megabytes = '1'] = process.argv.slice(2)
const db = openSqlite(folder)
await migrate(db)
const catalogue = new Catalogue({ db, now: Date.now })
const shops = new Shops({ db, now: Date.now })
const shop = await shops.ensureShop({
  ...{ id: 'large', name: 'Large', locale: 'en', currency: 'EUR', guests: true, origins: [] },
})

const description = 'Fired twice, glazed by hand, and safe in the oven. '.repeat(400)
let items = 0

async function* feed() {
  yield Buffer.from('<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>')
  let bytes = 0
  while (bytes < Number(megabytes) * 1024 * 1024) {
    // The variants of a product stand far from one another.
    const item = `<item><g:id>i${items}</g:id><g:item_group_id>g${items % 1000}</g:item_group_id><g:title>Bowl ${items}</g:title><g:description>${description}</g:description><g:price>10.00 EUR</g:price><g:availability>in stock</g:availability><g:size>${items}</g:size></item>`
    items += 1
    bytes += item.length
    yield Buffer.from(item)
    // As bytes of a network: not all of them in one turn.
    if (items % 100 === 0) await new Promise(setImmediate)
  }
  yield Buffer.from('</channel></rss>')
}

const outcome = await importCatalogue(catalogue, { shop, source: feed(), mode: 'keep', mayLosePercent: 100 })
await db.destroy()
const { rows, products, problemCount } = outcome.ok ? outcome.value : { rows: 0, products: 0, problemCount: -1 }
console.log(JSON.stringify({ items, rows, products, problemCount, peakMb: peakKb() / 1024 }))
