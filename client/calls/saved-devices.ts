// The devices that somebody chose last, on this device.
import { deviceStorage } from '#client/ui/browser-storage.ts'

/** By what they are for. */
export interface ChosenDevices {
  readonly microphone?: string
  readonly camera?: string
  readonly speaker?: string
}

const key = 'tagalong.call-devices'

export function readDevices(): ChosenDevices {
  const saved = deviceStorage.readJson(key)
  return typeof saved === 'object' && saved !== null ? saved : {}
}

export function saveDevices(devices: ChosenDevices): void {
  deviceStorage.saveJson(key, devices)
}
