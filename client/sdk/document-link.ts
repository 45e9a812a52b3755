// One document of a room on this device: read and written at once, sent when there is a connection, and replaced by a fresh copy
// when the server refuses an update. The edits that are allowed are then resubmitted one by one, the others rejected.
import * as Y from 'yjs'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { RuleContext, RecordEdit } from '#shared/records/record-kind.ts'
import { kindOf, kindsOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Awareness } from 'y-protocols/awareness'
import { consequenceOf } from './closings.ts'
import { Delivery } from './delivery.ts'
import { isSame } from './keep-same.ts'
import type { LinkOptions } from './link-options.ts'
import { RecordChanges } from './record-changes.ts'
import type { RecordLink } from './record-link.ts'
import { isFromTab, OtherTabs } from './other-tabs.ts'
import { ResubmitQueue, whyNotAgain } from './resubmit-queue.ts'
import { applyWrites, readRecord, readRecords, refusalOf } from './records.ts'
import type { Write } from './records.ts'
import { Reconnect } from './reconnect.ts'
import { editsSince, unsavedEdits } from './unsaved.ts'
import type { UnsavedEdit } from './unsaved.ts'
import { Waiters } from './waiters.ts'
import { Wire, isFromServer } from './wire.ts'
import type { Closing } from './wire.ts'

/** After this many refusals with nothing saved in between, all edits left are rejected: resubmitting ends, whatever the server does. */
const maxRefusalsInARow = 30

/** The connection of one document. */
export class DocumentLink implements RecordLink {
  readonly #options: LinkOptions
  readonly #reconnect: Reconnect
  readonly #waiters = new Waiters()
  readonly #resubmitQueue = new ResubmitQueue()
  readonly #changes = new RecordChanges()
  readonly #onReplace: (() => void)[] = []
  /** Yjs clients that are this device's, and how much of each the server is known to have. */
  readonly #own: Map<number, number>
  readonly #tabs: OtherTabs | undefined
  #wire: Wire
  /** The fresh copy that is being fetched because of a refusal. */
  #fresh: { readonly wire: Wire; readonly why: Refusal } | undefined
  #refusalsInARow = 0
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
    this.#reconnect = new Reconnect({
      access: options.access,
      random: options.random,
      connect: (token) => this.#current.connect(token),
      ended: (why) => options.events.ended(why),
    })
    this.#own = own
    for (const edit of resubmitQueue) this.#resubmitQueue.add(edit)
    const unsaved = editsSince(doc, own)
    this.#wire = this.#wireOf(doc, new Delivery(unsaved.length))
    this.#adoptDoc(doc)
    if (!options.local) return
    this.#tabs = new OtherTabs(options.local.name, {
      doc: () => this.#wire.doc,
      isSynced: () => this.synced,
      own,
      applySent: (update) => this.#wire.applySent(update),
      // An edit on its way from here is not to blame.
      refused: (why) => (this.#fresh || this.#resubmitQueue.busy ? undefined : this.#fetchFresh(why)),
    })
  }

  /** Connects, and reconnects whenever the connection is lost. */
  start(): void {
    this.#reconnect.soon()
  }

  /** The network came or went, or the page is visible again: connects now, or probes whether the connection still lives. */
  wake(): void {
    if (this.#current.idle) this.#reconnect.soon()
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

  /** Resolves once everything written so far is durable or rejected; rejects when the room ends. */
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

  onChange: RecordLink['onChange'] = (roots, listener) => this.#changes.on(roots, listener)

  /** Calls back after the document and its awareness were replaced by a fresh copy. */
  onReplace(listener: () => void): void {
    this.#onReplace.push(listener)
  }

  records(root: string): ReadonlyMap<string, unknown> {
    return readRecords(this.#wire.doc, root, this.#resubmitQueue.waiting)
  }

  record(root: string, key: string): unknown {
    return readRecord(this.#wire.doc, root, key, this.#resubmitQueue.waiting)
  }

  whyNot({ root, key, after }: Write, beside: readonly Write[] = []): Refusal | undefined {
    if (this.#over) return this.#over
    const read = (root: string, key: string) => {
      const write = beside.find((one) => one.root === root && one.key === key)
      return write ? write.after : this.record(root, key)
    }
    return this.#authorize({ root, key, before: this.record(root, key), after }, read)
  }

  #authorize(edit: RecordEdit, read: RuleContext['read']): Refusal | undefined {
    const { name, actor, now } = this.#options
    return refusalOf(name, edit, { actor: actor(), now: now(), read })
  }

  write(writes: readonly Write[]): Outcome<void> {
    const news = writes.filter(({ root, key, after }) => !isSame(this.record(root, key), after))
    for (const write of news) {
      const no = this.whyNot(write, news)
      if (no) return refused(no)
    }
    // While older edits are resubmitted one by one, newer ones wait behind them: a refusal must concern one edit only.
    if (this.#resubmitQueue.busy) this.#queue(news)
    else applyWrites(this.#wire.doc, news)
    return granted(undefined)
  }

  /** Ends the link. @param reject whether edits that were not saved become rejected edits, with the reason. */
  end(why: Refusal, { reject }: { reject: boolean }): void {
    if (this.#over) return
    const lost = reject ? [...editsSince(this.#wire.doc, this.#own), ...this.#resubmitQueue.waiting.values()] : []
    this.#stop(why)
    for (const { root, key, after } of lost) this.#options.events.rejected({ root, key, before: undefined, after }, why)
  }

  /** Closes all connections; the local copy stays. */
  async close(): Promise<void> {
    if (!this.#over) this.#stop(refusal('removed'))
    await this.#options.local?.close()
  }

  get #current(): Wire {
    return this.#fresh?.wire ?? this.#wire
  }

  #stop(why: Refusal): void {
    this.#over = why
    this.#tabs?.close()
    this.#reconnect.stop()
    this.#fresh?.wire.close()
    this.#wire.close()
    this.#waiters.fail(why)
  }

  #wireOf(doc: Y.Doc, delivery: Delivery): Wire {
    // Counts before the provider's own listener sends.
    doc.on('update', (update, origin) => {
      if (isFromServer(origin)) return
      if (!isFromTab(origin)) {
        this.#options.local?.claim(doc.clientID)
        this.#tabs?.share(update)
      }
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

  /** Relays the record changes of a document once it is the one that is read. */
  #adoptDoc(doc: Y.Doc): void {
    this.#own.set(doc.clientID, 0)
    const roots = kindsOf(this.#options.name).map(({ root }) => root)
    this.#changes.relay(doc, roots, { isRead: () => doc === this.#wire.doc, isComing: (by) => this.#wire.isComing(by) })
  }

  #onSynced(wire: Wire): void {
    this.#reconnect.succeeded()
    this.#changes.release()
    if (this.#fresh?.wire === wire) this.#swap(wire, this.#fresh.why)
    else if (this.#resubmitQueue.busy) this.#resubmitNext()
    this.#changed()
  }

  #onSaved(): void {
    this.#refusalsInARow = 0
    // Before the next edit is resubmitted: from then on there is always something that is not saved.
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
        this.#reconnect.afterRefusedToken()
        break
      case 'reconnect':
        this.#reconnect.afterLoss(closing.opened)
        break
      default:
        consequence satisfies never
    }
    this.#changed()
  }

  /** Fetches a fresh copy: the server applied nothing of the refused update, so this copy differs from its own. */
  #startOver(why: Refusal): void {
    this.#refusalsInARow++
    if (this.#refusalsInARow > maxRefusalsInARow + 5) return this.#options.events.ended(why)
    this.#tabs?.refused(why)
    this.#fetchFresh(why)
  }

  #fetchFresh(why: Refusal): void {
    this.#fresh?.wire.close()
    // The stale copy is read and written until the fresh one has arrived.
    this.#wire.close()
    this.#fresh = { wire: this.#wireOf(new Y.Doc(), new Delivery()), why }
    this.#reconnect.soon({ renewed: why.code === 'clock-ahead' })
  }

  /** Replaces the stale copy by the fresh one, and queues the edits that the server does not have. */
  #swap(fresh: Wire, why: Refusal): void {
    const stale = this.#wire.doc
    const unsaved = unsavedEdits(stale, fresh.doc, this.#own)
    this.#fresh = undefined
    this.#wire = fresh
    this.#adoptDoc(fresh.doc)
    this.#rememberSaved()
    const { rejected, again } = this.#resubmitQueue.sort(unsaved, why, this.#refusalsInARow > maxRefusalsInARow)
    this.#resubmitQueue.restart(again)
    this.#options.local?.saveResubmitQueue(this.#resubmitQueue.all())
    for (const edit of rejected) this.#reject(edit, why)
    void this.#options.local?.replace(fresh.doc)
    stale.destroy()
    for (const listener of this.#onReplace) listener()
    this.#recordsChanged()
    this.#resubmitNext()
  }

  #resubmitNext(): void {
    for (let next = this.#resubmitQueue.next(); next; next = this.#resubmitQueue.next()) {
      const edit = { ...next, after: this.#options.corrected?.(next.after) ?? next.after }
      const { root, key, after } = edit
      const { doc, delivery } = this.#wire
      const before = readRecord(doc, root, key)
      // Somebody else added the same line meanwhile, as this member wanted.
      const isThere = isSame(before, after) || (before !== undefined && kindOf(this.#options.name, root)?.createsMerge)
      if (isThere) continue
      const read = (other: string, id: string) => readRecord(doc, other, id)
      const no = this.#authorize({ ...edit, before }, read) ?? whyNotAgain(this.#options.name, edit, { before, read })
      if (!no) {
        applyWrites(doc, [edit])
        this.#resubmitQueue.sent(edit, delivery.made)
        break
      }
      this.#reject(edit, no)
    }
    this.#options.local?.saveResubmitQueue(this.#resubmitQueue.all())
    this.#recordsChanged()
  }

  #queue(writes: readonly Write[]): void {
    for (const { root, key, after } of writes)
      this.#resubmitQueue.add({ root, key, before: this.record(root, key), after })
    this.#options.local?.saveResubmitQueue(this.#resubmitQueue.all())
    this.#recordsChanged()
    this.#changed()
  }

  #reject({ root, key, after }: Write, why: Refusal): void {
    this.#options.events.rejected({ root, key, before: readRecord(this.#wire.doc, root, key), after }, why)
  }

  #rememberSaved(): void {
    const { store } = this.#wire.doc
    for (const client of this.#own.keys()) this.#own.set(client, Y.getState(store, client))
    this.#options.local?.remember(this.#own)
  }

  #recordsChanged(): void {
    this.#changes.emit(new Map(kindsOf(this.#options.name).map(({ root }) => [root, undefined])))
  }

  #changed(): void {
    this.#waiters.check()
    this.#options.events.status()
  }
}
