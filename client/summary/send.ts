// The ways in which a paper leaves the page.

/** Whether this device has a sheet for sending things on. */
export function maySend(): boolean {
  return typeof navigator.share === 'function'
}

/** Opens that sheet: with the file where the device takes one, with the words where not. */
export async function sendPaper({ title, text, file }: { title: string; text: string; file: File }): Promise<void> {
  const withFile = { title, text, files: [file] }
  try {
    await navigator.share(navigator.canShare?.(withFile) ? withFile : { title, text })
  } catch {
    // Closed without choosing: nothing to say.
  }
}

/** @returns whether the browser let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Has the browser keep a file where it keeps what is downloaded. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  // The browser reads it after the click has been answered.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
