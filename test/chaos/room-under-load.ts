// Rooms in which all members write at once, and the check that a server kept its promises there.
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { roomOf } from '#test/support/people.ts'
import { until } from '#test/support/until.ts'
import { Shopper } from './shopper.ts'
import type { Chance } from '#test/support/chance.ts'
import type { Person } from '#test/support/people.ts'

const names = ['Ana', 'Ben', 'Cleo', 'Dia']
const roots = ['lines', 'wants', 'lanes', 'notes', 'members']

/** A room, its shoppers, and the code for newcomers. */
export interface BusyRoom {
  readonly shoppers: readonly Shopper[]
  readonly person: Person
}

/** Opens rooms of four; every second member gets saved marks. */
export async function busyRooms(server: string, count: number): Promise<readonly BusyRoom[]> {
  const rooms = await Promise.all(Array.from({ length: count }, () => roomOf(server, names)))
  const opened = rooms.map((people) => ({
    shoppers: people.map((person, index) => new Shopper({ server, person, hearsSaved: index % 2 === 0 })),
    person: people[0] as Person,
  }))
  await until('all to be in their rooms', () => everybody(opened).every((shopper) => shopper.connected))
  return opened
}

/** All shoppers of all rooms. */
export function everybody(rooms: readonly BusyRoom[]): readonly Shopper[] {
  return rooms.flatMap(({ shoppers }) => shoppers)
}

/** All shoppers write without a pause until the time is over. @returns the number of writes. */
export async function shop(
  rooms: readonly BusyRoom[],
  { chance, forMs }: { chance: Chance; forMs: number },
): Promise<number> {
  const began = performance.now()
  let writes = 0
  while (performance.now() - began < forMs) {
    for (const shopper of everybody(rooms)) {
      if (chance.next() < 0.4) continue
      shopper.act(chance)
      writes += 1
    }
    await wait(chance.whole(0, 4))
  }
  return writes
}

/**
 * Checks every promise of the server, from a new connection to each room. Nobody else may be connected: they would send again what the
 * server has lost.
 */
export async function expectPromisesKept(
  server: string,
  rooms: readonly BusyRoom[],
  witnesses: readonly Shopper[] = [],
): Promise<void> {
  for (const { shoppers, person } of rooms) {
    const newcomer = comesToo(server, person)
    await until('a newcomer to be in the room', () => newcomer.connected)
    const kept = Y.snapshot(newcomer.document)
    const there = [...shoppers, ...witnesses.filter((one) => one.person.roomId === person.roomId)]
    for (const {
      promised,
      person: { name },
    } of there) {
      if (Y.snapshotContainsUpdate(kept, Y.encodeStateAsUpdate(promised))) continue
      // Compared as records, which say more than Yjs clocks in a failure.
      expect(recordsOf(newcomer.document), `what was promised to ${name}`).toEqual(recordsOf(promised))
      throw new Error(`something of what was promised to ${name} is lost`)
    }
    newcomer.end()
  }
}

/** One more connection of a member, which only reads. */
export function comesToo(server: string, person: Person): Shopper {
  return new Shopper({ server, person, hearsSaved: false })
}

/** Reconnects all shoppers and waits until all copies of a room equal the server's. */
export async function reunite(server: string, rooms: readonly BusyRoom[]): Promise<void> {
  await Promise.all(everybody(rooms).map((shopper) => shopper.comeBack()))
  for (const { shoppers, person } of rooms) {
    const newcomer = comesToo(server, person)
    const all = [newcomer, ...shoppers]
    await until('everybody to hold the same', () => new Set(all.map(({ document }) => stateOf(document))).size === 1)
    expect(new Set(all.map(({ document }) => JSON.stringify(recordsOf(document)))).size).toBe(1)
    // The next round begins with this state.
    for (const shopper of shoppers) {
      shopper.promised = new Y.Doc()
      Y.applyUpdate(shopper.promised, Y.encodeStateAsUpdate(newcomer.document))
    }
    newcomer.end()
  }
}

/** All records of a document in a fixed order. */
function recordsOf(document: Y.Doc): readonly (readonly [string, unknown])[] {
  return roots
    .flatMap((root) => [...document.getMap(root).entries()].map(([key, value]) => [`${root} ${key}`, value] as const))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

/** A document's state vector in a fixed order. */
function stateOf(document: Y.Doc): string {
  return [...Y.decodeStateVector(Y.encodeStateVector(document))]
    .map(([client, clock]) => `${client} ${clock}`)
    .toSorted()
    .join()
}
