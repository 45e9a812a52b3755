/** Without a frame for this long, as in a page that nobody sees, nothing is painted, ms. */
const noFrameMs = 100

/** Resolves once the next frame is painted: what is slow to do may come after what a person waits to see. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const noFrame = setTimeout(resolve, noFrameMs)
    requestAnimationFrame(() => {
      clearTimeout(noFrame)
      setTimeout(resolve)
    })
  })
}
