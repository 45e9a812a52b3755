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
