// Bytes as a text that the tab can keep, and back.

/** @returns `data:` with the blob's type and its bytes. */
export function dataUrl(blob: Blob): Promise<string> {
  const reader = new FileReader()
  return new Promise((resolve, reject) => {
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(new Error('A file could not be read back', { cause: reader.error })))
    reader.readAsDataURL(blob)
  })
}

/** The blob that a `dataUrl` was made of. */
export function blobOf(url: string): Blob {
  const [head = '', content = ''] = url.split(',')
  const bytes = Uint8Array.from(atob(content), (letter) => letter.codePointAt(0) ?? 0)
  return new Blob([bytes], { type: head.replace(/^data:|;.*$/g, '') })
}
