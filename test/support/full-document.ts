// A document as large as it may be: as a room of many members has it after a long time.
import type { RoomDocumentName } from '#shared/records/table.ts'
import type { ServerWrite } from '#server/sync/server-writes.ts'
import type { RunningServer } from '#server/start.ts'
import { writeAsServer } from './server-writes.ts'

const batch = 400

/** What fills a document, about 540 bytes each. */
const filling: Readonly<Record<RoomDocumentName, (index: number, text: string) => ServerWrite>> = {
  cart: (index, text) => ({ root: 'notes', key: `boot:${index}/somebody`, value: text }),
  annotations: (index, text) => ({
    root: 'messages',
    key: `room/m${index}`,
    value: { by: 'somebody', at: index, text },
  }),
}

/** Fills a document of a room: its cart with notes, its talk with messages. @param bytes of its encoded state, roughly. */
export async function fillDocument(
  server: Pick<RunningServer, 'directory'>,
  roomId: string,
  { document = 'cart', bytes }: { document?: RoomDocumentName; bytes: number },
): Promise<void> {
  const text = 'x'.repeat(480)
  const count = Math.ceil(bytes / 540)
  for (let from = 0; from < count; from += batch) {
    const length = Math.min(batch, count - from)
    const writes = Array.from({ length }, (_, index) => filling[document](from + index, text))
    await writeAsServer(server, roomId, document, writes)
  }
}
