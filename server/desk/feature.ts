import type { StaffMember } from '#shared/desk/contracts.ts'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { MemberId, ProductId, ShopId } from '#shared/ids.ts'
import { refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { appointmentReminders } from './appointments/reminders.ts'
import { appointmentRoutes } from './appointments/routes.ts'
import { askingOf } from './asking.ts'
import { Attendance } from './attendance.ts'
import { Calling } from './calling.ts'
import { Claims } from './claims.ts'
import { deadlinesOf } from './deadlines.ts'
import type { ShiftTurn } from './attendance.ts'
import { DemoStaff } from './demo-staff.ts'
import type { DemoPerson } from './demo-staff.ts'
import { deskRoutes } from './desk-routes.ts'
import { DeskUpdates } from './desk-updates.ts'
import { Desks } from './desks.ts'
import { helpRoutes } from './help-routes.ts'
import type { HelpViewParts } from './help-view.ts'
import type { RecordEvent } from './record-event.ts'
import type { DeskHours } from './hours-port.ts'
import type { DeskNotices, LeavingQuestion, ToldAppointment } from './notices-port.ts'
import { Openings } from './openings.ts'
import { helpDeskRoutes } from './orders/help-desk-routes.ts'
import { Offers } from './offers.ts'
import { liveDesk, whyWaiting } from './live.ts'
import { HelpQueue } from './queue.ts'
import { reassign } from './reassign.ts'
import { askForPractice } from './practice-request.ts'
import type { PracticeQuestion } from './practice-request.ts'
import { RequestRows } from './request-rows.ts'
import { SamePerson } from './same-person.ts'
import type { DeskSettings } from './settings.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { SignIns } from './sign-ins.ts'
import { StaffRows } from './staff-rows.ts'
import { transferRoutes } from './transfer-routes.ts'
import { Transfers } from './transfers.ts'
import type { Visits } from './visits-port.ts'
import { visitGuests } from './visit-guests.ts'
import { Waits } from './waits.ts'

/** What the desk uses of other features. */
interface Uses {
  readonly visits: Visits
  /** Opens the stores of the demo shop, and says when its staff works. */
  readonly openDemo: (shopId: ShopId, people: readonly DemoPerson[]) => Promise<void>
  readonly hours: DeskHours
  readonly notices: DeskNotices
  readonly shop: (id: ShopId) => Promise<{ readonly name: string; readonly locale: string } | undefined>
  /** The department of a product, where the shop has both. */
  readonly departmentOf: (shopId: ShopId, productId: ProductId) => Promise<string | null>
  /** How the shop runs its desk. */
  readonly settingsOf: (shopId: ShopId) => Promise<DeskShopSettings>
  /** Whether a call reaches an associate on a device of theirs while no desk is open. */
  /** Until when a member's questions are not taken; null where they are. */
  readonly blockedUntil: HelpViewParts['blockedUntil']
  readonly isReachable: (staffId: string) => Promise<boolean>
}

/** The desk, for those who draw the attention of associates, and for those who look after it. */
export interface DeskFeature extends Feature {
  readonly calling: Calling
  readonly member: (staffId: string) => StaffMember | undefined
  /** Signs staff out by the word of their shop: one, by the shop's own id, or all. */
  readonly signOutByShop: SignIns['signOutByShop']
  readonly queue: HelpQueue
  /** Takes back what a member, or a room, still asks. */
  readonly cancelQuestions: (of: { room: number; memberId: MemberId | null }) => Promise<void>
  /** A made-up shopper asks. */
  readonly practise: (question: PracticeQuestion) => Promise<boolean>
  readonly live: (shopId: ShopId) => ReturnType<typeof liveDesk>
  readonly whyWaiting: (id: string) => ReturnType<typeof whyWaiting>
  /** An appointment, for whoever writes of it. */
  readonly appointmentOf: (id: string) => Promise<ToldAppointment | undefined>
  /** A question after the sale, as it leaves. */
  readonly questionOf: (id: string) => Promise<LeavingQuestion | undefined>
  /** A shift ends, or a break begins or ends. @returns whether it changed anything. */
  readonly onTurn: (turn: ShiftTurn) => Promise<boolean>
}

/** Staff at their desks, and the requests that members make to them. */
export function deskFeature(
  host: Host,
  settings: DeskSettings,
  { visits, openDemo, hours, notices, shop, departmentOf, isReachable, blockedUntil, settingsOf }: Uses,
): DeskFeature {
  const { db, now, clock, reportError, emitter, desks: staffEmitter, access, directory } = host
  const queue = new HelpQueue({
    requests: new RequestRows(db),
    staff: new StaffRows({ db, now }),
    settings,
    hours,
    now,
  })
  const calling = new Calling({ queue, visits, emitter: staffEmitter })
  const deskChanged = (staffId: string) => {
    updates.send(staffId)
    calling.staffChanged(staffId)
  }
  const offers = new Offers(queue, deskChanged)
  const transfers = new Transfers({ queue, offers, visits, deskChanged })
  const desks = new Desks({ queue, visits, transfers, hours })
  const updates: DeskUpdates = new DeskUpdates({ queue, desks, emitter: staffEmitter, clock, reportError })
  const claims = new Claims({ queue, offers, visits, transfers })
  const demo = new DemoStaff({ db, queue, open: openDemo })
  const waits = new Waits(queue)
  const record: RecordEvent = async (roomId, event, memberId) => {
    const room = await directory.room(roomId)
    if (room.ok) await room.value.record([event], memberId)
  }
  const hasDemoStaff = (shopId: ShopId) => demo.isIn(shopId)
  const same = new SamePerson({ queue, visits, settingsOf })
  const { orders, helpDesks, view, appointments, help } = askingOf({
    ...{ host, queue, offers, waits, hours, notices, shop, departmentOf, hasDemoStaff, record, same, blockedUntil },
    expectReminder: (at) => reminders.expect(at),
  })
  const reminders = appointmentReminders({
    requests: queue.requests,
    appointments: () => appointments,
    clock,
    reportError,
  })
  const attendance: Attendance = new Attendance({
    ...{ queue, offers, claims, deskChanged, isReachable },
    emitter: staffEmitter,
    expectAbsence: (at) => deadlines.absences.expect(at),
  })
  const deadlines = deadlinesOf({ queue, offers, claims, help, attendance, clock, reportError })
  const openings = new Openings({
    ...{ queue, offers, hours, deskChanged, clock, reportError },
    roomsOf: (shopId) => directory.inMemory.filter((room) => room.shopId === shopId).map(({ id }) => id),
    tellRoom: (roomId) => emitter.emitToRoom(roomId, 'visit', {}),
  })
  const member = (staffId: string) => queue.book.get(staffId)?.member
  const signIns = new SignIns({
    ...{ db, now, attendance, demo },
    identities: access.identities,
    sessions: access.staff,
    emitter: staffEmitter,
    signedOut: (staffId) => visits.signedOut(staffId),
    member,
  })
  queue.onChange((before, after) => {
    if (after && after.due_at !== null) deadlines.requests.expect(after.due_at)
    const row = after ?? before
    if (row) emitter.emitToRoom(row.room_id, 'visit', {})
  })
  const showAll = async (staffId: string) => {
    for (const shown of await visits.shownTo(staffId)) staffEmitter.emitToStaff(staffId, 'shown', shown)
  }
  const inBackground = (work: Promise<void>) =>
    void work.catch((fault: unknown) => reportError(fault, 'A desk could not be brought up to date'))
  visits.onEnded(({ id, staffId }) => {
    inBackground(transfers.visitEnded(id))
    inBackground(claims.ended(id).then(() => deskChanged(staffId)))
  })
  visits.onLeft(({ staffId }) => deskChanged(staffId))
  visits.onChanged(({ id, staffId, isAnswered, scope }) => {
    deskChanged(staffId)
    inBackground(transfers.scopeChanged(id, scope))
    if (isAnswered) inBackground(claims.answered(id))
  })
  visits.onShown((staffId, shown) => staffEmitter.emitToStaff(staffId, 'shown', shown))
  return {
    name: 'desk',
    queue,
    cancelQuestions: (of) => help.cancelAll(of),
    practise: (question) => askForPractice(queue, question),
    live: (shopId) => liveDesk(queue, shopId),
    whyWaiting: (id) => whyWaiting(queue, id),
    routes: [
      ...helpRoutes({ help, view }),
      ...appointmentRoutes(appointments),
      ...helpDeskRoutes(helpDesks),
      ...signInRoutes({ signIns, demo }),
      ...deskRoutes({
        ...{ desks, attendance, claims, offers, visits },
        join: async ({ staffId, shopId }, request) => {
          const [row, me] = [await queue.find(request), queue.book.get(staffId)?.member]
          const visitId = row?.shop_id === shopId ? row.visit_id : null
          if (visitId === null || visitId === undefined || !me) return refused(refusal('request-gone'))
          const { id, name, picture, store } = me
          return visits.askToJoin(shopId, visitId, { id, name, picture, store })
        },
        reassign: (shopId, given) => reassign({ queue, offers, visits, record }, shopId, given),
      }),
      ...transferRoutes({ transfers, visits }),
    ],
    guests: visitGuests(access.staff, visits),
    desk: {
      connected: (staff) => {
        inBackground(attendance.connected(staff))
        inBackground(showAll(staff.staffId))
      },
      disconnected: (staff) => {
        updates.forget(staff.staffId)
        inBackground(attendance.disconnected(staff))
        calling.staffChanged(staff.staffId)
      },
    },
    calling,
    member,
    signOutByShop: (key, externalId) => signIns.signOutByShop(key, externalId),
    jobs: [
      { name: 'desk', start: () => queue.start(), stop: () => updates.stop() },
      ...deadlines.all,
      reminders,
      openings,
    ],
    appointmentOf: (id) => appointments.toldOf(id),
    questionOf: (id) => orders.leaving(id),
    onTurn: (turn) => attendance.turn(turn),
  }
}
