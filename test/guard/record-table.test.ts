// Walks the whole record table: every kind × every role × create, change, delete × own and another's, over the wire.
import { DatabaseSync } from 'node:sqlite'
import { join as joinPath } from 'node:path'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { Grant, RecordKind } from '#shared/records/record-kind.ts'
import { documentNames, kindsOf } from '#shared/records/table.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Host, Person } from '#test/support/people.ts'
import { RawSeat } from '#test/support/raw-seat.ts'
import { sampleOf } from '#test/support/record-samples.ts'
import type { Sample, SampleOf } from '#test/support/record-samples.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

const actions = ['create', 'change', 'delete'] as const
type Action = (typeof actions)[number]
const roles: readonly Role[] = ['host', 'shopper', 'advisor', 'viewer']

interface Case {
  readonly kind: RecordKind
  readonly role: Role
  readonly action: Action
  readonly own: boolean
}

/** What the table says, read off its grants by hand: the guard's own judge is what is tested. */
function expected({ kind, role, action, own }: Case): RefusalCode | 'admitted' {
  // Who may write no record at all is told so before any record is looked at.
  if (role === 'viewer') return 'role-may-not'
  const grants: readonly Grant[] = { create: kind.create, change: kind.change, delete: kind.remove }[action]
  const all = [...kind.create, ...kind.change, ...kind.remove]
  if (all.length === 0) return 'server-only'
  if (grants.length === 0) return 'record-fixed'
  const forRole = grants.filter((grant) => grant.roles.includes(role))
  if (forRole.length === 0) return 'role-may-not'
  return forRole.some((grant) => grant.own === undefined || own) ? 'admitted' : 'not-your-record'
}

const cases = documentNames.flatMap((name) =>
  kindsOf(name).flatMap((kind) =>
    roles.flatMap((role) => actions.flatMap((action) => [true, false].map((own) => ({ kind, role, action, own })))),
  ),
)

/** One case, in a room of its own: Eve has the role, Ana is the host, Ben another shopper. */
class Trial {
  readonly #case: Case
  readonly #server: TestServer
  readonly #ana: Host
  readonly #ben: Person
  readonly #eve: Person

  private constructor(of: Case, server: TestServer, people: { ana: Host; ben: Person; eve: Person }) {
    this.#case = of
    this.#server = server
    this.#ana = people.ana
    this.#ben = people.ben
    this.#eve = people.eve
  }

  static async prepare(of: Case, server: TestServer): Promise<Trial> {
    const ana = await openRoom(server.url, 'Ana')
    const [ben, eve] = [await join(server.url, ana.code, 'Ben'), await join(server.url, ana.code, 'Eve')]
    return new Trial(of, server, { ana, ben, eve })
  }

  sample(more: Partial<SampleOf> = {}): Sample {
    const owner = this.#case.own ? this.#eve.memberId : this.#ben.memberId
    return sampleOf('cart', this.#case.kind.root, { owner, unique: 'walnut', ...more })
  }

  /** Puts the record there that is to be changed or deleted, if any person can. */
  async seed(): Promise<void> {
    const { kind, action, own } = this.#case
    if (action === 'create' || kind.create.length === 0) return
    const writer = kind.create[0]?.roles.includes('shopper') ? (own ? this.#eve : this.#ben) : this.#ana
    const seat = await RawSeat.open(this.#server.url, writer)
    const { key, value } = this.sample()
    expect(await seat.write((doc) => doc.getMap(kind.root).set(key, value))).toEqual({ saved: true })
    await seat.close()
  }

  /** Ana gives Eve the role of the case. */
  async giveRole(): Promise<void> {
    const answer = await fetch(`${this.#server.url}/api/v1/rooms/${this.#ana.roomId}/members/${this.#eve.memberId}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'authorization': `Bearer ${this.#ana.token}` },
      body: JSON.stringify({ role: this.#case.role }),
    })
    expect(answer.status).toBe(200)
  }

  edit(doc: Y.Doc): void {
    const { kind, action } = this.#case
    const { key, value } = this.sample({ other: action !== 'create' })
    const map = doc.getMap(kind.root)
    if (action === 'delete') map.delete(key)
    else map.set(key, value)
  }

  watch(): Promise<RawSeat> {
    return RawSeat.open(this.#server.url, this.#ana)
  }

  act(): Promise<RawSeat> {
    return RawSeat.open(this.#server.url, this.#eve)
  }

  /** Somebody who was not there, and reads what is stored. */
  async newcomer(): Promise<RawSeat> {
    return RawSeat.open(this.#server.url, await join(this.#server.url, this.#ana.code, 'Cleo'))
  }

  /** How much is on disk of the room: updates and events. */
  onDisk(): unknown {
    const db = new DatabaseSync(joinPath(this.#server.dataDir, 'tagalong.sqlite'), { readOnly: true })
    const counts = db
      .prepare('select (select count(*) from updates) as updates, (select count(*) from events) as events')
      .get()
    db.close()
    return counts
  }
}

/** Quotes and members are the server's; to change or delete one there has to be one, and members always are. */
function isPossible({ kind, action, own }: Case): boolean {
  if (kind.root === 'quotes') return action === 'create'
  if (kind.root === 'members') return action !== 'create' || own
  return true
}

test.each(kindsOf('cart').map((kind) => ({ root: kind.root })))(
  'who may write $root is what the table says',
  async ({ root }) => {
    const server = await startTestServer()
    for (const one of cases.filter(({ kind }) => kind.root === root).filter(isPossible)) {
      const trial = await Trial.prepare(one, server)
      await trial.seed()
      await trial.giveRole()
      const [peer, eve] = [await trial.watch(), await trial.act()]
      const { key } = trial.sample()
      const before = { record: peer.record(root, key), onDisk: trial.onDisk() }
      const answer = await eve.write((doc) => trial.edit(doc))
      // A member's record is there from the start, so that creating one is changing it.
      const code = expected(one)
      const told = `${one.role} may ${one.action} ${one.own ? 'their own' : 'another’s'} ${root}`
      if (code === 'admitted') {
        expect(answer, told).toEqual({ saved: true })
        continue
      }
      expect(answer, told).toMatchObject({ saved: false, closeCode: meaningOf(code).close, refusal: { code } })
      expect({ record: peer.record(root, key), onDisk: trial.onDisk() }, told).toEqual(before)
      expect((await trial.newcomer()).record(root, key), told).toEqual(before.record)
    }
  },
)
