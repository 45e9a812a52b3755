// Records a voice note: at most a minute, with its loudness for the drawn wave.
import { maxVoiceMs, maxWave } from '#shared/files/limits.ts'

/** A recording that has ended. */
export interface Recorded {
  readonly blob: Blob
  /** Milliseconds. */
  readonly ms: number
  /** See `VoiceNote`. */
  readonly wave: string
}

/** A recording that is under way. */
export interface Recorder {
  /** Ends it. */
  stop(): Promise<Recorded>
  /** Ends it and forgets it. */
  cancel(): void
}

/** What a recorder tells while it records. */
export interface RecorderEvents {
  /** Ten times a second. @param levels loudness so far, 0…1 each. */
  onLevel(ms: number, levels: readonly number[]): void
  /** A minute is over, or the microphone was taken away; `stop` has what there is. */
  onEnd(): void
}

/** Why nothing can be recorded. */
export type RecorderProblem = 'denied' | 'noMicrophone' | 'unknown'

const levelEveryMs = 100
/** What browsers record: Opus in WebM where they can, MP4 on Safari. */
const types = ['audio/webm;codecs=opus', 'audio/mp4;codecs=opus', 'audio/mp4']
const bitsPerSecond = 32_000
/** A voice at arm's length reaches about a third of full scale. */
const loud = 0.35

/** Whether this browser records at all. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && navigator.mediaDevices !== undefined && typeOf() !== undefined
}

/** Asks for the microphone and begins. */
export async function startRecorder(events: RecorderEvents): Promise<Recorder | RecorderProblem> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    return record(stream, events)
  } catch (fault) {
    const name = fault instanceof DOMException ? fault.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
    return name === 'NotFoundError' ? 'noMicrophone' : 'unknown'
  }
}

function typeOf(): string | undefined {
  return types.find((type) => MediaRecorder.isTypeSupported(type))
}

function record(stream: MediaStream, events: RecorderEvents): Recorder {
  const mimeType = typeOf()
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: bitsPerSecond, ...(mimeType && { mimeType }) })
  const [parts, levels]: [Blob[], number[]] = [[], []]
  const meter = meterOf(stream)
  const startedAt = performance.now()
  let endedAt: number | undefined
  const timer = setInterval(() => {
    const ms = performance.now() - startedAt
    levels.push(meter.level())
    events.onLevel(ms, levels)
    if (ms < maxVoiceMs) return
    end()
    events.onEnd()
  }, levelEveryMs)
  const end = () => {
    if (endedAt !== undefined) return
    endedAt = performance.now()
    clearInterval(timer)
    if (recorder.state !== 'inactive') recorder.stop()
    for (const track of stream.getTracks()) track.stop()
    meter.close()
  }
  const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }))
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  stream.getAudioTracks()[0]?.addEventListener('ended', () => {
    if (endedAt !== undefined) return
    end()
    events.onEnd()
  })
  recorder.start()
  return {
    async stop() {
      end()
      await stopped
      const ms = Math.max(1, Math.min(maxVoiceMs, Math.round((endedAt ?? startedAt) - startedAt)))
      const type = recorder.mimeType.split(';')[0] ?? ''
      return { blob: new Blob(parts, { type }), ms, wave: waveOf(levels) }
    },
    cancel: end,
  }
}

function meterOf(stream: MediaStream): { level(): number; close(): void } {
  const context = new AudioContext()
  // Where it was made some time after the press, it waits to be told.
  void context.resume()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    level() {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      return Math.min(1, Math.sqrt(power) / loud)
    },
    close: () => void context.close(),
  }
}

/** As many steps as a wave has, each as loud as the loudest moment of its share. */
export function waveOf(levels: readonly number[]): string {
  const steps = Math.min(maxWave, levels.length)
  return Array.from({ length: steps }, (_, step) => {
    const share = levels.slice(
      Math.floor((step * levels.length) / steps),
      Math.ceil(((step + 1) * levels.length) / steps),
    )
    return Math.round(Math.max(0, ...share) * 35).toString(36)
  }).join('')
}
