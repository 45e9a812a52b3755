// One case of the record table, tried over the wire in a room of its own: Eve has the role, Ana is the host, Ben another shopper.
import { DatabaseSync } from 'node:sqlite'
import { join as joinPath } from 'node:path'
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Decision } from '#shared/decisions/decision.ts'
import type { Thread } from '#shared/annotations/thread.ts'
import type { AnyRecordKind, DocumentName } from '#shared/records/table.ts'
import type { Role } from '#shared/roles.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Host, Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import type { Answer } from '#test/support/raw-connection.ts'
import { sampleOf } from '#test/support/record-samples.ts'
import type { Sample } from '#test/support/record-samples.ts'
import { writeAsServer } from '#test/support/server-writes.ts'
import type { TestServer } from '#test/support/server.ts'

/**
 * The actions of a case. `overwrite` is a change by a client that never read the record, so that Yjs treats it as a concurrent first
 * write; `lose` is such a write that Yjs orders before the existing record, so that it has no effect.
 */
export const actions = ['create', 'change', 'overwrite', 'lose', 'delete'] as const
/** See `actions`. */
export type Action = (typeof actions)[number]

/** A case: may this role do this to a record of their own, or of another's? */
export interface Case {
  readonly document: DocumentName
  readonly kind: AnyRecordKind
  readonly role: Role
  readonly action: Action
  readonly own: boolean
}

/** Above nearly every id that Yjs generates: of two concurrent writes, the one with the higher id wins. */
const lastClient = 2 ** 32 - 1
/** Below every id that Yjs generates. */
const firstClient = 1
const unique = 'walnut'

/** One case in a room of its own. */
export class Trial {
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
    const [ben, eve] = await Promise.all([join(server.url, ana.code, 'Ben'), join(server.url, ana.code, 'Eve')])
    const trial = new Trial(of, server, { ana, ben, eve })
    await trial.#putWhatItRestsOn()
    if (of.action !== 'create') await trial.#putRecord()
    await trial.#giveRole()
    return trial
  }

  /** Another case of the same kind and role, in the same room with the same record. */
  next(of: Case): Trial {
    return new Trial(of, this.#server, { ana: this.#ana, ben: this.#ben, eve: this.#eve })
  }

  /** The record of the case. */
  get key(): string {
    return this.#sample().key
  }

  /** Ana's connection, open all the time. */
  watch(): Promise<RawConnection> {
    return RawConnection.open(this.#server.url, this.#ana, this.#case.document)
  }

  /** Eve's connection, which makes the attempt. */
  act(): Promise<RawConnection> {
    return RawConnection.open(this.#server.url, this.#eve, this.#case.document)
  }

  /** A new connection of Ben's, which reads everything. */
  newcomer(): Promise<RawConnection> {
    return RawConnection.open(this.#server.url, this.#ben, this.#case.document)
  }

  /** Makes the attempt. */
  attempt(eve: RawConnection): Promise<Answer> {
    const { kind, action } = this.#case
    const { key, value } = this.#sample({ other: action !== 'create' })
    if (action === 'overwrite') return eve.sendUpdate(this.#blindUpdate(key, lastClient))
    if (action === 'lose') return eve.sendUpdate(this.#blindUpdate(key, firstClient))
    return eve.write((doc) => {
      if (action === 'delete') doc.getMap(kind.root).delete(key)
      else doc.getMap(kind.root).set(key, value)
    })
  }

  /** The Yjs clients of the attempt. */
  actingClients(eve: RawConnection): readonly number[] {
    return [eve.doc.clientID, lastClient, firstClient]
  }

  /** The room's rows on disk: updates, events and owners of Yjs clients. */
  onDisk(): unknown {
    const db = new DatabaseSync(joinPath(this.#server.dataDir, 'tagalong.sqlite'), { readOnly: true })
    const counts = db
      .prepare(
        `select
          (select count(*) from updates join documents on documents.num = document where room = rooms.num) as updates,
          (select count(*) from events where room = rooms.num) as events,
          (select count(*) from clients where room = rooms.num) as clients
        from rooms where id = ?`,
      )
      .get(this.#ana.roomId)
    db.close()
    return counts
  }

  #sample(more: { other?: boolean; owner?: string } = {}): Sample {
    const owner = this.#case.own ? this.#eve.memberId : this.#ben.memberId
    return sampleOf(this.#case.document, this.#case.kind.root, { owner, unique, ...more })
  }

  /** In Eve's name, also for a record of another member. */
  #blindUpdate(key: string, clientID: number): Uint8Array {
    const doc = Object.assign(new Y.Doc(), { clientID })
    const { value } = this.#sample({ other: true, owner: this.#eve.memberId })
    doc.getMap(this.#case.kind.root).set(key, value)
    return Y.encodeStateAsUpdate(doc)
  }

  /** Writes the records that others refer to: the decision of a ballot, the question of a state. */
  async #putWhatItRestsOn(): Promise<void> {
    const { root } = this.#case.kind
    if (root === 'ballots') await this.#asServer('cart', 'decisions', `d1-${unique}`, this.#openDecision())
    if (root !== 'threadStates') return
    const question: Thread = { subject: 'room', kind: 'question', by: this.#ana.memberId, at: 1 }
    await this.#asMember(this.#ana, 'threads', { key: `q1-${unique}`, value: question })
  }

  #openDecision(): Decision {
    const candidates = ['boot:walnut-39', 'runner:fog-39']
    const voters = [this.#ana, this.#ben, this.#eve].map(({ memberId }) => memberId)
    return { question: 'Which?', candidates, voters, rule: 'most', blind: false, by: this.#ana.memberId, at: 1 }
  }

  /** Writes the record to be changed or deleted, as a member who may. */
  async #putRecord(): Promise<void> {
    const { document, kind, own } = this.#case
    const sample = this.#sample()
    const [grant] = kind.create
    if (!grant) await this.#asServer(document, kind.root, sample.key, sample.value)
    else if (!grant.roles.includes('shopper')) await this.#asMember(this.#ana, kind.root, sample)
    else await this.#asMember(own ? this.#eve : this.#ben, kind.root, sample)
  }

  async #asMember(person: Person, root: string, { key, value }: Sample): Promise<void> {
    const connection = await RawConnection.open(this.#server.url, person, this.#case.document)
    expect(await connection.write((doc) => doc.getMap(root).set(key, value))).toEqual({ saved: true })
    await connection.close()
  }

  #asServer(document: DocumentName, root: string, key: string, value: unknown): Promise<void> {
    return writeAsServer(this.#server, this.#ana.roomId, document, [{ root, key, value }])
  }

  /** Ana gives Eve the role of the case. */
  async #giveRole(): Promise<void> {
    const answer = await fetch(`${this.#server.url}/api/v1/rooms/${this.#ana.roomId}/members/${this.#eve.memberId}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'authorization': `Bearer ${this.#ana.token}` },
      body: JSON.stringify({ role: this.#case.role }),
    })
    expect(answer.status).toBe(200)
  }
}
