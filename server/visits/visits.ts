// The visits of all rooms: they begin when an associate claims a request, show what is granted, and end by hand or in silence. Changes to
// the visits of one room run one after another.
import { serverEvents } from '#shared/events/server-events.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import { newId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { MemberRecord } from '#shared/rooms/member.ts'
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
import { shownVisit } from './visit-rows.ts'
import type { StoredVisit, VisitRows } from './visit-rows.ts'

/** The most visits of a room that are listed. */
const maxListed = 50
/** With every message a visit lasts longer; members, who read it all again, are told so once in a while. */
const sayEndAgainMs = 60_000
/** When a visit that could not be ended is tried again. */
const retryMs = 5_000

const none: readonly StoredVisit[] = []

/** What begins a visit: a claimed request. */
export interface BeginningVisit {
  readonly request: {
    readonly id: string
    readonly roomId: RoomId
    readonly by: MemberId
    readonly text: string
    readonly scope: Scope
  }
  readonly staff: StoredVisit['associate'] & { readonly id: string }
}

/** What visits are made of. */
export interface VisitsParts {
  readonly directory: Host['directory']
  readonly rows: VisitRows
  readonly emitter: Host['emitter']
  readonly knowsVariant: KnowsVariant
  readonly silentMs: number
  readonly clock: Clock
  readonly reportError: ReportError
}

/** Hears of visits. Called once the change is durable. */
export type VisitListener = (visit: StoredVisit) => void

/** The visits of all rooms. */
export class Visits implements RoomHooks, Job {
  readonly name = 'visits'
  readonly #parts: VisitsParts
  readonly #turns = new SerialQueue<RoomId>()
  readonly #silent: DueJobs<StoredVisit>
  /** The open visits of rooms in memory: every change of such a room may be one of what is shown. */
  readonly #open = new Map<RoomId, ReadonlyMap<string, StoredVisit>>()
  /** When the visit ends by itself, as members were told last. */
  readonly #saidEnds = new Map<string, number>()
  readonly #changedListeners = new Set<VisitListener>()
  readonly #endedListeners = new Set<VisitListener>()

  constructor(parts: VisitsParts) {
    this.#parts = parts
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
    this.#changedListeners.add(listener)
  }

  /** Hears of visits that have ended. */
  onEnded(listener: VisitListener): void {
    this.#endedListeners.add(listener)
  }

  async opened(room: Room): Promise<void> {
    await this.#readOpen(room)
    // A crash may have come between the row and its document.
    for (const { id } of this.#openIn(room)) await this.#parts.directory.addDocument(room, visitDocument(id))
  }

  changed(room: Room, change: Change): void {
    // Most rooms have none, and this is on the way of every update.
    for (const visit of this.#open.get(room.id)?.values() ?? none) this.#changedOn(room, visit, change)
  }

  #changedOn(room: Room, visit: StoredVisit, change: Change): void {
    const { document, edits, memberId } = change
    // Nobody is left who grants what is shown.
    if (document === 'cart' && edits.some((edit) => isLeaving(edit, visit.asker))) this.#endSoon(visit)
    else if (document === visitDocument(visit.id) && memberId !== null && edits.some(isWriting))
      void this.#wrote(room, visit, memberId)
    else if (isShown(change, visit)) this.#tellChanged(visit)
  }

  /** Begins a visit. Refuses as the directory does, and `storage-unavailable`. */
  begin({ request, staff: { id: staff, ...associate } }: BeginningVisit): Promise<Outcome<{ id: string }>> {
    return this.#turns.run(request.roomId, async () => {
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
      const { scope } = request
      const endsAt = at + this.#parts.silentMs
      await this.#parts.rows.insert({
        ...{ id, room: room.num, shopId: room.shopId, requestId: request.id, staff, associate },
        ...{ asker: request.by, scope, startedAt: at, endsAt },
      })
      this.#silent.expect(endsAt)
      await room.record([serverEvents.visitBegan(id, associate.name, scope)], request.by)
      await this.#refresh(room, id)
      return granted({ id })
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
    return this.#change(caller, id, async (room, visit) => {
      const scope = scopeOf(wanted)
      const added = scope.filter((part) => !visit.scope.includes(part))
      const mayNarrow = caller.memberId === visit.asker || caller.role === 'host'
      if (!mayNarrow || (added.length > 0 && caller.memberId !== visit.asker)) return refused(refusal('role-may-not'))
      if (!(await this.#parts.rows.setScope(id, scope))) return refused(refusal('visit-ended'))
      // What is no longer granted is not sent from here on, whatever becomes of the event.
      await this.#refresh(room, id)
      return room.record(
        [serverEvents.visitScope(id, { associate: visit.associate.name, scope, added })],
        caller.memberId,
      )
    })
  }

  /** “Leave me out”: what is the caller's own is not shown, until they take it back. Refuses as `setScope`. */
  leaveOut(caller: Caller, id: string, isOut: boolean): Promise<Outcome<void>> {
    return this.#change(caller, id, async (room, visit) => {
      if (visit.leftOut.includes(caller.memberId) === isOut) return granted(undefined)
      const others = visit.leftOut.filter((member) => member !== caller.memberId)
      const leftOut = isOut ? [...others, caller.memberId] : others
      if (!(await this.#parts.rows.setLeftOut(id, leftOut))) return refused(refusal('visit-ended'))
      await this.#refresh(room, id)
      return room.record([serverEvents.visitLeftOut(id, visit.associate.name, isOut)], caller.memberId)
    })
  }

  /** Ends a visit, by a host or the asker. Refuses as `setScope`. */
  endByMember(caller: Caller, id: string): Promise<Outcome<void>> {
    return this.#change(caller, id, (_room, visit) => {
      const mayEnd = caller.memberId === visit.asker || caller.role === 'host'
      if (!mayEnd) return Promise.resolve(refused(refusal('role-may-not')))
      return this.#end(visit, { by: caller.memberId, memberId: caller.memberId })
    })
  }

  /** Ends a visit for its associate, or for the desk. @param by the associate, or why the server does it. */
  async endByDesk(id: string, staff: string, by: string): Promise<Outcome<void>> {
    const visit = await this.#parts.rows.find(id)
    if (visit?.staff !== staff) return refused(refusal('no-such-visit'))
    if (visit.endedAt !== null) return refused(refusal('visit-ended'))
    return this.#endInTurn(visit, { by, memberId: null })
  }

  /** Answers a proposal; see `answerProposal`. Refuses as `setScope` too. */
  answer(caller: Caller, id: string, proposal: { id: string; answer: AnswerProposal }): Promise<Outcome<void>> {
    return this.#change(caller, id, (room, visit) =>
      answerProposal(
        { room, visit, proposalId: proposal.id, caller, answer: proposal.answer },
        this.#parts.knowsVariant,
      ),
    )
  }

  /** An open visit of a room in memory, as it is at this moment. */
  openVisit(roomId: RoomId, id: string): StoredVisit | undefined {
    return this.#open.get(roomId)?.get(id)
  }

  /** The last visit of a room whose associate wrote. */
  async lastAnswered(room: number): Promise<StoredVisit | undefined> {
    return (await this.#parts.rows.ofRoom(room, maxListed)).find(({ answeredAt }) => answeredAt !== null)
  }

  /** A visit as it is stored. */
  find(id: string): Promise<StoredVisit | undefined> {
    return this.#parts.rows.find(id)
  }

  /** Changes an open visit of the caller's room, in the room's turn. */
  #change(
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

  #endInTurn(visit: StoredVisit, how: { by: string; memberId: MemberId | null }): Promise<Outcome<void>> {
    return this.#turns.run(visit.roomId, () => this.#end(visit, how))
  }

  async #end(visit: StoredVisit, { by, memberId }: { by: string; memberId: MemberId | null }): Promise<Outcome<void>> {
    const opened = await this.#parts.directory.room(visit.roomId)
    // A room that is gone, or damaged, needs no last words; its visit ends all the same.
    const at = this.#parts.clock.now()
    if (!(await this.#parts.rows.end(visit.id, { at, by }))) return granted(undefined)
    if (opened.ok) {
      const room = opened.value
      await this.#refresh(room, visit.id)
      room.withdraw(visit.staff, refusal('visit-ended'))
      await this.#withdrawProposals(room, visit)
      await room.record([serverEvents.visitEnded(visit.id, visit.associate.name)], memberId)
    }
    const ended = { ...visit, endedAt: at, endsAt: null, scope: [] }
    for (const listener of this.#endedListeners) listener(ended)
    return granted(undefined)
  }

  #endSoon(visit: StoredVisit): void {
    this.#endInTurn(visit, { by: 'asker-left', memberId: null }).catch((fault: unknown) =>
      this.#parts.reportError(fault, 'A visit whose asker left could not be ended'),
    )
  }

  async #withdrawProposals(room: Room, { id, staff }: StoredVisit): Promise<void> {
    const document = visitDocument(id)
    const records = room.documents.get(document)?.records
    if (!records) return
    const isOpen = (proposal: string) => {
      const state = records.records('proposalStates').get(proposal) as { state?: string } | undefined
      return state === undefined || state.state === 'asked'
    }
    const writes = [...records.records('proposals').keys()]
      .filter(isOpen)
      .map((key) => ({ root: 'proposalStates', key, value: { state: 'withdrawn', by: staff, at: room.now() } }))
    if (writes.length > 0) await room.write(document, writes)
  }

  async #wrote(room: Room, visit: StoredVisit, by: MemberId): Promise<void> {
    try {
      const at = room.now()
      const endsAt = at + this.#parts.silentMs
      await this.#parts.rows.written(visit.id, { by, at, endsAt })
      const isNews = endsAt - (this.#saidEnds.get(visit.id) ?? 0) >= sayEndAgainMs
      await this.#refresh(room, visit.id, isNews)
    } catch (fault) {
      this.#parts.reportError(fault, 'That somebody wrote on a visit could not be noted')
    }
  }

  /**
   * Reads the room's open visits again, and tells the desk of one that changed.
   * @param isNews whether members are told as well, who then read all of it again.
   */
  async #refresh(room: Room, id: string, isNews = true): Promise<void> {
    await this.#readOpen(room)
    const visit = this.openVisit(room.id, id)
    if (visit?.endsAt && isNews) this.#saidEnds.set(id, visit.endsAt)
    if (!visit) this.#saidEnds.delete(id)
    if (isNews) this.#parts.emitter.emitToRoom(room.id, 'visit', {})
    if (visit) this.#tellChanged(visit)
  }

  async #readOpen(room: Room): Promise<void> {
    const open = await this.#parts.rows.openInRoom(room.num)
    if (open.length === 0) this.#open.delete(room.id)
    else this.#open.set(room.id, new Map(open.map((visit) => [visit.id, visit])))
  }

  #openIn(room: Room): readonly StoredVisit[] {
    return [...(this.#open.get(room.id)?.values() ?? [])]
  }

  #tellChanged(visit: StoredVisit): void {
    for (const listener of this.#changedListeners) listener(visit)
  }
}

/** Whether a change may alter what is shown. Making that again reads whole documents. */
function isShown({ document, edits }: Change, { id, scope }: StoredVisit): boolean {
  if (document === 'cart') return scope.includes('cart') || edits.some(({ root }) => root === 'members')
  return document === 'annotations' ? scope.includes('talk') : document === visitDocument(id)
}

function isLeaving({ root, key, after }: RecordEdit, member: MemberId): boolean {
  return root === 'members' && key === member && (after as MemberRecord | undefined)?.removed !== undefined
}

function isWriting({ root, before }: { readonly root: string; readonly before: unknown }): boolean {
  return before === undefined && (root === 'messages' || root === 'proposals')
}
