// What the answer page says, in the languages of the product.
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { RefusalCode } from '#shared/refusals.ts'

export interface PageWords {
  readonly asks: (name: string) => string
  readonly forYou: (name: string, room: string) => string
  /** @param left such as `in 3 hours` */
  readonly until: (left: string) => string
  readonly why: string
  readonly send: string
  readonly vote: string
  readonly secret: string
  readonly soldOut: string
  readonly thanks: (name: string) => string
  readonly told: (name: string) => string
  readonly toldSecret: string
  readonly yourAnswer: string
  readonly change: string
  readonly takeBack: string
  readonly closed: string
  readonly closedQuestion: string
  readonly wasChosen: string
  readonly nothingChosen: string
  readonly sayOne: string
  readonly pickOne: string
  readonly private: string
  readonly openRoom: string
  readonly yourName: string
  /** What answering does for somebody who is not in the room yet. */
  readonly comesIn: string
  readonly noLink: string
  readonly refused: Readonly<Partial<Record<RefusalCode, string>>>
}

const en: PageWords = {
  asks: (name) => `${name} asks you`,
  forYou: (name, room) => `For ${name}, from “${room}”`,
  until: (left) => `Ends ${left}`,
  why: 'Why? (optional)',
  send: 'Send answer',
  vote: 'Vote',
  secret: 'Nobody sees what you choose.',
  soldOut: 'Sold out',
  thanks: (name) => `Thank you, ${name}`,
  told: (name) => `${name} can see your answer in the room.`,
  toldSecret: 'Your vote counts. Nobody sees what you chose.',
  yourAnswer: 'Your answer',
  change: 'Change',
  takeBack: 'Withdraw my vote',
  closed: 'This vote is closed',
  closedQuestion: 'This question is resolved',
  wasChosen: 'Chosen:',
  nothingChosen: 'Nothing was chosen.',
  sayOne: 'Choose an answer, or write one.',
  pickOne: 'Choose one first.',
  private: 'This page is just for you: anyone with the link answers in your name.',
  openRoom: 'Open the room',
  yourName: 'Your name',
  comesIn: 'With your answer you join the room by this name.',
  noLink: 'That didn’t work',
  refused: {},
}

const de: PageWords = {
  asks: (name) => `${name} fragt dich`,
  forYou: (name, room) => `Für ${name}, aus „${room}“`,
  until: (left) => `Endet ${left}`,
  why: 'Warum? (optional)',
  send: 'Antwort senden',
  vote: 'Abstimmen',
  secret: 'Niemand sieht, was du wählst.',
  soldOut: 'Ausverkauft',
  thanks: (name) => `Danke, ${name}`,
  told: (name) => `${name} sieht deine Antwort im Raum.`,
  toldSecret: 'Deine Stimme zählt. Niemand sieht, was du gewählt hast.',
  yourAnswer: 'Deine Antwort',
  change: 'Ändern',
  takeBack: 'Stimme zurückziehen',
  closed: 'Diese Abstimmung ist beendet',
  closedQuestion: 'Diese Frage ist abgeschlossen',
  wasChosen: 'Gewählt:',
  nothingChosen: 'Es wurde nichts gewählt.',
  sayOne: 'Wähle eine Antwort oder schreib eine.',
  pickOne: 'Wähle erst eine Option.',
  private: 'Diese Seite ist nur für dich: Wer den Link hat, antwortet in deinem Namen.',
  openRoom: 'Raum öffnen',
  yourName: 'Dein Name',
  comesIn: 'Mit deiner Antwort kommst du unter diesem Namen in den Raum.',
  noLink: 'Das hat nicht geklappt',
  refused: {
    'link-invalid': 'Dieser Link funktioniert nicht. Bitte um einen neuen.',
    'link-expired': 'Dieser Link ist abgelaufen. Bitte um einen neuen.',
    'link-revoked': 'Dieser Link wurde deaktiviert. Bitte um einen neuen.',
    'removed': 'Du bist nicht mehr in diesem Raum.',
    'room-closed': 'Dieser Raum wurde geschlossen.',
    'role-may-not': 'Deine Rolle in diesem Raum erlaubt das nicht.',
    'question-resolved': 'Diese Frage ist abgeschlossen. Sie nimmt keine Antworten mehr an.',
    'decision-closed': 'Diese Abstimmung ist beendet. Stimmen zählen nicht mehr.',
    'not-asked': 'Diese Frage geht an andere.',
    'not-a-voter': 'Hier stimmen andere im Raum ab.',
    'document-full': 'Dieser Raum ist voll.',
    'name-taken': 'So heißt hier schon jemand, oder fast so. Nimm einen anderen Namen.',
    'sign-in-needed': 'Für diesen Shop musst du dich zuerst anmelden.',
    'room-full': 'Dieser Raum ist voll. Mehr Personen haben keinen Platz.',
    'too-many-requests': 'Das war etwas zu schnell. Warte einen Moment.',
  },
}

const ar: PageWords = {
  asks: (name) => `سؤال من ${name}`,
  forYou: (name, room) => `إلى ${name}، من «${room}»`,
  until: (left) => `ينتهي ${left}`,
  why: 'لماذا؟ (اختياري)',
  send: 'إرسال الإجابة',
  vote: 'تصويت',
  secret: 'لا أحد يرى ما تختاره.',
  soldOut: 'نفدت الكمية',
  thanks: (name) => `شكرًا يا ${name}`,
  told: (name) => `وصلت إجابتك إلى ${name} في الغرفة.`,
  toldSecret: 'صوتك محسوب. لا أحد يرى ما اخترته.',
  yourAnswer: 'إجابتك',
  change: 'تغيير',
  takeBack: 'سحب صوتي',
  closed: 'هذا التصويت مغلق',
  closedQuestion: 'تم حل هذا السؤال',
  wasChosen: 'تم اختيار:',
  nothingChosen: 'لم يُختر شيء.',
  sayOne: 'اختر إجابة أو اكتب واحدة.',
  pickOne: 'اختر خيارًا أولًا.',
  private: 'هذه الصفحة لك وحدك: من لديه الرابط يجيب باسمك.',
  openRoom: 'فتح الغرفة',
  yourName: 'اسمك',
  comesIn: 'بإجابتك تنضم إلى الغرفة بهذا الاسم.',
  noLink: 'تعذّر إتمام ذلك',
  refused: {
    'link-invalid': 'هذا الرابط لا يعمل. اطلب رابطًا جديدًا.',
    'link-expired': 'انتهت صلاحية هذا الرابط. اطلب رابطًا جديدًا.',
    'link-revoked': 'تم تعطيل هذا الرابط. اطلب رابطًا جديدًا.',
    'removed': 'لم تعد عضوًا في هذه الغرفة.',
    'room-closed': 'أُغلقت هذه الغرفة.',
    'role-may-not': 'دورك في هذه الغرفة لا يسمح بذلك.',
    'question-resolved': 'تم حل هذا السؤال ولم يعد يقبل إجابات.',
    'decision-closed': 'هذا التصويت مغلق، ولم تعد الأصوات تُحتسب.',
    'not-asked': 'هذا السؤال موجّه إلى غيرك.',
    'not-a-voter': 'هذا التصويت لغيرك في الغرفة.',
    'document-full': 'هذه الغرفة ممتلئة.',
    'name-taken': 'هذا الاسم يشبه اسم شخص آخر هنا. اختر اسمًا آخر.',
    'sign-in-needed': 'يطلب هذا المتجر تسجيل الدخول أولًا.',
    'room-full': 'هذه الغرفة ممتلئة: بلغت الحد الأقصى لعدد الأشخاص.',
    'too-many-requests': 'كان ذلك سريعًا بعض الشيء. انتظر لحظة.',
  },
}

/** The words, by language. */
export const pageWords: Readonly<Record<AnswerLanguage, PageWords>> = { en, de, ar }
