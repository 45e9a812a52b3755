// A website of its own whose only page shows another in a frame, as a shop's does.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { databaseOf } from './database.ts'

/**
 * Starts one, until the test is over.
 * @param host under which it is reached: `localhost` is another site than a server at 127.0.0.1, another port is not.
 */
export async function websiteWith(framed: string, host: '127.0.0.1' | 'localhost' = '127.0.0.1'): Promise<string> {
  const http = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<iframe src="${framed}" width="1200" height="700"></iframe>`)
  })
  await new Promise<void>((listening) => http.listen(0, host, listening))
  onTestFinished(() => http.close().closeAllConnections())
  return `http://${host}:${(http.address() as AddressInfo).port}`
}

/** Lets the demo shop's rooms be shown by a website, as its own. */
export async function letShow(server: { readonly dataDir: string }, website: string): Promise<void> {
  await databaseOf(server)
    .updateTable('shops')
    .set({ origins: JSON.stringify([website]) })
    .where('id', '=', 'demo')
    .execute()
}
