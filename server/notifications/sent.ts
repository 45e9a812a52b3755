/** What became of sending something. A server that is down is down for everything that goes there. */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'later'; readonly isDown: boolean; readonly why: string; readonly afterMs?: number }
  /** It will never be taken. */
  | { readonly kind: 'failed'; readonly why: string }
  /** The receiver no longer exists. */
  | { readonly kind: 'gone' }
