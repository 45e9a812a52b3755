// Where a server listens, and why it could not start.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Settings } from './settings.ts'

/** Why a server could not start, in one sentence for whoever runs it. */
export class StartProblem extends Error {}

/**
 * Listens where the settings say.
 * @returns the address, such as `http://127.0.0.1:4000`.
 * @throws StartProblem where the port cannot be used.
 */
export async function listen(http: Server, { HOST, PORT }: Settings): Promise<string> {
  await new Promise<void>((done, failed) => {
    http.once('error', (cause) =>
      failed(
        new StartProblem(`Port ${PORT} on ${HOST} cannot be used (${codeOf(cause)}): set PORT to a free one.`, {
          cause,
        }),
      ),
    )
    http.listen(PORT, HOST, done)
  })
  const { port } = http.address() as AddressInfo
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`
}

/** What the system calls a fault, such as `EADDRINUSE`. */
export function codeOf(fault: unknown): string {
  return (fault as NodeJS.ErrnoException | undefined)?.code ?? String(fault)
}
