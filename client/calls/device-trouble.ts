// Why a microphone, a camera or the screen could not be used, as a person can do something about it. Browsers say it with names of errors.

/** Each has a sentence of its own. */
export type DeviceTrouble = 'insecure' | 'denied' | 'none' | 'in-use' | 'unplugged' | 'failed'

/** What an error of `getUserMedia` means; undefined where the person simply closed the choice of a screen. */
export function troubleOf(fault: unknown): DeviceTrouble {
  const name = fault instanceof Error ? fault.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'in-use'
    default:
      return navigatorHasDevices() ? 'failed' : 'insecure'
  }
}

/** A page that did not come by https has none. */
export function navigatorHasDevices(): boolean {
  return 'mediaDevices' in navigator
}
