// Shares, copies, prints and saves the paper.

/** Whether this device has a share sheet. */
export function maySend(): boolean {
  return typeof navigator.share === 'function'
}

/** Opens the share sheet, with the file if the device accepts files, else with the text. */
export async function sendPaper({ title, text, file }: { title: string; text: string; file: File }): Promise<void> {
  const withFile = { title, text, files: [file] }
  try {
    await navigator.share(navigator.canShare?.(withFile) ? withFile : { title, text })
  } catch {
    // The member closed the sheet.
  }
}

/** @returns whether the browser allowed it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Saves a file as a download. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  // The browser reads the file after the click event.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
