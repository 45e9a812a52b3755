// The machine that is measured on: which process runs on which core, and what it used.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** Under this name a run tells its children, who are pinned and would count one. */
export const coresVariable = 'BENCH_CORES'
/** The cores of this machine. */
export const cores = Number(process.env[coresVariable] ?? availableParallelism())
const canPin = cores > 1 && spawnSync('taskset', ['--version']).status === 0

/** Runs a server on a core of its own, where the machine can do that. */
export const serverCore: readonly string[] = canPin ? ['taskset', '-c', '0'] : []
/** Runs the load on the other core. */
export const loadCore: readonly string[] = canPin ? ['taskset', '-c', '1'] : []

/** Lets this process, and what it starts from now on, run on every core: a browser on one is no browser that people have. */
export function useAllCores(): void {
  if (canPin) spawnSync('taskset', ['-cp', `0-${cores - 1}`, String(process.pid)])
}

/** Milliseconds of processor time that a process has used; undefined where the machine does not tell. */
export function processorMs(pid: number): number | undefined {
  try {
    // The name in parentheses may hold spaces; utime and stime are the 14th and 15th field.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const ticksPerSecond = 100
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
  } catch {
    return undefined
  }
}
