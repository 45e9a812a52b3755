// The other tabs of this browser that have the same document open. They share its local copy, and each hears at once what another
// one wrote, also without a network: otherwise the later of two presses on the same + would overwrite the earlier.
import * as Y from 'yjs'
import type { Refusal } from '#shared/refusals.ts'
import { openTabChannel } from './surroundings.ts'
import type { TabChannel } from './surroundings.ts'

/** The document of this tab. */
export interface TabDocument {
  /** The Y.Doc that is read and written now. */
  doc(): Y.Doc
  /** Connected to the server, and up to date. */
  isSynced(): boolean
  /** As `OwnClients`; the clients of other tabs are this device's, too, and are added. */
  readonly own: Map<number, number>
  /** Applies what another tab is sending to the server by itself. */
  applySent(update: Uint8Array): void
  /** The server refused something that this tab may have from another one. */
  refused(why: Refusal): void
}

type TabMessage =
  /** Something was written, or is the answer to a question. */
  | {
      readonly kind: 'edit'
      readonly update: Uint8Array
      readonly own: readonly (readonly [client: number, clock: number])[]
      /** Its tab is connected, and sends it to the server. */
      readonly isSent: boolean
    }
  /** What do the others have beyond this state? */
  | { readonly kind: 'ask'; readonly vector: Uint8Array }
  | { readonly kind: 'refused'; readonly why: Refusal }

/** Whether a Yjs transaction came from another tab that could not send it. */
export function isFromTab(origin: unknown): boolean {
  return origin instanceof OtherTabs
}

/** Joins the tabs of one document. */
export class OtherTabs {
  readonly #tab: TabDocument
  readonly #channel: TabChannel | undefined

  /** @param name of the local copy that they share. */
  constructor(name: string, tab: TabDocument) {
    this.#tab = tab
    this.#channel = openTabChannel(name, (message) => this.#onMessage(message as TabMessage))
    // For what they wrote while this tab was reading the copy.
    this.#post({ kind: 'ask', vector: Y.encodeStateVector(tab.doc()) })
  }

  /** Tells them what was written here. */
  share(update: Uint8Array): void {
    const { clientID } = this.#tab.doc()
    this.#post({ kind: 'edit', update, own: [[clientID, 0]], isSent: this.#tab.isSynced() })
  }

  /** Tells them that the server refused an update of this tab; they have it, too. */
  refused(why: Refusal): void {
    this.#post({ kind: 'refused', why })
  }

  close(): void {
    this.#channel?.close()
  }

  #post(message: TabMessage): void {
    this.#channel?.postMessage(message)
  }

  #onMessage(message: TabMessage): void {
    switch (message.kind) {
      case 'edit': {
        const { own } = this.#tab
        for (const [client, clock] of message.own) own.set(client, Math.max(own.get(client) ?? 0, clock))
        // Sent by both tabs it would count twice against this member's limit.
        if (message.isSent && this.#tab.isSynced()) this.#tab.applySent(message.update)
        else Y.applyUpdate(this.#tab.doc(), message.update, this)
        break
      }
      case 'ask': {
        const update = Y.encodeStateAsUpdate(this.#tab.doc(), message.vector)
        this.#post({ kind: 'edit', update, own: [...this.#tab.own], isSent: false })
        break
      }
      case 'refused':
        this.#tab.refused(message.why)
        break
      default:
        message satisfies never
    }
  }
}
