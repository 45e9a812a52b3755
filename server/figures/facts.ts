// The facts of which figures are made: one row a question, brought up to date as questions change. They name no member and hold no word.
import type { Kysely } from 'kysely'
import type { ShopId } from '#shared/ids.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import type { DeskFactRow } from '#server/storage/after-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

/** Changes within this time are written together: with thousands who wait, each has several a minute. */
const togetherMs = 500
/** Questions that are looked at in one statement. */
const batch = 500

/** What facts need. */
export interface FactsParts {
  readonly db: Kysely<Tables>
  /** Whether a shop keeps figures per person. */
  readonly isPerPerson: (shopId: ShopId) => Promise<boolean>
  readonly clock: Clock
  readonly reportError: ReportError
}

/** How many suggestions a visit has. */
export interface Suggestions {
  readonly suggested: number
  readonly accepted: number
}

/** Keeps the facts. */
export class Facts {
  readonly #parts: FactsParts
  readonly #due = new Set<string>()
  readonly #dueSuggestions = new Map<string, Suggestions>()
  #cancel: (() => void) | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(parts: FactsParts) {
    this.#parts = parts
  }

  /** What changed while this server did not run, or elsewhere. */
  async catchUp(): Promise<void> {
    const { db } = this.#parts
    const stale = await db
      .selectFrom('help_requests')
      .leftJoin('desk_facts', 'desk_facts.id', 'help_requests.id')
      .select('help_requests.id')
      .where((e) =>
        e.or([e('desk_facts.revision', 'is', null), e('desk_facts.revision', '<', e.ref('help_requests.revision'))]),
      )
      // Of an appointment whose time has not come, and of what went to the help desk, nobody here owes an answer.
      .where('help_requests.state', 'not in', ['agreed', 'forwarded'])
      // An appointment that was taken back before its time was never due.
      .where((e) =>
        e.or([
          ...(['agreed_at', 'closed_at'] as const).map((name) => e(`help_requests.${name}`, 'is', null)),
          e('help_requests.closed_at', '>=', e.ref('help_requests.agreed_at')),
        ]),
      )
      .execute()
    const gone = await db
      .selectFrom('desk_facts')
      .leftJoin('help_requests', 'help_requests.id', 'desk_facts.id')
      .select('desk_facts.id')
      .where('desk_facts.closed_at', 'is', null)
      .where('help_requests.id', 'is', null)
      .execute()
    for (const { id } of [...stale, ...gone]) this.#due.add(id)
    await this.settle()
  }

  /** A question has changed. */
  note(id: string): void {
    this.#due.add(id)
    this.#soon()
  }

  /** A visit has so many suggestions. */
  noteSuggestions(visitId: string, suggestions: Suggestions): void {
    this.#dueSuggestions.set(visitId, suggestions)
    this.#soon()
  }

  /** A shop keeps no figures per person any more: what was kept is dropped. */
  async forgetPeople(shopId: ShopId): Promise<void> {
    await this.settle()
    const { db } = this.#parts
    const ofShop = db.selectFrom('desk_facts').select('id').where('shop_id', '=', shopId)
    await db.updateTable('desk_suggestions').set({ person: null }).where('request', 'in', ofShop).execute()
    await db.updateTable('desk_facts').set({ person: null }).where('shop_id', '=', shopId).execute()
  }

  /** Resolves once all that was noted is stored. */
  settle(): Promise<void> {
    this.#cancel?.()
    this.#cancel = undefined
    this.#running = this.#running.then(() => this.#write())
    return this.#running
  }

  async stop(): Promise<void> {
    await this.settle()
  }

  #soon(): void {
    this.#cancel ??= this.#parts.clock.after(togetherMs, () => void this.settle())
  }

  async #write(): Promise<void> {
    try {
      while (this.#due.size > 0) {
        const ids = [...this.#due].slice(0, batch)
        await this.#writeFacts(ids)
        for (const id of ids) this.#due.delete(id)
      }
      for (const [visitId, counts] of this.#dueSuggestions) {
        await this.#writeSuggestions(visitId, counts)
        if (this.#dueSuggestions.get(visitId) === counts) this.#dueSuggestions.delete(visitId)
      }
    } catch (fault) {
      this.#parts.reportError(fault, 'What figures are made of could not be stored')
      this.#soon()
    }
  }

  async #writeFacts(ids: readonly string[]): Promise<void> {
    const { db, isPerPerson, clock } = this.#parts
    const rows = await readRequests(db, ids)
    const known = new Map(
      (await db.selectFrom('desk_facts').selectAll().where('id', 'in', ids).execute()).map((fact) => [fact.id, fact]),
    )
    const found = new Set(rows.map(({ id }) => id))
    const facts: DeskFactRow[] = []
    for (const row of rows) facts.push(factOf(row, known.get(row.id), await isPerPerson(row.shop_id)))
    // Erased with its member, or gone with its room: the fact stays, for it tells of nobody.
    for (const fact of known.values())
      if (!found.has(fact.id) && fact.closed_at === null)
        facts.push({ ...fact, state: 'cancelled', closed_at: clock.now() })
    if (facts.length > 0) await upsert(db, facts)
  }

  async #writeSuggestions(visitId: string, counts: Suggestions): Promise<void> {
    const { db, isPerPerson } = this.#parts
    const visit = await db
      .selectFrom('visits')
      .leftJoin('staff', 'staff.id', 'visits.staff')
      .select(['visits.request', 'visits.staff', 'visits.shop_id', 'staff.store'])
      .where('visits.id', '=', visitId)
      .where('visits.is_practice', '=', 0)
      .executeTakeFirst()
    if (!visit) return
    const person = (await isPerPerson(visit.shop_id)) ? visit.staff : null
    await db
      .insertInto('desk_suggestions')
      .values({ visit_id: visitId, request: visit.request, store: visit.store, person, ...counts })
      .onConflict((conflict) => conflict.column('visit_id').doUpdateSet({ ...counts }))
      .execute()
  }
}

type RequestWithVisit = Awaited<ReturnType<typeof readRequests>>[number]

function readRequests(db: Kysely<Tables>, ids: readonly string[]) {
  return (
    db
      .selectFrom('help_requests as request')
      .leftJoin('visits', 'visits.id', 'request.visit_id')
      .leftJoin('staff', 'staff.id', 'request.claimed_by')
      .select(['request.id', 'request.shop_id', 'request.revision', 'request.topic'])
      .select((e) => e.fn.coalesce('request.agreed_at', 'request.created_at').as('created_at'))
      .select(['request.language', 'request.state', 'request.left_at', 'request.closed_at', 'request.claimed_by'])
      .select(['visits.answered_at', 'visits.ended_at', 'staff.store'])
      .where('request.id', 'in', ids)
      .where('request.transfer_of', 'is', null)
      .where('request.is_practice', '=', 0)
      .where('request.state', 'not in', ['agreed', 'forwarded'])
      // An appointment that was taken back before its time was never due.
      .where((e) =>
        e.or([
          ...(['agreed_at', 'closed_at'] as const).map((name) => e(`request.${name}`, 'is', null)),
          e('request.closed_at', '>=', e.ref('request.agreed_at')),
        ]),
      )
      .execute()
  )
}

/** Who answered first stays: others may have the question later. */
function factOf(row: RequestWithVisit, known: DeskFactRow | undefined, isPerPerson: boolean): DeskFactRow {
  const isAnswered = known !== undefined && known.answered_at !== null
  const of = isAnswered
    ? { store: known.store, person: known.person, answered_at: known.answered_at }
    : { store: row.store, person: isPerPerson ? row.claimed_by : null, answered_at: row.answered_at }
  return {
    ...{ id: row.id, shop_id: row.shop_id, revision: row.revision, asked_at: row.created_at, topic: row.topic },
    ...{ language: row.language, state: row.state, is_live: row.left_at === row.created_at ? 0 : 1, ...of },
    closed_at: row.closed_at === null ? null : (row.ended_at ?? row.closed_at),
  }
}

async function upsert(db: Kysely<Tables>, facts: readonly DeskFactRow[]): Promise<void> {
  await db
    .insertInto('desk_facts')
    .values([...facts])
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((e) => ({
        revision: e.ref('excluded.revision'),
        store: e.ref('excluded.store'),
        state: e.ref('excluded.state'),
        person: e.ref('excluded.person'),
        answered_at: e.ref('excluded.answered_at'),
        closed_at: e.ref('excluded.closed_at'),
      })),
    )
    .execute()
}
