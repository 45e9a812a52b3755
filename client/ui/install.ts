// Whether the browser would put the page on the home screen. It says so once, early on; the offer waits in the room's menu.

/** The event of browsers that offer it. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

let offer: InstallOffer | undefined

/** To be called before the browser can have said anything. */
export function awaitInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    // No banner over the page of somebody who has only just come.
    event.preventDefault()
    offer = event as InstallOffer
  })
  addEventListener('appinstalled', () => {
    offer = undefined
  })
}

/** Asks the person, as the browser does; undefined where it does not offer it. */
export function installOffer(): (() => void) | undefined {
  const open = offer
  if (!open) return undefined
  return () => {
    // An offer can be taken up once.
    offer = undefined
    void open.prompt()
  }
}
