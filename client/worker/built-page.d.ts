// The files of the page that the worker was built with, written by `tools/page/build-worker.ts`.
declare module 'virtual:built-page' {
  /** `release-` and what differs whenever any file of the page does. */
  export const release: string
  /** Addresses of the files without which the page does not open, `/index.html` first. */
  export const files: readonly string[]
}
