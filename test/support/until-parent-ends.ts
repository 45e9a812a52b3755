// Runs another program for as long as the runner of the tests lives: that program knows nothing of the pipe that tells of the runner's
// end, so this one waits for it. See `end-with-parent.ts`.
import { spawn } from 'node:child_process'

const [program = '', ...args] = process.argv.slice(2)
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
child.once('exit', (code) => process.exit(code ?? 1))
child.once('error', (error) => {
  throw error
})
process.once('SIGTERM', () => child.kill())
process.stdin.once('close', () => child.kill('SIGKILL')).resume()
