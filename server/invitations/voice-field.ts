// The field of an invitation's page that takes a voice note. The script opens it, where the browser records.
import { html } from 'hono/html'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { Html } from '#server/host/small-page.ts'

interface VoiceWords {
  /** Short, so that it stands beside the photo on a phone. */
  readonly add: string
  readonly record: string
  readonly recording: string
  readonly done: string
  readonly discard: string
  readonly chosen: string
  readonly play: string
  readonly pause: string
  readonly ready: string
  readonly remove: string
  /** Why none can be recorded, as the page's recorder names it. */
  readonly problem: Readonly<Record<'denied' | 'noMicrophone' | 'unknown', string>>
}

const en: VoiceWords = {
  add: 'Voice note',
  record: 'Record a voice note',
  recording: 'Recording',
  done: 'Done',
  discard: 'Discard',
  chosen: 'Your voice note',
  play: 'Play',
  pause: 'Pause',
  ready: 'Goes along with your answer.',
  remove: 'Remove voice note',
  problem: {
    denied:
      'The microphone is blocked for this page. Allow it in your browser’s settings, then try again. What you wrote is still here.',
    noMicrophone: 'No microphone was found. What you wrote is still here.',
    unknown: 'The microphone can’t be used right now. What you wrote is still here.',
  },
}

const de: VoiceWords = {
  add: 'Sprachnachricht',
  record: 'Sprachnachricht aufnehmen',
  recording: 'Aufnahme läuft',
  done: 'Fertig',
  discard: 'Verwerfen',
  chosen: 'Deine Sprachnachricht',
  play: 'Abspielen',
  pause: 'Pause',
  ready: 'Wird mit deiner Antwort gesendet.',
  remove: 'Sprachnachricht entfernen',
  problem: {
    denied:
      'Das Mikrofon ist für diese Seite gesperrt. Erlaube es in den Einstellungen des Browsers und versuch es dann noch einmal. Dein Text ist noch da.',
    noMicrophone: 'Es wurde kein Mikrofon gefunden. Dein Text ist noch da.',
    unknown: 'Das Mikrofon lässt sich gerade nicht verwenden. Dein Text ist noch da.',
  },
}

const ar: VoiceWords = {
  add: 'رسالة صوتية',
  record: 'تسجيل رسالة صوتية',
  recording: 'جارٍ التسجيل',
  done: 'تم',
  discard: 'إلغاء',
  chosen: 'رسالتك الصوتية',
  play: 'تشغيل',
  pause: 'إيقاف مؤقت',
  ready: 'تُرسل مع إجابتك.',
  remove: 'إزالة الرسالة الصوتية',
  problem: {
    denied: 'الميكروفون محظور لهذه الصفحة. اسمح به في إعدادات المتصفح ثم حاول من جديد. ما كتبته لا يزال هنا.',
    noMicrophone: 'لم يُعثر على ميكروفون. ما كتبته لا يزال هنا.',
    unknown: 'لا يمكن استخدام الميكروفون الآن. ما كتبته لا يزال هنا.',
  },
}

const voiceWords: Readonly<Record<AnswerLanguage, VoiceWords>> = { en, de, ar }

const sign = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <rect x="9.500" y="4" width="5" height="10" rx="2.500" />
  <path d="M6.500 11.500a5.500 5.500 0 0 0 11 0M12 17v3" />
</svg>`

/** Stands beside the photo, and has its words ready for whatever becomes of the recording. */
export function voiceField(language: AnswerLanguage): Html {
  const words = voiceWords[language]
  return html`<div class="invited-voice" data-voice="away">
    <button type="button" class="invited-add invited-voice-add" data-do="record" aria-label="${words.record}">
      ${sign} ${words.add}
    </button>
    <div class="invited-voice-recording" role="group" aria-label="${words.recording}">
      <span class="invited-voice-level"></span>
      <span class="invited-voice-length" data-length></span>
      <button type="button" class="invited-add" data-do="done">${words.done}</button>
      <button type="button" class="invited-change" data-do="discard">${words.discard}</button>
    </div>
    <div class="invited-voice-ready" role="group" aria-label="${words.chosen}">
      <button type="button" class="invited-add" data-do="play">
        <span class="invited-voice-play">${words.play}</span><span class="invited-voice-pause">${words.pause}</span>
      </button>
      <span class="invited-voice-length" data-length></span>
      <p>
        ${words.ready}
        <button type="button" class="invited-change" data-do="remove">${words.remove}</button>
      </p>
    </div>
    <div role="alert">
      ${Object.entries(words.problem).map(([problem, why]) => html`<p class="invited-problem" data-why="${problem}" hidden>${why}</p>`)}
    </div>
  </div>`
}
