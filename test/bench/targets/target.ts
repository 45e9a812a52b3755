// A server that is measured, seen from outside: how it is started and what a connection says to it.
import type { ServerProcess } from '#test/support/server-process.ts'

/** The servers, ours and its opponents. */
export const targetNames = ['relay', 'hocuspocus', 'hocuspocus, debounce 0', 'tagalong'] as const
/** One of the servers. */
export type TargetName = (typeof targetNames)[number]

/** Where one member sits down. */
export interface Place {
  readonly url: string
  readonly memberId: string
  /** Written before every message; Hocuspocus names the document there. */
  readonly prefix: Uint8Array
  /** Sent first, where the server asks for it. */
  readonly hello?: Uint8Array
  /** Whether the server answers a state vector; a relay knows nothing of documents. */
  readonly syncs: boolean
}

/** What to start a server with. */
export interface StartOptions {
  readonly dataDir: string
  readonly nodeArgs?: readonly string[]
  /** Whether the server has its own limits of rate, which are lifted otherwise. */
  readonly hasLimits?: boolean
}

/** A server. */
export interface Target {
  readonly name: TargetName
  start(options: StartOptions): Promise<ServerProcess>
  /** Opens a room with so many members. The places hold for later starts on the same data, with `moved`. */
  openRoom(server: ServerProcess, members: number): Promise<readonly Place[]>
}

/** The same place at a server that was started again elsewhere. */
export function moved(place: Place, server: ServerProcess): Place {
  return { ...place, url: place.url.replace(/^ws:[/][/][^/]+/, webSocketUrl(server)) }
}

/** Where a server takes WebSockets. */
export function webSocketUrl(server: ServerProcess): string {
  return server.url.replace(/^http/, 'ws')
}
