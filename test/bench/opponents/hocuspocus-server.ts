// Hocuspocus as its users run it, with what its SQLite extension does (one row a document, the whole state each time),
// written over node:sqlite because the extension's own driver is compiled on installation.
// It tells every connection how many records the state holds that it has just stored, so that "durable" can be seen from outside.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'
import type { AddressInfo } from 'node:net'

const [dataDir = '.', debounce = '2000'] = process.argv.slice(2)

const database = new DatabaseSync(join(dataDir, 'hocuspocus.sqlite'))
database.exec('create table if not exists documents (name text not null unique, data blob not null)')
const load = database.prepare('select data from documents where name = ?')
const store = database.prepare(
  'insert into documents (name, data) values (?, ?) on conflict (name) do update set data = excluded.data',
)

const server = new Server({
  quiet: true,
  address: '127.0.0.1',
  stopOnSignals: true,
  // Zero stores after every change; the default waits until nothing changed for two seconds, ten at the most.
  ...(debounce === '0' ? { debounce: 0 } : {}),
  async onLoadDocument({ documentName, document }) {
    const row = load.get(documentName)
    if (row) Y.applyUpdate(document, row['data'] as Uint8Array)
    return document
  },
  async onStoreDocument({ documentName, document }) {
    const records = document.getMap('notes').size
    store.run(documentName, Y.encodeStateAsUpdate(document))
    document.broadcastStateless(`stored ${records}`)
  },
})

// A port of zero is taken for none given.
server.httpServer.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.httpServer.address() as AddressInfo).port}`)
})
