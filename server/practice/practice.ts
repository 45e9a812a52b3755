// Practice: a made-up shopper asks an associate, and answers by a script. Everything goes the way of a real visit; nothing of it counts.
import { newId } from '#shared/ids.ts'
import type { RoomId, ShopId, VariantId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVisitDocument } from '#shared/records/table.ts'
import type { VisitDocumentName } from '#shared/records/table.ts'
import type { AnswerProposal } from '#shared/visits/visit.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { Change } from '#server/sync/change.ts'
import type { RoomHooks } from '#server/sync/room-hooks.ts'
import type { Room } from '#server/sync/room.ts'
import type { PracticeRoom, PracticeRooms } from './practice-rooms.ts'
import { answerOf, practiceWords } from './script.ts'
import type { PracticeWords } from './script.ts'

/** As long as somebody takes to read and write. */
const thinkingMs = 1_500

/** What practice uses of the desk, of visits and of the catalogue. */
export interface PracticeUses {
  /** @returns false where something else is offered to the associate. */
  ask(question: {
    readonly staffId: string
    readonly room: PracticeRoom['room']
    readonly member: PracticeRoom['member']
    readonly text: string
    readonly language: string
    readonly productId: string | undefined
  }): Promise<boolean>
  answer(
    caller: Caller,
    visit: string,
    proposal: { readonly id: string; readonly answer: AnswerProposal },
  ): Promise<Outcome<void>>
  /** A few products of the shop, each with a variant that can be had. */
  things(shopId: ShopId): Promise<readonly { readonly productId: string; readonly variantId: VariantId }[]>
}

interface PracticeParts {
  readonly rooms: PracticeRooms
  readonly uses: PracticeUses
  readonly clock: Clock
  readonly reportError: ReportError
}

/** One that goes on. */
interface Session extends PracticeRoom {
  readonly words: PracticeWords
  said: number
  suggested: number
}

/** The practice of all associates. */
export class Practice implements RoomHooks {
  readonly #parts: PracticeParts
  readonly #sessions = new Map<RoomId, Session>()
  readonly #starting = new Set<string>()

  constructor(parts: PracticeParts) {
    this.#parts = parts
  }

  /** A made-up shopper asks this associate. Refuses `already-practising`, and `not-available` where something else is offered to them. */
  async start(staff: { staffId: string; shopId: ShopId; languages: readonly string[] }): Promise<Outcome<void>> {
    const { staffId, shopId } = staff
    const isOn = [...this.#sessions.values()].some((session) => session.staffId === staffId)
    if (isOn || this.#starting.has(staffId)) return refused(refusal('already-practising'))
    this.#starting.add(staffId)
    try {
      const { rooms, uses } = this.#parts
      const { language, words } = practiceWords(staff.languages)
      const variants = await uses.things(shopId)
      const made = await rooms.make({
        staffId,
        shopId,
        name: words.name,
        title: words.title,
        locale: language,
        variants,
      })
      this.#sessions.set(made.room.id, { ...made, words, said: 0, suggested: 0 })
      const asked = await uses.ask({ ...made, text: words.question, language, productId: variants[0]?.productId })
      if (asked) return granted(undefined)
      await this.over(made.room.id)
      return refused(refusal('not-available'))
    } finally {
      this.#starting.delete(staffId)
    }
  }

  /** Answers what the associate says and suggests. */
  changed(room: Room, { document, edits, memberId }: Change): void {
    const session = this.#sessions.get(room.id)
    if (!session || memberId !== session.staffId || !isVisitDocument(document)) return
    for (const { root, key, before } of edits) {
      if (before !== undefined) continue
      if (root === 'messages') this.#later(session, () => this.#reply(room, document, session))
      if (root === 'proposals') this.#later(session, () => this.#answer(room, { document, proposal: key }, session))
    }
  }

  /** A visit or a question of practice is over: nothing of it stays. */
  async over(roomId: RoomId): Promise<void> {
    const session = this.#sessions.get(roomId)
    if (!session) return
    this.#sessions.delete(roomId)
    await this.#parts.rooms.delete(session.room)
  }

  async #reply(room: Room, document: VisitDocumentName, session: Session): Promise<void> {
    const { replies } = session.words
    const text = replies[Math.min(session.said, replies.length - 1)] ?? ''
    session.said += 1
    const value = { by: session.member.id, at: room.now(), text }
    await room.write(document, [{ root: 'messages', key: newId(), value }], { memberId: session.member.id })
  }

  async #answer(
    room: Room,
    { document, proposal }: { document: VisitDocumentName; proposal: string },
    session: Session,
  ): Promise<void> {
    const { words, member } = session
    const answer = answerOf(session.suggested)
    session.suggested += 1
    const reason = { accepted: undefined, declined: words.declines, asked: words.asks }[answer]
    const said = { answer, ...(reason !== undefined && { reason }) }
    const visit = document.slice('visit-'.length)
    const answered = await this.#parts.uses.answer(callerOf(session), visit, { id: proposal, answer: said })
    if (answer !== 'accepted') return
    if (!answered.ok) {
      // It cannot be had any more: nobody is left without an answer.
      const declined = { answer: 'declined', reason: words.declines } as const
      await this.#parts.uses.answer(callerOf(session), visit, { id: proposal, answer: declined })
      return
    }
    const value = { by: member.id, at: room.now(), text: words.accepts }
    await room.write(document, [{ root: 'messages', key: newId(), value }], { memberId: member.id })
  }

  #later(session: Session, act: () => Promise<void>): void {
    const { clock, reportError } = this.#parts
    clock.after(thinkingMs, () => {
      if (!this.#sessions.has(session.room.id)) return
      act().catch((fault: unknown) => reportError(fault, 'A made-up shopper could not answer'))
    })
  }
}

function callerOf({ room, member }: PracticeRoom): Caller {
  return { memberId: member.id, name: member.name, role: 'host', room, sessionId: null, expiresAt: Infinity }
}
