import type { DocumentName } from '#shared/records/table.ts'
import type { ServerWrite } from '#server/sync/server-writes.ts'
import type { TestServer } from './server.ts'

/** Writes records that no member may write, through the same way as the server's own features. */
export async function writeAsServer(
  server: Pick<TestServer, 'directory'>,
  roomId: string,
  document: DocumentName,
  writes: readonly ServerWrite[],
): Promise<void> {
  const room = await server.directory.room(roomId)
  if (!room.ok) throw new Error(`refused: ${JSON.stringify(room.refusal)}`)
  const written = await room.value.write(document, writes)
  if (!written.ok) throw new Error(`refused: ${JSON.stringify(written.refusal)}`)
}
