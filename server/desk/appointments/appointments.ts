// Appointments: a request whose time is agreed. At that time it enters the queue by itself; until then its asker is reminded, and may
// move it or take it back.
import { serverEvents } from '#shared/events/server-events.ts'
import type { MemberId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { HelpRequest, HelpTimes } from '#shared/visits/help-request.ts'
import { SerialQueue } from '#server/host/jobs/serial-queue.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { RecordEvent } from '../record-event.ts'
import type { HelpView } from '../help-view.ts'
import type { DeskHours } from '../hours-port.ts'
import type { AppointmentNotice, DeskNotices, ToldAppointment } from '../notices-port.ts'
import type { HelpQueue } from '../queue.ts'
import type { StoredRequest } from '../request-rows.ts'
import type { SamePerson } from '../same-person.ts'
import { calendarOf } from './calendar.ts'
import { slotMinutes } from './times.ts'
import type { MeetingSlots } from './times.ts'

const hourMs = 3_600_000
/** How long before an appointment its asker is reminded. */
const reminders = [
  { notice: 'day', beforeMs: 24 * hourMs },
  { notice: 'hour', beforeMs: hourMs },
] as const

/** What appointments need. */
export interface AppointmentParts {
  readonly queue: HelpQueue
  readonly hours: DeskHours
  readonly slots: MeetingSlots
  readonly view: HelpView
  readonly same: SamePerson
  readonly notices: DeskNotices
  readonly record: RecordEvent
  readonly shopName: (id: ShopId) => Promise<string>
  readonly publicUrl: () => string
  /** Something is due then. */
  readonly expectReminder: (at: number) => void
}

/** Agrees, moves and reminds. */
export class Appointments {
  readonly #parts: AppointmentParts
  /** Two who want the last place of a time are looked at one after the other. */
  readonly #turns = new SerialQueue<ShopId>()

  constructor(parts: AppointmentParts) {
    this.#parts = parts
  }

  /** The times that can be agreed. Refuses `no-such-store`, `no-such-visit`. */
  async times(
    caller: Caller,
    { store, visit, language }: { store?: string | undefined; visit?: string | undefined; language: string },
  ): Promise<Outcome<HelpTimes>> {
    const { hours, slots, same } = this.#parts
    const { room } = caller
    const person = await same.personOf(caller, visit === undefined ? undefined : { visit })
    if (!person.ok) return person
    const known = hours.get(room.shopId, store ?? null)
    if (store !== undefined && !known) return refused(refusal('no-such-store'))
    const wanted = { shopId: room.shopId, store: store ?? null, person: person.value, language }
    return granted({
      ...{ timeZone: known?.timeZone ?? null, minutes: slotMinutes },
      times: [...(await slots.of(wanted))],
    })
  }

  /** Agrees a time. Refuses `time-not-free`, `already-asked`. */
  agree(caller: Caller, row: StoredRequest): Promise<Outcome<HelpRequest>> {
    const { queue, slots, record, view } = this.#parts
    const at = row.agreed_at ?? 0
    return this.#turns.run(row.shop_id, async () => {
      if (!(await slots.isFree(wantedBy(row), at))) return refused(refusal('time-not-free'))
      const stored = await queue.requests.insert({ ...row, remind_at: await this.#nextReminder(row, queue.now()) })
      if (!stored) return refused(refusal('already-asked'))
      queue.put(stored)
      await this.#tell(stored, 'agreed')
      await record(row.room_id, serverEvents.appointmentAgreed(row.id, this.#detailOf(stored)), caller.memberId)
      return granted(await view.shown(stored))
    })
  }

  /** Moves an appointment of the caller. Refuses `request-gone`, `request-taken`, `time-not-free`. */
  async move(caller: Caller, id: string, at: number): Promise<Outcome<HelpRequest>> {
    const { queue, slots, record, view } = this.#parts
    return this.#turns.run(caller.room.shopId, async () => {
      const row = await this.#own(caller, id)
      if (row?.state !== 'agreed') return refused(refusal(row?.state === 'visiting' ? 'request-taken' : 'request-gone'))
      if (!(await slots.isFree({ ...wantedBy(row), except: id }, at))) return refused(refusal('time-not-free'))
      const remindAt = await this.#nextReminder({ ...row, agreed_at: at }, queue.now())
      const moved = await queue.change(id, ({ state, sequence }) =>
        state === 'agreed' ? { agreed_at: at, sequence: sequence + 1, remind_at: remindAt } : undefined,
      )
      if (!moved) return refused(refusal('request-gone'))
      await this.#tell(moved, 'moved')
      await record(row.room_id, serverEvents.appointmentMoved(id, this.#detailOf(moved)), caller.memberId)
      return granted(await view.shown(moved))
    })
  }

  /** It was taken back. */
  async cancelled(row: StoredRequest, by: MemberId): Promise<void> {
    await this.#tell(row, 'cancelled')
    await this.#parts.record(row.room_id, serverEvents.appointmentCancelled(row.id, this.#detailOf(row)), by)
  }

  /** The file for calendars. Refuses `request-gone`. */
  async calendar(caller: Caller, id: string): Promise<Outcome<string>> {
    const row = await this.#own(caller, id)
    if (!row || row.agreed_at === null) return refused(refusal('request-gone'))
    return granted((await this.told(row)).calendar)
  }

  /** An appointment, for whoever writes of it. */
  async toldOf(id: string): Promise<ToldAppointment | undefined> {
    const row = await this.#parts.queue.find(id)
    return row && row.agreed_at !== null ? this.told(row) : undefined
  }

  async told(row: StoredRequest): Promise<ToldAppointment> {
    const { hours, shopName, publicUrl, queue } = this.#parts
    const store = hours.get(row.shop_id, row.store)
    const shop = await shopName(row.shop_id)
    const place = store ? `${shop}, ${store.name}` : shop
    const { agreed_at: at, sequence } = row
    const moment = at ?? 0
    const calendar = calendarOf({
      ...{ id: row.id, at: moment, minutes: slotMinutes, sequence, isCancelled: row.state === 'cancelled' },
      ...{ changedAt: queue.now(), place, language: row.language, text: row.text },
      url: `${publicUrl()}/r/${row.room_id}`,
    })
    const isAgreed = row.state === 'agreed'
    return { isAgreed, at: moment, sequence, place, timeZone: store?.timeZone ?? null, calendar }
  }

  /** Reminds the asker of an appointment, where its time has come. */
  async remind(row: StoredRequest): Promise<void> {
    const { queue } = this.#parts
    const now = queue.now()
    const next = await this.#nextReminder(row, Math.max(now, row.remind_at ?? now))
    const reminded = await queue.change(row.id, ({ state, remind_at }) =>
      state === 'agreed' && remind_at === row.remind_at ? { remind_at: next } : undefined,
    )
    const left = (row.agreed_at ?? now) - now
    if (!reminded || left <= 0) return
    await this.#tell(reminded, left > reminders[1].beforeMs * 12 ? 'day' : 'hour')
  }

  async #own({ room, memberId }: Caller, id: string): Promise<StoredRequest | undefined> {
    const row = await this.#parts.queue.find(id)
    return row?.room === room.num && row.member_id === memberId ? row : undefined
  }

  async #nextReminder(row: StoredRequest, after: number): Promise<number | null> {
    const { notices, expectReminder } = this.#parts
    const at = row.agreed_at ?? 0
    for (const { beforeMs } of reminders) {
      const wanted = await notices.remindAt({ room: row.room, memberId: row.member_id }, at - beforeMs)
      if (wanted <= after) continue
      expectReminder(wanted)
      return wanted
    }
    return null
  }

  async #tell(row: StoredRequest, notice: AppointmentNotice): Promise<void> {
    const { room, member_id: memberId, id: request, sequence } = row
    await this.#parts.notices.tellOfAppointment({ room, memberId, request, notice, sequence })
  }

  #detailOf({ agreed_at, shop_id, store }: StoredRequest): { at: number; store: string | null } {
    return { at: agreed_at ?? 0, store: this.#parts.hours.get(shop_id, store)?.name ?? null }
  }
}

function wantedBy({ shop_id, store, person, language }: StoredRequest) {
  return { shopId: shop_id, store, person, language }
}
