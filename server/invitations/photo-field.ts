// The field of an invitation's page that takes a photo. The script opens it: what it takes is shown and kept by the page.
import { html } from 'hono/html'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { Html } from '#server/host/small-page.ts'

interface PhotoWords {
  readonly add: string
  readonly chosen: string
  readonly preparing: string
  readonly ready: string
  readonly remove: string
  /** Why one could not be taken. */
  readonly refused: Readonly<Partial<Record<RefusalCode, string>>>
}

const en: PhotoWords = {
  add: 'Add a photo',
  chosen: 'Your photo',
  preparing: 'Preparing photo…',
  ready: 'Goes along with your answer. Its location has been removed.',
  remove: 'Remove photo',
  refused: {
    'file-too-large': 'That file is too large. Choose a smaller one.',
    'not-a-photo': 'That is not a photo that can be sent. JPEG, PNG and WebP pictures can.',
    'too-many-pixels': 'That picture has too many pixels. Choose a smaller one.',
    'offline': 'You’re offline. Try adding the photo again in a moment.',
  },
}

const de: PhotoWords = {
  add: 'Foto hinzufügen',
  chosen: 'Dein Foto',
  preparing: 'Foto wird vorbereitet …',
  ready: 'Wird mit deiner Antwort gesendet. Der Aufnahmeort ist entfernt.',
  remove: 'Foto entfernen',
  refused: {
    'file-too-large': 'Diese Datei ist zu groß. Wähle eine kleinere.',
    'not-a-photo': 'Das ist kein Foto, das sich senden lässt. Bilder in JPEG, PNG oder WebP gehen.',
    'too-many-pixels': 'Dieses Bild hat zu viele Pixel. Wähle ein kleineres.',
    'offline': 'Du bist offline. Füge das Foto gleich noch einmal hinzu.',
  },
}

const ar: PhotoWords = {
  add: 'إضافة صورة',
  chosen: 'صورتك',
  preparing: 'جارٍ تجهيز الصورة…',
  ready: 'تُرسل مع إجابتك بعد إزالة موقع التصوير منها.',
  remove: 'إزالة الصورة',
  refused: {
    'file-too-large': 'هذا الملف كبير جدًا. اختر ملفًا أصغر.',
    'not-a-photo': 'هذه ليست صورة يمكن إرسالها. الصور بصيغة JPEG أو PNG أو WebP مقبولة.',
    'too-many-pixels': 'دقة هذه الصورة عالية جدًا. اختر صورة أصغر.',
    'offline': 'لا يوجد اتصال. أضف الصورة مرة أخرى بعد لحظة.',
  },
}

const photoWords: Readonly<Record<AnswerLanguage, PhotoWords>> = { en, de, ar }

const sign = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <rect x="4" y="5" width="16" height="14" rx="2.6" />
  <circle cx="9" cy="10" r="1.5" />
  <path d="m4.500 17 4.700-4 3.300 2.700 2.800-2.200 4.200 3.500" />
</svg>`

/** Stands below the reason, and has its words ready for whatever becomes of the photo. */
export function photoField(language: AnswerLanguage): Html {
  const words = photoWords[language]
  return html`<div class="invited-photo" data-photo="away">
    <label class="invited-photo-add"
      ><input type="file" accept="image/*" /><span class="invited-add">${sign} ${words.add}</span></label
    >
    <p class="invited-photo-preparing" role="status">${words.preparing}</p>
    <div class="invited-photo-ready">
      <img alt="${words.chosen}" />
      <p>
        ${words.ready}
        <button type="button" class="invited-change">${words.remove}</button>
      </p>
    </div>
    <div role="alert">
      ${Object.entries(words.refused).map(([code, why]) => html`<p class="invited-problem" data-why="${code}" hidden>${why}</p>`)}
    </div>
  </div>`
}
