// Loaded into what a test starts, before its script: it ends with who started it. A runner that is killed closes nothing by itself, but the
// pipe to the standard input of its children ends with it, and then nobody is left who would stop them.
import { isMainThread } from 'node:worker_threads'

// Threads load it as well, and have no such pipe.
if (isMainThread) {
  process.stdin.once('close', () => process.exit(1)).resume()
  // As without it, a script that has nothing more to do ends.
  if ('unref' in process.stdin) process.stdin.unref()
}
