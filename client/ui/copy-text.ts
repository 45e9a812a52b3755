/** Copies a text. @returns whether that worked: a page over plain http has no clipboard, and a browser may forbid it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
