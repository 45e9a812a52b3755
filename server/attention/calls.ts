// Calls associates to what waits for them, on their own devices: to a request until somebody has it or it goes elsewhere, and to the news
// of their visits while no page of theirs is open. What was called to and is over is said once more, so that no device keeps showing it.
import type { StaffPush } from '#shared/desk/attention.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import { DueJobs } from '#server/host/jobs/due-jobs.ts'
import type { Job } from '#server/host/jobs/job.ts'
import { SerialQueue } from '#server/host/jobs/serial-queue.ts'
import type { CallRows, StoredCall } from './call-rows.ts'
import { endMessage, requestMessage, visitEndMessage, visitMessage } from './messages.ts'
import type { MessageFor } from './messages.ts'
import type { Call, CallingDesk, CallingVisit, ConcernedStaff, Pushes, QuietUntil } from './ports.ts'
import type { StaffDevices, StoredDevice } from './staff-devices.ts'
import type { AttentionChoice } from './staff-settings.ts'

/** News of one visit are pushed this far apart at least, together. */
const newsApartMs = 30_000
/** A push service keeps a call no longer than it may be of use. */
const callKeptSeconds = 60
const newsKeptSeconds = 900
const retryMs = 1_000
/** How long what is under way may hold up a stop. */
const maxStopMs = 3_000

/** What calling needs. */
export interface CallsParts {
  readonly rows: CallRows
  readonly devices: StaffDevices
  readonly choice: (staffId: string) => Promise<AttentionChoice>
  readonly desk: CallingDesk
  readonly pushes: Pushes
  readonly quietUntil: QuietUntil
  /** 0 for once only. */
  readonly repeatMs: number
  readonly clock: Clock
  readonly reportError: ReportError
}

/** What somebody should be called to, by its subject. */
type Wanted = ReadonlyMap<string, WantedOne>
type WantedOne = { readonly call: Call } | { readonly visit: CallingVisit }

const nothing: Wanted = new Map()

/** Calls associates. */
export class Calls implements Job {
  readonly name = 'calls to associates'
  readonly #parts: CallsParts
  readonly #turns = new SerialQueue<string>()
  readonly #due: DueJobs<StoredCall>
  /** Those with devices, by shop: nobody else is looked at. */
  readonly #reached = new Map<string, ShopId>()
  /** By device: the message that is under way to it, and the newest that waits for that. */
  readonly #sending = new Map<string, Promise<void>>()

  constructor(parts: CallsParts) {
    this.#parts = parts
    const { rows, clock, reportError } = parts
    this.#due = new DueJobs({
      name: this.name,
      claim: ({ now, limit, undone }) => rows.due(now, limit, undone),
      work: async (row) => {
        await this.#turns.run(row.staff_id, () => this.#push(row))
        return true
      },
      nextDue: (now) => rows.nextDue(now),
      retryMs,
      clock,
      reportError,
    })
    parts.desk.onRequest((concerned) => this.#requestChanged(concerned))
    parts.desk.onStaff((staffId) => this.changed(staffId))
  }

  async start(): Promise<void> {
    const { devices, rows } = this.#parts
    for (const id of [...(await devices.owners()), ...(await rows.called())]) this.#reach(id)
    for (const id of this.#reached.keys()) this.changed(id)
    this.#due.start()
  }

  async stop(): Promise<void> {
    await this.#due.stop()
    await this.#turns.idle()
    let cancel = () => {}
    const enough = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, maxStopMs)
      cancel = () => clearTimeout(timer)
    })
    await Promise.race([Promise.all(this.#sending.values()), enough])
    cancel()
  }

  /** Whether a call would reach them now: they have a device, want to be pushed to, and it is no quiet hour of theirs. */
  async isReachable(staffId: string): Promise<boolean> {
    if (!this.#reached.has(staffId)) return false
    const choice = await this.#parts.choice(staffId)
    return this.#isWanted(choice) && (await this.#parts.devices.live(staffId)).length > 0
  }

  /** Something of an associate has changed: what they are called to follows. */
  changed(staffId: string): void {
    if (!this.#reached.has(staffId)) return
    this.#turns
      .run(staffId, () => this.#follow(staffId))
      .catch((fault: unknown) => this.#parts.reportError(fault, 'An associate could not be called'))
  }

  /** They have a device from now on. */
  reached(staffId: string): void {
    this.#reach(staffId)
    this.changed(staffId)
  }

  #reach(staffId: string): void {
    const shopId = this.#parts.desk.shopOf(staffId)
    if (shopId !== undefined) this.#reached.set(staffId, shopId)
  }

  #requestChanged({ shopId, named, isForAll }: ConcernedStaff): void {
    for (const [staffId, shop] of this.#reached)
      if (named.includes(staffId) || (isForAll && shop === shopId)) this.changed(staffId)
  }

  async #follow(staffId: string): Promise<void> {
    const { rows, clock } = this.#parts
    const wanted = await this.#wantedOf(staffId)
    const called = new Map((await rows.of(staffId)).map((row) => [row.subject, row]))
    for (const row of called.values()) if (!wanted.has(row.subject)) await this.#end(row)
    for (const [subject, one] of wanted) {
      const before = called.get(subject)
      const after = 'visit' in one ? newsOf(before, one.visit, clock.now()) : before ? undefined : clock.now()
      if (after === undefined) continue
      const plain = { pushed_at: null, news: 0, news_at: 0, ...before }
      const row = typeof after === 'number' ? { ...plain, next_at: after } : { ...plain, ...after }
      await rows.put({ ...row, staff_id: staffId, subject })
      this.#due.expect(row.next_at)
    }
  }

  async #wantedOf(staffId: string): Promise<Wanted> {
    const { desk, devices, choice } = this.#parts
    if (!this.#isWanted(await choice(staffId)) || (await devices.live(staffId)).length === 0) return nothing
    const call = desk.callOf(staffId)
    // Whoever has a page open sees there what is said in their visits.
    const visits = desk.isAtDesk(staffId) ? [] : await desk.callingVisits(staffId)
    return new Map<string, WantedOne>([
      ...(call ? [[`request:${call.request.id}`, { call }] as const] : []),
      ...visits.map((visit) => [`visit:${visit.id}`, { visit }] as const),
    ])
  }

  #isWanted({ push, quiet, timeZone }: AttentionChoice): boolean {
    return push && this.#parts.quietUntil(this.#parts.clock.now(), timeZone, quiet) === undefined
  }

  /** It is pushed, unless it is over by now. */
  async #push(row: StoredCall): Promise<void> {
    const { rows, repeatMs, clock, choice } = this.#parts
    const wanted = (await this.#wantedOf(row.staff_id)).get(row.subject)
    if (!wanted) return this.#end(row)
    const { repeat, sound } = await choice(row.staff_id)
    const now = clock.now()
    const repeats = 'call' in wanted && repeat && repeatMs > 0
    if (!(await rows.pushing(row, { now, nextAt: repeats ? now + repeatMs : null }))) return
    await this.#tell(
      row.staff_id,
      (to) => ('call' in wanted ? requestMessage(wanted.call, to) : visitMessage(wanted.visit, row.news, to)),
      { isSilent: !sound, keptSeconds: 'call' in wanted ? callKeptSeconds : newsKeptSeconds },
    )
  }

  async #end(row: StoredCall): Promise<void> {
    const { rows, desk, clock } = this.#parts
    const [topic, id = ''] = row.subject.split(':')
    const became = topic === 'request' ? await desk.endOf(id, row.staff_id) : undefined
    // Claimed, and the visit does not stand yet: it does in a moment, or the request comes back.
    if (became?.end.kind === 'mine' && became.end.visitId === null) {
      const next_at = clock.now() + retryMs
      await rows.put({ ...row, next_at })
      return this.#due.expect(next_at)
    }
    if (!(await rows.delete(row)) || row.pushed_at === null) return undefined
    const write = (to: MessageFor) => (became ? endMessage(id, became, to) : visitEndMessage(id, to))
    return this.#tell(row.staff_id, write, {
      isSilent: true,
      keptSeconds: became ? callKeptSeconds : newsKeptSeconds,
    })
  }

  async #tell(
    staffId: string,
    write: (to: MessageFor) => StaffPush,
    { isSilent, keptSeconds }: { isSilent: boolean; keptSeconds: number },
  ): Promise<void> {
    const shop = this.#reached.get(staffId)
    const devices = await this.#parts.devices.live(staffId)
    if (shop === undefined) return
    for (const device of devices)
      this.#send(device, write({ shop, language: device.language, silent: isSilent }), keptSeconds)
  }

  /** One message after another for each device, and without waiting: a slow push service holds up nobody else. */
  #send(device: StoredDevice, message: StaffPush, keptSeconds: number): void {
    const { pushes, devices, reportError } = this.#parts
    const sent = (this.#sending.get(device.id) ?? Promise.resolve())
      .then(async () => {
        const { isGone } = await pushes.send(device, message, keptSeconds)
        if (isGone) await devices.remove(device.staff_id, device.id)
      })
      .catch((fault: unknown) => reportError(fault, 'A call could not be pushed'))
      .finally(() => this.#sending.get(device.id) === sent && this.#sending.delete(device.id))
    this.#sending.set(device.id, sent)
  }
}

/** The row of a visit with news; undefined where there are none since. */
function newsOf(before: StoredCall | undefined, { at }: CallingVisit, now: number) {
  if (before && before.news_at >= at) return undefined
  const next_at = Math.max(now, (before?.pushed_at ?? -Infinity) + newsApartMs)
  return { news: (before?.news ?? 0) + 1, news_at: at, next_at: before?.next_at ?? next_at }
}
