// What the page and its worker say to one another.

/** From a page. */
export type ToWorker =
  /** The person wants the new release now. */
  | { readonly kind: 'take-over' }
  /** Pictures that came before the worker could keep them. */
  | { readonly kind: 'keep'; readonly pictures: readonly string[] }

/** From the worker. */
export type ToPage =
  /** Which release a page was built with: it answers through the port that comes along, by the address of its first script. */
  | { readonly kind: 'which-release' }
  /** Somebody tapped a notification about this (see `Notification.subject`): an open page of the room goes there. */
  | { readonly kind: 'go'; readonly subject: string }
  /** Somebody tapped what this visit is about: an open desk shows it. */
  | { readonly kind: 'go-visit'; readonly visit: string }
  /** The browser ended its subscription to push messages, or gave it another address. */
  | { readonly kind: 'push-changed' }

/** A receiver of messages. */
interface Listener {
  postMessage(message: unknown, transfer: Transferable[]): void
}

/** Tells the worker; with no list of what goes over to it, it would look like a message to a window, which needs an origin. */
export function postToWorker(worker: Listener, message: ToWorker): void {
  worker.postMessage(message, [])
}

/** Tells a page. */
export function postToPage(page: Listener, message: ToPage, transfer: Transferable[] = []): void {
  page.postMessage(message, transfer)
}
