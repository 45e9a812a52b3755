// Reads the body of a part. What has arrived of one that is cut off counts: over a poor network whole parts may never arrive.

/** The bytes of a body, also of one that was cut off; undefined where there are more than `maxBytes`. */
export async function readPart(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  if (!body) return new Uint8Array()
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const next = await reader.read().catch(() => undefined)
    if (!next?.value) return Buffer.concat(chunks)
    length += next.value.length
    if (length > maxBytes) {
      await reader.cancel().catch(() => {})
      return undefined
    }
    chunks.push(next.value)
  }
}
