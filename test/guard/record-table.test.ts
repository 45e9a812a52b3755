// Walks the whole record table over the wire: every document × kind × role × create, change, overwrite, lose, delete × own and
// another's.
import { expect, test } from 'vitest'
import type { Grant } from '#shared/records/record-kind.ts'
import { documentNames, kindsOf } from '#shared/records/table.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { actions, Trial } from './trial.ts'
import type { Case } from './trial.ts'

const roles: readonly Role[] = ['host', 'shopper', 'advisor', 'viewer']

/** The expected answer, taken from the grants of the table directly, since `authorizeEdit` is what is tested. */
function expected({ kind, role, action, own }: Case): RefusalCode | 'allowed' {
  // A role that may write no record is refused before any record is read.
  if (role === 'viewer') return 'role-may-not'
  const merges = action === 'overwrite' && kind.createsMerge === true
  const overwrite = merges ? kind.create : kind.change
  // An unseen write must be one that the member might have made.
  const lose = [...kind.create, ...kind.change]
  const grants = { create: kind.create, change: kind.change, overwrite, lose, delete: kind.remove }[action]
  const all = [...kind.create, ...kind.change, ...kind.remove]
  if (all.length === 0) return 'server-only'
  if (grants.length === 0) return 'record-fixed'
  const forRole = grants.filter((grant) => grant.roles.includes(role))
  if (forRole.length === 0) return 'role-may-not'
  const isEves = (grant: Grant) =>
    own ||
    grant.own === undefined ||
    (action === 'lose' && grant.own !== 'key') ||
    (action === 'overwrite' && (grant.own === 'signed' || (merges && grant.own === 'by')))
  return forRole.some(isEves) ? 'allowed' : 'not-your-record'
}

const kinds = documentNames.flatMap((document) =>
  kindsOf(document).map((kind) => ({ document, kind, root: kind.root })),
)

/** A member's record exists from the start, so it cannot be created. */
function isPossible({ kind, action }: Case): boolean {
  return kind.root !== 'members' || action !== 'create'
}

test.each(kinds)(
  '$root in $document can be written by those whom the table grants it',
  { timeout: 240_000 },
  async ({ document, kind }) => {
    const server = await startTestServer()
    // Each role has rooms of its own, so they run side by side.
    await Promise.all(
      roles.map(async (role) => {
        for (const own of [true, false]) {
          const cases = actions.map((action): Case => ({ document, kind, role, action, own })).filter(isPossible)
          await tryCases(cases, server)
        }
      }),
    )
  },
)

/** What is refused leaves the room as it was, so that the next case finds in it what it needs. */
async function tryCases(cases: readonly Case[], server: TestServer): Promise<void> {
  let untouched: Trial | undefined
  for (const one of cases) {
    const trial = untouched && one.action !== 'create' ? untouched.next(one) : await Trial.prepare(one, server)
    const isAllowed = await tryCase(one, trial)
    untouched = isAllowed || one.action === 'create' ? undefined : trial
  }
}

/** @returns whether it was allowed. */
async function tryCase(one: Case, trial: Trial): Promise<boolean> {
  const { kind, role, action, own } = one
  const told = `${role} may ${action} ${own ? 'their own' : 'another’s'} ${kind.root}`
  const [peer, eve] = [await trial.watch(), await trial.act()]
  const before = { record: peer.record(kind.root, trial.key), onDisk: trial.onDisk() }
  const answer = await trial.attempt(eve)
  const code = expected(one)
  if (code === 'allowed') {
    expect(answer, told).toEqual({ saved: true })
    return true
  }
  expect(answer, told).toMatchObject({ saved: false, closeCode: meaningOf(code).close, refusal: { code } })
  expect(trial.onDisk(), told).toEqual(before.onDisk)
  await peer.heardAll()
  // Neither a connection that was open nor a new one has another record, or any operation of Eve's.
  for (const connection of [peer, await trial.newcomer()]) {
    expect(connection.record(kind.root, trial.key), told).toEqual(before.record)
    expect(
      trial.actingClients(eve).filter((client) => connection.doc.store.clients.has(client)),
      told,
    ).toEqual([])
  }
  return false
}
