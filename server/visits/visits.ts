// The visits of all rooms: they begin when an associate claims a request, show what is granted, and end by hand or in silence. Changes to
// the visits of one room run one after another.
import { serverEvents } from '#shared/events/server-events.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { newId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import { isOtherStore } from '#shared/visits/other-store.ts'
import type { Scope } from '#shared/visits/scope.ts'
import { scopeOf } from '#shared/visits/scope.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import type { AnswerProposal, Visit } from '#shared/visits/visit.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import { DueJobs } from '#server/host/jobs/due-jobs.ts'
import type { Job } from '#server/host/jobs/job.ts'
import { SerialQueue } from '#server/host/jobs/serial-queue.ts'
import type { Host } from '#server/host/host.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { Change } from '#server/sync/change.ts'
import type { RoomHooks } from '#server/sync/room-hooks.ts'
import type { Room } from '#server/sync/room.ts'
import { answerProposal } from './answer-proposal.ts'
import type { KnowsVariant } from './answer-proposal.ts'
import type { BeginningVisit, Ending } from './begin-and-end.ts'
import { OpenVisits } from './open-visits.ts'
import type { VisitListener } from './open-visits.ts'
import { isLeaving, isShown, isWriting } from './visit-edits.ts'
import { shownVisit, staffOn, writerOn } from './visit-rows.ts'
import type { StoredVisit, VisitRows } from './visit-rows.ts'
import { recordAnswer, withdrawProposals, writeSummary } from './visit-writes.ts'

/** The most visits of a room that are listed. */
const maxListed = 50
/** When a visit that could not be ended is tried again. */
const retryMs = 5_000

/** What visits are made of. */
export interface VisitsParts {
  readonly directory: Host['directory']
  readonly rows: VisitRows
  readonly emitter: Host['emitter']
  readonly knowsVariant: KnowsVariant
  /** The history of a room has something that its members may have to be told. */
  readonly notify: (room: Pick<Room, 'num' | 'id'>) => void
  readonly silentMs: number
  readonly clock: Clock
  readonly reportError: ReportError
}

/** The visits of all rooms. */
export class Visits implements RoomHooks, Job {
  readonly name = 'visits'
  readonly #parts: VisitsParts
  readonly #turns = new SerialQueue<RoomId>()
  readonly #silent: DueJobs<StoredVisit>
  readonly #open: OpenVisits
  readonly #endedListeners = new Set<VisitListener>()
  readonly #leftListeners = new Set<VisitListener>()

  constructor(parts: VisitsParts) {
    this.#parts = parts
    this.#open = new OpenVisits(parts)
    this.#silent = new DueJobs({
      name: this.name,
      claim: ({ now, limit, undone }) => parts.rows.due(now, limit, undone),
      work: async (visit) => (await this.#endInTurn(visit, { by: 'silence', memberId: null })).ok,
      nextDue: (now) => parts.rows.nextEnd(now),
      retryMs,
      clock: parts.clock,
      reportError: parts.reportError,
    })
  }

  start(): void {
    this.#silent.start()
  }

  async stop(): Promise<void> {
    await this.#silent.stop()
    await this.#turns.idle()
  }

  /** Hears of every change of a visit, or of what is shown on it. */
  onChanged(listener: VisitListener): void {
    this.#open.onChanged(listener)
  }

  /** Hears of visits that have ended. */
  onEnded(listener: VisitListener): void {
    this.#endedListeners.add(listener)
  }

  /** Hears of visits that another associate has now, each as it was before. */
  onLeft(listener: VisitListener): void {
    this.#leftListeners.add(listener)
  }

  async opened(room: Room): Promise<void> {
    await this.#open.read(room)
    // A crash may have come between the row and its document.
    for (const { id } of this.#open.of(room.id)) await this.#parts.directory.addDocument(room, visitDocument(id))
  }

  changed(room: Room, change: Change): void {
    for (const visit of this.#open.of(room.id)) this.#changedOn(room, visit, change)
  }

  #changedOn(room: Room, visit: StoredVisit, change: Change): void {
    const { document, edits, memberId } = change
    // Nobody is left who grants what is shown.
    if (document === 'cart' && edits.some((edit) => isLeaving(edit, visit.asker))) this.#endSoon(visit)
    else if (document === visitDocument(visit.id) && memberId !== null && edits.some(isWriting))
      void this.#wrote(room, visit, memberId)
    else if (isShown(change, visit)) this.#open.tellChanged(visit)
  }

  /** Begins a visit. Refuses as the directory does, and `storage-unavailable`. */
  begin(visit: BeginningVisit): Promise<Outcome<{ id: string }>> {
    return this.#turns.run(visit.request.roomId, () => this.#begin(visit))
  }

  async #begin({ request, staff: { id: staff, ...associate }, carriesOver = null }: BeginningVisit) {
    const opened = await this.#parts.directory.room(request.roomId)
    if (!opened.ok) return opened
    const room = opened.value
    const [id, at] = [newId(), room.now()]
    const document = visitDocument(id)
    await this.#parts.directory.addDocument(room, document)
    // The product is no part of it: it is granted, and may be taken back.
    const question = { by: request.by, at, text: request.text }
    const written = await room.write(document, [{ root: 'messages', key: newId(), value: question }], {
      memberId: request.by,
    })
    if (!written.ok) return written
    const { scope, showsEarlier, isPractice } = request
    const endsAt = at + this.#parts.silentMs
    await this.#parts.rows.insert({
      ...{ id, room: room.num, shopId: room.shopId, requestId: request.id, staff, associate },
      ...{ asker: request.by, scope, startedAt: at, endsAt, carriesOver, showsEarlier, isPractice },
    })
    this.#silent.expect(endsAt)
    const began = { associate: associate.name, scope, ...(request.isLeft && { left: true as const }) }
    await room.record([serverEvents.visitBegan(id, began)], request.by)
    this.#parts.notify(room)
    await this.#open.refresh(room, id)
    return granted({ id })
  }

  /**
   * Gives a visit to another associate. Between stores nothing of what is shown goes along: a visit of its own begins, and its asker says
   * whether it shows as much. Refuses `no-such-visit`, `visit-ended`, and as `begin`.
   */
  takeOver(id: string, from: string, { request, staff }: BeginningVisit): Promise<Outcome<{ id: string }>> {
    return this.#ofDesk(id, from, async (room, visit) => {
      const told = { from: visit.associate.name, associate: staff.name, store: staff.store }
      const handedOver = serverEvents.visitHandedOver(id, told)
      if (isOtherStore(visit.associate, staff)) {
        const ended = await this.#end(visit, { by: 'handed-over', memberId: null, said: handedOver })
        if (!ended.ok) return ended
        const carriesOver = visit.scope.length > 0 ? { scope: visit.scope, from: visit.associate.name } : null
        return this.#begin({ request: { ...request, scope: [], showsEarlier: false }, staff, carriesOver })
      }
      if (!(await this.#parts.rows.handOver(visit, staff))) return refused(refusal('visit-ended'))
      room.withdraw(from, refusal('visit-ended'))
      for (const listener of this.#leftListeners) listener(visit)
      await this.#open.refresh(room, id)
      // It is theirs, whatever becomes of the event.
      await room.record([handedOver], null)
      return granted({ id })
    })
  }

  /** Ends a visit with what came of it. Refuses `no-such-visit`, `visit-ended`, `storage-unavailable`. */
  finish(id: string, staff: string, summary: string): Promise<Outcome<void>> {
    return this.#ofDesk(id, staff, async (room, visit) => {
      const written = await writeSummary(room, visit, summary)
      if (!written.ok) return written
      const recorded = await room.record([serverEvents.visitSummedUp(id, visit.associate.name, summary)], null)
      return recorded.ok ? this.#end(visit, { by: staff, memberId: null }) : recorded
    })
  }

  /** The visits of a room, open ones first. */
  async ofRoom(room: number): Promise<readonly Visit[]> {
    return (await this.#parts.rows.ofRoom(room, maxListed)).map(shownVisit)
  }

  /** The open visits of an associate. */
  openOf(staff: string): Promise<readonly StoredVisit[]> {
    return this.#parts.rows.openOf(staff)
  }

  /**
   * Changes what the associate may see. Hosts may only narrow it; the asker may widen it too.
   * Refuses `no-such-visit`, `visit-ended`, `role-may-not`.
   */
  setScope(caller: Caller, id: string, wanted: Scope): Promise<Outcome<void>> {
    return this.change(caller, id, async (room, visit) => {
      const scope = scopeOf(wanted)
      const added = scope.filter((part) => !visit.scope.includes(part))
      const mayNarrow = caller.memberId === visit.asker || caller.role === 'host'
      if (!mayNarrow || (added.length > 0 && caller.memberId !== visit.asker)) return refused(refusal('role-may-not'))
      if (!(await this.#parts.rows.setScope(id, scope))) return refused(refusal('visit-ended'))
      // What is no longer granted is not sent from here on, whatever becomes of the event.
      await this.#open.refresh(room, id)
      return room.record(
        [serverEvents.visitScope(id, { associate: visit.associate.name, scope, added })],
        caller.memberId,
      )
    })
  }

  /** “Leave me out”: what is the caller's own is not shown, until they take it back. Refuses as `setScope`. */
  leaveOut(caller: Caller, id: string, isOut: boolean): Promise<Outcome<void>> {
    return this.change(caller, id, async (room, visit) => {
      if (visit.leftOut.includes(caller.memberId) === isOut) return granted(undefined)
      const others = visit.leftOut.filter((member) => member !== caller.memberId)
      const leftOut = isOut ? [...others, caller.memberId] : others
      if (!(await this.#parts.rows.setLeftOut(id, leftOut))) return refused(refusal('visit-ended'))
      await this.#open.refresh(room, id)
      return room.record([serverEvents.visitLeftOut(id, visit.associate.name, isOut)], caller.memberId)
    })
  }

  /** The asker lets their earlier visits be seen, or no longer. Refuses as `setScope`. */
  showEarlier(caller: Caller, id: string, shows: boolean): Promise<Outcome<void>> {
    return this.change(caller, id, async (room, visit) => {
      if (caller.memberId !== visit.asker) return refused(refusal('role-may-not'))
      if (visit.showsEarlier === shows) return granted(undefined)
      if (!(await this.#parts.rows.setShowsEarlier(id, shows))) return refused(refusal('visit-ended'))
      await this.#open.refresh(room, id)
      return room.record([serverEvents.visitEarlier(id, visit.associate.name, shows)], caller.memberId)
    })
  }

  /** Ends a visit, by a host or the asker. Refuses as `setScope`. */
  endByMember(caller: Caller, id: string): Promise<Outcome<void>> {
    return this.change(caller, id, (_room, visit) => {
      const mayEnd = caller.memberId === visit.asker || caller.role === 'host'
      if (!mayEnd) return Promise.resolve(refused(refusal('role-may-not')))
      return this.#end(visit, { by: caller.memberId, memberId: caller.memberId })
    })
  }

  /** Ends a visit for its associate, or for the desk. @param by the associate, or why the server does it. */
  async endByDesk(id: string, staff: string, by: string): Promise<Outcome<void>> {
    const visit = await this.#parts.rows.find(id)
    return visit ? this.#endInTurn(visit, { by, memberId: null, staff }) : refused(refusal('no-such-visit'))
  }

  /** Answers a proposal; see `answerProposal`. Refuses as `setScope` too. */
  answer(caller: Caller, id: string, proposal: { id: string; answer: AnswerProposal }): Promise<Outcome<void>> {
    return this.change(caller, id, (room, visit) =>
      answerProposal(
        { room, visit, proposalId: proposal.id, caller, answer: proposal.answer },
        this.#parts.knowsVariant,
      ),
    )
  }

  /** An open visit of a room in memory, as it is at this moment. */
  openVisit(roomId: RoomId, id: string): StoredVisit | undefined {
    return this.#open.get(roomId, id)
  }

  /** Something of a visit was stored: those whom it concerns are told. */
  async tell(room: Room, id: string): Promise<void> {
    await this.#open.refresh(room, id)
  }

  /** A visit as it is stored. */
  find(id: string): Promise<StoredVisit | undefined> {
    return this.#parts.rows.find(id)
  }

  /** Changes an open visit of the caller's room, in the room's turn. */
  change(
    caller: Caller,
    id: string,
    change: (room: Room, visit: StoredVisit) => Promise<Outcome<void>>,
  ): Promise<Outcome<void>> {
    if (!isVoice(caller.role)) return Promise.resolve(refused(refusal('role-may-not')))
    return this.#turns.run(caller.room.id, async () => {
      const visit = await this.#parts.rows.find(id)
      if (visit?.roomId !== caller.room.id) return refused(refusal('no-such-visit'))
      if (visit.endedAt !== null) return refused(refusal('visit-ended'))
      const room = await this.#parts.directory.room(caller.room.id)
      return room.ok ? change(room.value, visit) : room
    })
  }

  /** Changes an open visit of an associate, in the room's turn. What is not theirs and what is not there are refused alike. */
  async #ofDesk<T>(
    id: string,
    staff: string,
    change: (room: Room, visit: StoredVisit) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const known = await this.#parts.rows.find(id)
    if (known?.staff !== staff) return refused(refusal('no-such-visit'))
    return this.#turns.run(known.roomId, async () => {
      // Somebody else may have it since, or nobody.
      const visit = await this.#parts.rows.find(id)
      if (visit?.staff !== staff) return refused(refusal('no-such-visit'))
      if (visit.endedAt !== null) return refused(refusal('visit-ended'))
      const room = await this.#parts.directory.room(visit.roomId)
      return room.ok ? change(room.value, visit) : room
    })
  }

  #endInTurn(visit: StoredVisit, how: Ending): Promise<Outcome<void>> {
    return this.#turns.run(visit.roomId, () => this.#end(visit, how))
  }

  async #end({ id }: StoredVisit, { by, memberId, staff, said }: Ending): Promise<Outcome<void>> {
    // As it is now: another associate may have it since.
    const visit = await this.#parts.rows.find(id)
    if (!visit || (staff !== undefined && visit.staff !== staff)) return refused(refusal('no-such-visit'))
    if (staff !== undefined && visit.endedAt !== null) return refused(refusal('visit-ended'))
    const opened = await this.#parts.directory.room(visit.roomId)
    // A room that is gone, or damaged, needs no last words; its visit ends all the same.
    const at = this.#parts.clock.now()
    if (!(await this.#parts.rows.end(visit.id, { at, by }))) return granted(undefined)
    if (opened.ok) {
      const room = opened.value
      await this.#open.refresh(room, visit.id)
      for (const one of staffOn(visit)) room.withdraw(one, refusal('visit-ended'))
      await withdrawProposals(room, visit)
      await room.record([said ?? serverEvents.visitEnded(visit.id, visit.associate.name)], memberId)
    }
    const ended = { ...visit, endedAt: at, endedBy: by, endsAt: null, scope: [] }
    for (const listener of this.#endedListeners) listener(ended)
    return granted(undefined)
  }

  #endSoon(visit: StoredVisit): void {
    this.#endInTurn(visit, { by: 'asker-left', memberId: null }).catch((fault: unknown) =>
      this.#parts.reportError(fault, 'A visit whose asker left could not be ended'),
    )
  }

  async #wrote(room: Room, visit: StoredVisit, by: MemberId): Promise<void> {
    try {
      const at = room.now()
      const endsAt = at + this.#parts.silentMs
      await this.#parts.rows.written(visit.id, { by: writerOn(visit, by), at, endsAt })
      await this.#open.refresh(room, visit.id, this.#open.isNewsThatEnds(visit.id, endsAt))
      if (await recordAnswer(room, visit, { by, at })) this.#parts.notify(room)
    } catch (fault) {
      this.#parts.reportError(fault, 'That somebody wrote on a visit could not be noted')
    }
  }
}
