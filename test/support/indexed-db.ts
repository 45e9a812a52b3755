// The IndexedDB of a browser, for the tests of one file. Files share the globals of a worker, and a device of another test that
// finds a database would open its room from it.
import * as fake from 'fake-indexeddb'
import { afterAll, beforeAll } from 'vitest'

const globals = Object.entries(fake).filter(([name]) => name !== 'default')

/** Gives the tests of this file an IndexedDB. Call it at the top of the file. */
export function indexedDbInFile(): void {
  beforeAll(() => {
    for (const [name, value] of globals) Reflect.set(globalThis, name, value)
  })
  afterAll(() => {
    for (const [name] of globals) Reflect.deleteProperty(globalThis, name)
  })
}
