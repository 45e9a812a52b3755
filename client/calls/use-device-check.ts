// The microphone and the camera, tried before a call: nothing of it leaves this device.
import { useEffect, useRef, useState } from 'react'
import { navigatorHasDevices, troubleOf } from './device-trouble.ts'
import type { DeviceTrouble } from './device-trouble.ts'
import type { ChosenDevices } from './saved-devices.ts'

/** What is tried. */
interface Tried {
  readonly microphone: boolean
  readonly camera: boolean
  readonly devices: ChosenDevices
}

/** What came of it. */
interface DeviceCheck {
  /** From 0, silence, to 1. */
  readonly level: number
  readonly picture: MediaStream | undefined
  readonly trouble: Readonly<Partial<Record<'microphone' | 'camera', DeviceTrouble>>>
  readonly known: readonly MediaDeviceInfo[]
  /** Lets go of the devices, for the call to take them. */
  stop(): void
}

export function useDeviceCheck({ microphone, camera, devices }: Tried): DeviceCheck {
  const [known, setKnown] = useState<readonly MediaDeviceInfo[]>([])
  const sound = useStream(microphone, { audio: deviceOf(devices.microphone) })
  const sight = useStream(camera, { video: deviceOf(devices.camera) })
  const level = useLevel(sound.stream)
  useEffect(() => {
    if (!navigatorHasDevices()) return undefined
    const { mediaDevices } = navigator
    const read = () => void mediaDevices.enumerateDevices().then(setKnown, () => undefined)
    read()
    mediaDevices.addEventListener('devicechange', read)
    return () => mediaDevices.removeEventListener('devicechange', read)
    // Browsers say what devices are called only once one may be used.
  }, [sound.stream, sight.stream])
  const trouble = {
    ...(sound.trouble !== undefined && { microphone: sound.trouble }),
    ...(sight.trouble !== undefined && { camera: sight.trouble }),
  }
  const stop = () => {
    sound.stop()
    sight.stop()
  }
  return { level, picture: sight.stream, trouble, known, stop }
}

function deviceOf(id: string | undefined): MediaTrackConstraints | true {
  // One that is not there any more is no reason to have none.
  return id === undefined ? true : { deviceId: { ideal: id } }
}

function useStream(isOn: boolean, constraints: MediaStreamConstraints) {
  const [stream, setStream] = useState<MediaStream>()
  const [trouble, setTrouble] = useState<DeviceTrouble>()
  const opened = useRef<MediaStream>(undefined)
  const wanted = JSON.stringify(constraints)
  useEffect(() => {
    if (!isOn) return undefined
    let isOver = false
    const open = async () => {
      try {
        const got = await navigator.mediaDevices.getUserMedia(JSON.parse(wanted) as MediaStreamConstraints)
        if (isOver) return end(got)
        opened.current = got
        for (const track of got.getTracks()) track.addEventListener('ended', () => setTrouble('unplugged'))
        setTrouble(undefined)
        setStream(got)
      } catch (fault) {
        if (!isOver) setTrouble(troubleOf(fault))
      }
    }
    void open()
    return () => {
      isOver = true
      end(opened.current)
      setStream(undefined)
      setTrouble(undefined)
    }
  }, [isOn, wanted])
  return { stream, trouble, stop: () => end(opened.current) }
}

function end(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

/** How loud a stream is. */
function useLevel(stream: MediaStream | undefined): number {
  const [level, setLevel] = useState(0)
  useEffect(() => {
    if (!stream) return undefined
    const audio = new AudioContext()
    const analyser = audio.createAnalyser()
    audio.createMediaStreamSource(stream).connect(analyser)
    const samples = new Uint8Array(analyser.fftSize)
    const look = setInterval(() => {
      analyser.getByteTimeDomainData(samples)
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0)
      setLevel(Math.min(1, loudest / 64))
    }, 100)
    return () => {
      clearInterval(look)
      setLevel(0)
      void audio.close()
    }
  }, [stream])
  return level
}
