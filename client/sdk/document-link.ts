// One document of a room on this device: read and written at once, sent when there is a connection, and started over with a
// fresh copy when the server refuses an update. What is allowed is then offered again one by one, the rest handed back.
import * as Y from 'yjs'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { RuleContext, RecordEdit } from '#shared/records/record-kind.ts'
import { kindOf, kindsOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { meaningOf, refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Awareness } from 'y-protocols/awareness'
import { consequenceOf } from './closings.ts'
import { Delivery } from './delivery.ts'
import { isSame } from './keep-same.ts'
import type { LinkOptions } from './link-options.ts'
import { ResubmitQueue } from './resubmit-queue.ts'
import { applyWrites, isOfNoLine, authorizeLocally, readRecord, readRecords } from './records.ts'
import type { Write } from './records.ts'
import { Retry } from './retry.ts'
import { editsSince, unsavedEdits } from './unsaved.ts'
import type { UnsavedEdit } from './unsaved.ts'
import { Waiters } from './waiters.ts'
import { Wire, isFromServer } from './wire.ts'
import type { Closing } from './wire.ts'

/** So many refusals without anything saved in between, and whatever is left is handed back: bounded, whatever the server does. */
const maxRefusalsInARow = 30
/** A token may be refused before the socket opens, where no reason reaches a browser. After so many failures it is renewed. */
const failuresBeforeRenewal = 2

/** See above. */
export class DocumentLink {
  readonly #options: LinkOptions
  readonly #retry: Retry
  readonly #waiters = new Waiters()
  readonly #resubmitQueue = new ResubmitQueue()
  /** Yjs clients that are this device's, and how much of each the server is known to have. */
  #own = new Map<number, number>()
  #wire: Wire
  /** The fresh copy that is being fetched because of a refusal. */
  #fresh: { readonly wire: Wire; readonly why: Refusal } | undefined
  #refusalsInARow = 0
  #renewNext = false
  #over: Refusal | undefined

  /** Opens the local copy, where there is one. Connects only on `start`. */
  static async open(options: LinkOptions): Promise<DocumentLink> {
    const doc = new Y.Doc()
    const { local } = options
    if (!local) return new DocumentLink(options, doc, new Map(), [])
    await local.open(doc)
    return new DocumentLink(options, doc, await local.ownClients(), await local.resubmitQueue())
  }

  private constructor(
    options: LinkOptions,
    doc: Y.Doc,
    own: Map<number, number>,
    resubmitQueue: readonly UnsavedEdit[],
  ) {
    this.#options = options
    this.#retry = new Retry({ attempt: () => void this.#connect(), random: options.random })
    this.#own = own
    for (const offer of resubmitQueue) this.#resubmitQueue.add(offer)
    const unsaved = editsSince(doc, own)
    this.#wire = this.#wireOf(doc, new Delivery(unsaved.length))
    this.#adoptDoc(doc)
  }

  /** Connects, and comes back whenever the connection is lost. */
  start(): void {
    this.#retry.soon()
  }

  /** The network came or went, or somebody looks again: tries now, or finds out whether the connection still lives. */
  wake(): void {
    if (this.#current.idle) this.#retry.soon()
    else this.#current.probe()
  }

  get name(): DocumentName {
    return this.#options.name
  }

  get awareness(): Awareness {
    return this.#wire.awareness
  }

  /** Connected, and up to date. */
  get synced(): boolean {
    return this.#wire.synced
  }

  /** How many edits are not durable on the server. */
  get waiting(): number {
    return this.#wire.delivery.waiting + this.#resubmitQueue.waiting.size
  }

  /** Resolves once everything written so far is durable or handed back; rejects when the room ends. */
  saved(): Promise<void> {
    const { delivery } = this.#wire
    const goal = delivery.made
    return this.#waiters.until(() => {
      if (this.#fresh || this.#resubmitQueue.busy) return false
      return this.#wire.delivery === delivery ? delivery.durable >= goal : this.waiting === 0
    })
  }

  /** Resolves once the document is what the server has; rejects when the room ends. */
  firstSync(): Promise<void> {
    return this.#waiters.until(() => this.synced)
  }

  /** The records under a root, by key. */
  records(root: string): ReadonlyMap<string, unknown> {
    return readRecords(this.#wire.doc, root, this.#resubmitQueue.waiting)
  }

  /** One record. */
  record(root: string, key: string): unknown {
    return readRecord(this.#wire.doc, root, key, this.#resubmitQueue.waiting)
  }

  /** Why a write would be refused now; undefined where it is allowed. @param beside what is written together with it. */
  whyNot({ root, key, after }: Write, beside: readonly Write[] = []): Refusal | undefined {
    if (this.#over) return this.#over
    const read = (root: string, key: string) => {
      const write = beside.find((one) => one.root === root && one.key === key)
      return write ? write.after : this.record(root, key)
    }
    return this.#authorize({ root, key, before: this.record(root, key), after }, read)
  }

  #authorize(edit: RecordEdit, read: RuleContext['read']): Refusal | undefined {
    const authorized = authorizeLocally(this.#options.name, edit, {
      actor: this.#options.actor(),
      now: this.#options.now(),
      read,
    })
    return authorized.ok ? undefined : authorized.refusal
  }

  /** Makes all of the writes, as one update, or none. */
  write(writes: readonly Write[]): Outcome<void> {
    const news = writes.filter(({ root, key, after }) => !isSame(this.record(root, key), after))
    for (const write of news) {
      const no = this.whyNot(write, news)
      if (no) return refused(no)
    }
    // While older edits are offered one by one, newer ones wait behind them: a refusal must point at one of them only.
    if (this.#resubmitQueue.busy) this.#queue(news)
    else applyWrites(this.#wire.doc, news)
    return granted(undefined)
  }

  /** Ends the link. @param handBack whether what was not saved is told, with the reason. */
  end(why: Refusal, { handBack }: { handBack: boolean }): void {
    if (this.#over) return
    const lost = handBack ? [...editsSince(this.#wire.doc, this.#own), ...this.#resubmitQueue.waiting.values()] : []
    this.#stop(why)
    for (const { root, key, after } of lost)
      this.#options.events.rejectedEdits({ root, key, before: undefined, after }, why)
  }

  /** Leaves nothing running; the local copy stays. */
  async close(): Promise<void> {
    if (!this.#over) this.#stop(refusal('removed'))
    await this.#options.local?.close()
  }

  get #current(): Wire {
    return this.#fresh?.wire ?? this.#wire
  }

  #stop(why: Refusal): void {
    this.#over = why
    this.#retry.stop()
    this.#fresh?.wire.close()
    this.#wire.close()
    this.#waiters.fail(why)
  }

  async #connect(): Promise<void> {
    const { access } = this.#options
    const token = this.#renewNext ? await access.renew() : await access.token()
    if (this.#over) return
    if (token.ok) {
      this.#renewNext = false
      this.#current.connect(token.value)
    } else if (meaningOf(token.refusal.code).retry) this.#retry.later()
    else this.#options.events.ended(token.refusal)
  }

  #wireOf(doc: Y.Doc, delivery: Delivery): Wire {
    let claimed = false
    // Counts before the provider's own listener sends.
    doc.on('update', (_update, origin) => {
      if (isFromServer(origin)) return
      if (!claimed) this.#options.local?.claim(doc.clientID)
      claimed = true
      delivery.onMade()
      this.#changed()
    })
    const wire: Wire = new Wire({
      doc,
      delivery,
      url: this.#options.url,
      document: this.#options.name,
      socket: this.#options.socket,
      events: {
        synced: () => this.#onSynced(wire),
        saved: () => this.#onSaved(),
        closed: (closing) => this.#onClosed(closing),
      },
    })
    return wire
  }

  /** Watches the records of the document that is now the one to read. */
  #adoptDoc(doc: Y.Doc): void {
    this.#own.set(doc.clientID, 0)
    const roots = new Map<unknown, string>(kindsOf(this.#options.name).map(({ root }) => [doc.getMap(root), root]))
    doc.on('afterTransaction', ({ changed }) => {
      const touched = new Map<string, ReadonlySet<string>>()
      for (const [type, keys] of changed) {
        const root = roots.get(type)
        // A map tells the keys that changed; null would stand for a list.
        if (root !== undefined) touched.set(root, new Set([...keys].filter((key) => key !== null)))
      }
      if (touched.size > 0 && doc === this.#wire.doc) this.#options.events.records(touched)
    })
  }

  #onSynced(wire: Wire): void {
    this.#retry.succeeded()
    if (this.#fresh?.wire === wire) this.#swap(wire, this.#fresh.why)
    else if (this.#resubmitQueue.busy) this.#resubmitNext()
    this.#changed()
  }

  #onSaved(): void {
    this.#refusalsInARow = 0
    // Before anything else is offered: with the next one there is always something that is not saved.
    if (this.#wire.delivery.waiting === 0) this.#rememberSaved()
    if (this.#resubmitQueue.settle(this.#wire.delivery.durable)) this.#resubmitNext()
    this.#changed()
  }

  #onClosed(closing: Closing): void {
    const consequence = consequenceOf(closing)
    switch (consequence.then) {
      case 'end':
        return this.#options.events.ended(consequence.refusal)
      case 'start-over':
        this.#startOver(consequence.refusal)
        break
      case 'renew':
        this.#renewNext = true
        this.#retry.later()
        break
      case 'come-back':
        if (!closing.opened && this.#retry.failures % 3 === failuresBeforeRenewal) this.#renewNext = true
        this.#retry.later()
        break
      default:
        consequence satisfies never
    }
    this.#changed()
  }

  /** Nothing of the refused update was applied, so this copy has parted from the server's: another is fetched. */
  #startOver(why: Refusal): void {
    this.#refusalsInARow++
    if (this.#refusalsInARow > maxRefusalsInARow + 5) return this.#options.events.ended(why)
    this.#fresh?.wire.close()
    // The copy at hand is read and written until the fresh one is there.
    this.#wire.close()
    this.#fresh = { wire: this.#wireOf(new Y.Doc(), new Delivery()), why }
    this.#retry.soon()
  }

  /** Goes over to the fresh copy and queues what the server does not have. */
  #swap(fresh: Wire, why: Refusal): void {
    const stale = this.#wire.doc
    const unsaved = unsavedEdits(stale, fresh.doc, this.#own)
    this.#fresh = undefined
    this.#wire = fresh
    this.#adoptDoc(fresh.doc)
    this.#rememberSaved()
    const { back, again } = this.#resubmitQueue.sort(unsaved, why, this.#refusalsInARow > maxRefusalsInARow)
    this.#resubmitQueue.restart(again)
    this.#options.local?.saveResubmitQueue(this.#resubmitQueue.all())
    for (const edit of back) this.#handBack(edit, why)
    void this.#options.local?.replace(fresh.doc)
    stale.destroy()
    this.#options.events.swapped()
    this.#recordsChanged()
    this.#resubmitNext()
  }

  #resubmitNext(): void {
    for (let edit = this.#resubmitQueue.next(); edit; edit = this.#resubmitQueue.next()) {
      const { root, key, after } = edit
      const { doc, delivery } = this.#wire
      const before = readRecord(doc, root, key)
      // The same line, added by somebody else meanwhile, is what this member wanted.
      const isThere = isSame(before, after) || (before !== undefined && kindOf(this.#options.name, root)?.createsMerge)
      if (isThere) continue
      const no = this.#whyNotAgain(edit, before)
      if (!no) {
        applyWrites(doc, [edit])
        this.#resubmitQueue.sent(edit, delivery.made)
        break
      }
      this.#handBack(edit, no)
    }
    this.#options.local?.saveResubmitQueue(this.#resubmitQueue.all())
    this.#recordsChanged()
  }

  /** Why an edit that was made earlier cannot be offered. @param before what the record is now. */
  #whyNotAgain(edit: UnsavedEdit, before: unknown): Refusal | undefined {
    const { root, key, after } = edit
    const read = (other: string, id: string) => readRecord(this.#wire.doc, other, id)
    const no = this.#authorize({ root, key, before, after }, read)
    if (no) return no
    if (isOfNoLine(this.#options.name, edit, read)) return refusal('no-such-line', { root, key })
    // Offered now, the older edit would win over the newer one that everybody has seen.
    return edit.overtaken || !isSame(before, edit.before) ? refusal('changed-meanwhile', { root, key }) : undefined
  }

  #queue(writes: readonly Write[]): void {
    for (const { root, key, after } of writes)
      this.#resubmitQueue.add({ root, key, before: this.record(root, key), after })
    this.#options.local?.saveResubmitQueue(this.#resubmitQueue.all())
    this.#recordsChanged()
    this.#changed()
  }

  #handBack({ root, key, after }: Write, why: Refusal): void {
    this.#options.events.rejectedEdits({ root, key, before: readRecord(this.#wire.doc, root, key), after }, why)
  }

  #rememberSaved(): void {
    const { store } = this.#wire.doc
    for (const client of this.#own.keys()) this.#own.set(client, Y.getState(store, client))
    this.#options.local?.remember(this.#own)
  }

  #recordsChanged(): void {
    this.#options.events.records(new Map(kindsOf(this.#options.name).map(({ root }) => [root, undefined])))
  }

  #changed(): void {
    this.#waiters.check()
    this.#options.events.status()
  }
}
