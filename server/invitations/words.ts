// What the page of an invitation says, in the languages of the product.
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'

/** A page that leads no further: its title, and what to do. */
export interface EndWords {
  readonly title: string
  readonly words: string
}

/** Names come isolated, as they stand in a sentence. */
export interface InvitationWords {
  /** @param by undefined where they have left the room. */
  readonly wantsOpinion: (by: string | undefined, thing: string) => string
  readonly shows: (by: string | undefined, thing: string) => string
  /** Stands before a question. */
  readonly asks: (by: string | undefined) => string
  readonly invites: (by: string | undefined) => string
  readonly untitled: string
  readonly shopTogether: (shop: string) => string
  readonly opinion: string
  readonly you: { readonly yes: string; readonly no: string; readonly unsure: string; readonly want: string }
  readonly change: string
  readonly look: string
  readonly want: string
  readonly enter: string
  readonly name: string
  readonly nameMissing: string
  readonly why: string
  readonly sendTo: (by: string | undefined) => string
  readonly join: string
  readonly joining: string
  /** @param names a list of them @param others how many more */
  readonly whoSees: (names: readonly string[], others: number) => string
  readonly noAccount: string
  readonly may: Readonly<Record<Role, string>>
  readonly pictures: string
  readonly details: string
  readonly soldOut: string
  readonly cart: string
  readonly moreLines: (count: number) => string
  readonly toProduct: string
  readonly unremembered: string
  readonly noScript: string
  readonly again: string
  readonly failed: string
  readonly refused: Readonly<Partial<Record<RefusalCode, string>>>
  readonly ended: {
    readonly revoked: EndWords
    readonly expired: EndWords
    readonly usedUp: EndWords
    readonly unknown: EndWords
    readonly closed: EndWords
  }
}

const en: InvitationWords = {
  wantsOpinion: (by, thing) =>
    by === undefined ? `What do you think of ${thing}?` : `${by} wants your opinion on ${thing}`,
  shows: (by, thing) => (by === undefined ? `Have a look at ${thing}` : `${by} wants to show you ${thing}`),
  asks: (by) => (by === undefined ? 'A question for you' : `${by} asks you`),
  invites: (by) => (by === undefined ? 'You’re invited to' : `${by} invites you to`),
  untitled: 'a shopping room',
  shopTogether: (shop) => `Shop together at ${shop}`,
  opinion: 'Your opinion',
  you: { yes: 'You said yes', no: 'You said no', unsure: 'You’re not sure', want: 'You want one' },
  change: 'Change',
  look: 'Look around first',
  want: 'I want one',
  enter: 'Join the room',
  name: 'What’s your name?',
  nameMissing: 'Enter a name so the others know who you are.',
  why: 'Why? (optional)',
  sendTo: (by) => (by === undefined ? 'Send' : `Send to ${by}`),
  join: 'Join',
  joining: 'One moment…',
  whoSees: (names, others) => {
    if (names.length === 0) return ''
    const all = others > 0 ? [...names, others === 1 ? '1 other' : `${others} others`] : names
    return `${new Intl.ListFormat('en').format(all)} ${names.length + others === 1 ? 'sees' : 'see'} your name.`
  },
  noAccount: 'No account needed.',
  may: {
    host: 'You can share your opinion, add products to the cart and manage the room.',
    shopper: 'You can share your opinion and add products to the shared cart.',
    advisor: 'You can vote and comment. The others manage the cart.',
    viewer: 'You can see everything. The others manage the cart.',
    associate: 'You can help with whatever the group shows you.',
  },
  pictures: 'More pictures',
  details: 'Details',
  soldOut: 'Sold out',
  cart: 'In the cart so far',
  moreLines: (count) => (count === 1 ? 'and 1 more' : `and ${count} more`),
  toProduct: 'See it in the shop',
  unremembered:
    'Your browser blocks storage, so nothing is remembered on this device. You can take part all the same; to come back later, open this link again.',
  noScript: 'To answer, turn on JavaScript in your browser.',
  again: 'Try again',
  failed: 'Something went wrong on our side. Nothing you typed is lost: try again.',
  refused: {
    'offline': 'You’re offline. Nothing you typed is lost: check your connection and try again.',
    'too-many-requests': 'That was a little fast. Wait a moment and try again.',
    'name-taken': 'That name looks like someone else’s there. Choose another one.',
    'sign-in-needed': 'This shop asks you to sign in first.',
    'room-full': 'This room is full: it has reached its limit of people.',
    'room-closed': 'This room has been closed.',
    'invitation-revoked': 'This link has just been turned off. Ask for a new one; what you typed stays here.',
    'invitation-expired': 'This link has just expired. Ask for a new one; what you typed stays here.',
    'invitation-used-up': 'This link has just reached its limit. Ask for a new one; what you typed stays here.',
  },
  ended: {
    revoked: {
      title: 'This link has been turned off',
      words: 'Someone in the room turned it off. Ask them for a new one.',
    },
    expired: {
      title: 'This link has expired',
      words: 'It was only valid for a while. Ask for a new one; the room is still there.',
    },
    usedUp: {
      title: 'This link has reached its limit',
      words: 'It was made for a certain number of people. Ask for a new one.',
    },
    unknown: { title: 'This link doesn’t work', words: 'Check that all of it was copied, or ask for a new one.' },
    closed: { title: 'This room has been closed', words: 'Nobody can join it any more.' },
  },
}

const de: InvitationWords = {
  wantsOpinion: (by, thing) =>
    by === undefined ? `Was hältst du von „${thing}“?` : `${by} möchte deine Meinung zu „${thing}“`,
  shows: (by, thing) => (by === undefined ? `Schau mal: „${thing}“` : `${by} möchte dir „${thing}“ zeigen`),
  asks: (by) => (by === undefined ? 'Eine Frage an dich' : `${by} fragt dich`),
  invites: (by) => (by === undefined ? 'Du bist eingeladen:' : `${by} lädt dich ein:`),
  untitled: 'ein Einkaufsraum',
  shopTogether: (shop) => `Gemeinsam einkaufen bei ${shop}`,
  opinion: 'Deine Meinung',
  you: { yes: 'Du sagst Ja', no: 'Du sagst Nein', unsure: 'Du bist unsicher', want: 'Du möchtest eins' },
  change: 'Ändern',
  look: 'Erst mal umsehen',
  want: 'Will ich auch',
  enter: 'Dem Raum beitreten',
  name: 'Wie heißt du?',
  nameMissing: 'Gib einen Namen ein, damit die anderen wissen, wer du bist.',
  why: 'Warum? (optional)',
  sendTo: (by) => (by === undefined ? 'Senden' : `An ${by} senden`),
  join: 'Beitreten',
  joining: 'Einen Moment …',
  whoSees: (names, others) => {
    if (names.length === 0) return ''
    const all = others > 0 ? [...names, others === 1 ? '1 weitere Person' : `${others} weitere`] : names
    return `${new Intl.ListFormat('de').format(all)} ${names.length + others === 1 ? 'sieht' : 'sehen'} deinen Namen.`
  },
  noAccount: 'Kein Konto nötig.',
  may: {
    host: 'Du kannst deine Meinung sagen, Produkte in den Warenkorb legen und den Raum verwalten.',
    shopper: 'Du kannst deine Meinung sagen und Produkte in den gemeinsamen Warenkorb legen.',
    advisor: 'Du kannst abstimmen und kommentieren. Um den Warenkorb kümmern sich die anderen.',
    viewer: 'Du kannst alles sehen. Um den Warenkorb kümmern sich die anderen.',
    associate: 'Du kannst bei dem helfen, was die Gruppe dir zeigt.',
  },
  pictures: 'Weitere Bilder',
  details: 'Details',
  soldOut: 'Ausverkauft',
  cart: 'Bisher im Warenkorb',
  moreLines: (count) => `und ${count} weitere`,
  toProduct: 'Im Shop ansehen',
  unremembered:
    'Dein Browser blockiert den Speicher, deshalb merkt sich dieses Gerät nichts. Du kannst trotzdem mitmachen; öffne später einfach diesen Link noch einmal.',
  noScript: 'Schalte JavaScript in deinem Browser ein, um zu antworten.',
  again: 'Erneut versuchen',
  failed: 'Bei uns ist etwas schiefgegangen. Was du geschrieben hast, ist noch da: Versuch es noch einmal.',
  refused: {
    'offline':
      'Du bist offline. Was du geschrieben hast, ist noch da: Prüfe deine Verbindung und versuch es noch einmal.',
    'too-many-requests': 'Das war etwas zu schnell. Warte einen Moment und versuch es noch einmal.',
    'name-taken': 'So heißt dort schon jemand, oder fast so. Wähl einen anderen Namen.',
    'sign-in-needed': 'Für diesen Shop musst du dich zuerst anmelden.',
    'room-full': 'Dieser Raum ist voll.',
    'room-closed': 'Dieser Raum wurde geschlossen.',
    'invitation-revoked':
      'Dieser Link wurde gerade deaktiviert. Bitte um einen neuen; was du geschrieben hast, bleibt hier.',
    'invitation-expired':
      'Dieser Link ist gerade abgelaufen. Bitte um einen neuen; was du geschrieben hast, bleibt hier.',
    'invitation-used-up':
      'Dieser Link hat gerade sein Limit erreicht. Bitte um einen neuen; was du geschrieben hast, bleibt hier.',
  },
  ended: {
    revoked: {
      title: 'Dieser Link wurde deaktiviert',
      words: 'Jemand im Raum hat ihn deaktiviert. Bitte um einen neuen.',
    },
    expired: {
      title: 'Dieser Link ist abgelaufen',
      words: 'Er galt nur für eine Weile. Bitte um einen neuen; den Raum gibt es noch.',
    },
    usedUp: {
      title: 'Dieser Link hat sein Limit erreicht',
      words: 'Er war für eine bestimmte Zahl von Personen gedacht. Bitte um einen neuen.',
    },
    unknown: {
      title: 'Dieser Link funktioniert nicht',
      words: 'Prüfe, ob er vollständig kopiert wurde, oder bitte um einen neuen.',
    },
    closed: { title: 'Dieser Raum wurde geschlossen', words: 'Niemand kann ihm mehr beitreten.' },
  },
}

const ar: InvitationWords = {
  wantsOpinion: (by, thing) => (by === undefined ? `ما رأيك في ${thing}؟` : `رأيك يهمّ ${by}: ${thing}`),
  shows: (by, thing) => (by === undefined ? `ألقِ نظرة على ${thing}` : `من ${by} إليك: ${thing}`),
  asks: (by) => (by === undefined ? 'سؤال لك' : `سؤال من ${by}`),
  invites: (by) => (by === undefined ? 'أنت مدعو إلى' : `دعوة من ${by} إلى`),
  untitled: 'غرفة تسوق',
  shopTogether: (shop) => `التسوق معًا في ${shop}`,
  opinion: 'رأيك',
  you: { yes: 'قلت نعم', no: 'قلت لا', unsure: 'لست متأكدًا', want: 'تريد واحدًا' },
  change: 'تغيير',
  look: 'إلقاء نظرة أولًا',
  want: 'أريد واحدًا',
  enter: 'الانضمام إلى الغرفة',
  name: 'ما اسمك؟',
  nameMissing: 'اكتب اسمًا ليعرف الآخرون من أنت.',
  why: 'لماذا؟ (اختياري)',
  sendTo: (by) => (by === undefined ? 'إرسال' : `إرسال إلى ${by}`),
  join: 'انضمام',
  joining: 'لحظة واحدة…',
  whoSees: (names, others) => {
    if (names.length === 0) return ''
    const all = others > 0 ? [...names, `${others} غيرهم`] : names
    return `سيظهر اسمك لكل من ${new Intl.ListFormat('ar').format(all)}.`
  },
  noAccount: 'لا حاجة إلى حساب.',
  may: {
    host: 'يمكنك إبداء رأيك وإضافة منتجات إلى السلة وإدارة الغرفة.',
    shopper: 'يمكنك إبداء رأيك وإضافة منتجات إلى السلة المشتركة.',
    advisor: 'يمكنك التصويت والتعليق. الآخرون يديرون السلة.',
    viewer: 'يمكنك رؤية كل شيء. الآخرون يديرون السلة.',
    associate: 'يمكنك المساعدة في كل ما تعرضه عليك المجموعة.',
  },
  pictures: 'صور أخرى',
  details: 'التفاصيل',
  soldOut: 'نفدت الكمية',
  cart: 'في السلة حتى الآن',
  moreLines: (count) => `و${count} أخرى`,
  toProduct: 'عرضه في المتجر',
  unremembered:
    'متصفحك يمنع التخزين، لذلك لا يُحفظ شيء على هذا الجهاز. يمكنك المشاركة رغم ذلك؛ وللعودة لاحقًا افتح هذا الرابط من جديد.',
  noScript: 'للإجابة، فعّل JavaScript في متصفحك.',
  again: 'إعادة المحاولة',
  failed: 'حدث خطأ من جهتنا. لم يضع شيء مما كتبته: حاول مرة أخرى.',
  refused: {
    'offline': 'لا يوجد اتصال. لم يضع شيء مما كتبته: تحقق من اتصالك وحاول مرة أخرى.',
    'too-many-requests': 'كان ذلك سريعًا بعض الشيء. انتظر لحظة ثم حاول مرة أخرى.',
    'name-taken': 'هذا الاسم يشبه اسم شخص آخر هناك. اختر اسمًا غيره.',
    'sign-in-needed': 'يطلب هذا المتجر تسجيل الدخول أولًا.',
    'room-full': 'هذه الغرفة ممتلئة.',
    'room-closed': 'أُغلقت هذه الغرفة.',
    'invitation-revoked': 'عُطّل هذا الرابط للتو. اطلب رابطًا جديدًا؛ وما كتبته باقٍ هنا.',
    'invitation-expired': 'انتهت صلاحية هذا الرابط للتو. اطلب رابطًا جديدًا؛ وما كتبته باقٍ هنا.',
    'invitation-used-up': 'بلغ هذا الرابط حدّه للتو. اطلب رابطًا جديدًا؛ وما كتبته باقٍ هنا.',
  },
  ended: {
    revoked: { title: 'عُطّل هذا الرابط', words: 'عطّله أحد الموجودين في الغرفة. اطلب رابطًا جديدًا.' },
    expired: {
      title: 'انتهت صلاحية هذا الرابط',
      words: 'كان صالحًا لفترة محدودة. اطلب رابطًا جديدًا؛ الغرفة ما زالت موجودة.',
    },
    usedUp: { title: 'بلغ هذا الرابط حدّه', words: 'كان مخصصًا لعدد معيّن من الأشخاص. اطلب رابطًا جديدًا.' },
    unknown: { title: 'هذا الرابط لا يعمل', words: 'تأكد من نسخه كاملًا، أو اطلب رابطًا جديدًا.' },
    closed: { title: 'أُغلقت هذه الغرفة', words: 'لم يعد بإمكان أحد الانضمام إليها.' },
  },
}

/** The words, by language. */
export const invitationWords: Readonly<Record<AnswerLanguage, InvitationWords>> = { en, de, ar }
