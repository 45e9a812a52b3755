// Child processes of the tools: always on the Node that runs us, never on whatever the machine calls `node`.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'

/** The project's folder. */
export const root = resolve(import.meta.dirname, '..')

/** What a finished command left behind. */
export interface Finished {
  readonly code: number
  /** Everything it wrote, in the order it came. */
  readonly output: string
  readonly ms: number
}

/** Runs a script of the project, or of a package, to its end and keeps what it wrote. */
export function runScript(script: string, args: readonly string[] = []): Promise<Finished> {
  return finished(spawn(process.execPath, [resolve(root, script), ...args], { cwd: root }))
}

/** Runs a program of the machine to its end and keeps what it wrote; one that is not there answers code 127. */
export function runProgram(program: string, args: readonly string[]): Promise<Finished> {
  return finished(spawn(program, args, { cwd: root }))
}

function finished(child: ChildProcess): Promise<Finished> {
  const started = performance.now()
  let output = ''
  const keep = (part: Buffer) => {
    output += part.toString()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return new Promise((done) => {
    const end = (code: number) => done({ code, output, ms: performance.now() - started })
    child.on('error', (error) => {
      output += error.message
      end(127)
    })
    // A child that was killed has no code; that is a failure too.
    child.on('close', (code) => end(code ?? 1))
  })
}
