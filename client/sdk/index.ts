// The SDK: everything the pages do, a program can do. Runs in browsers and in Node.
export { joinRoom, resumeRoom, startRoom } from './enter.ts'
export { openCatalogue, previewInvitation } from './outside.ts'
export type { ServerOptions } from './outside.ts'
export { signIn } from './sign-in.ts'
export type { CustomersRoom } from './sign-in.ts'
export type { EnterOptions, Newcomer, SavedSession } from './enter.ts'
export type * from './room.ts'
export type { Watched } from './watched.ts'
