import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import * as encoding from 'lib0/encoding'
import { launch } from '#test/support/server-process.ts'
import { serverCore } from '../machine.ts'
import { webSocketUrl } from './target.ts'
import type { Place, Target } from './target.ts'

const opponents = resolve(import.meta.dirname, '../opponents')

/** Passes on what it gets. */
export const relay: Target = {
  name: 'relay',
  start: ({ nodeArgs = [] }) => launch({ script: `${opponents}/relay-server.ts`, nodeArgs, wrapper: serverCore }),
  async openRoom(server, members) {
    const url = `${webSocketUrl(server)}/${randomUUID()}`
    return Array.from({ length: members }, (_, index) => place(url, `member-${index}`, new Uint8Array(), false))
  },
}

/** Hocuspocus as published, and one that stores after every change. */
export const hocuspocus = hocuspocusWith('hocuspocus', '2000')
export const hocuspocusAtOnce = hocuspocusWith('hocuspocus, debounce 0', '0')

function hocuspocusWith(name: Target['name'], debounceMs: string): Target {
  return {
    name,
    start: ({ dataDir, nodeArgs = [] }) =>
      launch({
        script: `${opponents}/hocuspocus-server.ts`,
        args: [dataDir, debounceMs],
        nodeArgs,
        wrapper: serverCore,
      }),
    async openRoom(server, members) {
      const prefix = encoding.encode((encoder) => encoding.writeVarString(encoder, randomUUID()))
      const hello = encoding.encode((encoder) => {
        encoding.writeUint8Array(encoder, prefix)
        for (const number of [2, 0]) encoding.writeVarUint(encoder, number)
        encoding.writeVarString(encoder, 'token')
      })
      const url = webSocketUrl(server)
      return Array.from({ length: members }, (_, index) => ({ ...place(url, `member-${index}`, prefix, true), hello }))
    },
  }
}

function place(url: string, memberId: string, prefix: Uint8Array, syncs: boolean): Place {
  return { url, memberId, prefix, syncs }
}
