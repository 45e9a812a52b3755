import type { NotificationWords } from './notification-words.ts'

const plural = new Intl.PluralRules('ar')

/** Arabic counts one, two, a few, many and the rest each in its own way. */
const some = (count: number, forms: readonly [one: string, two: string, few: string, many: string]): string[] => {
  if (count === 0) return []
  const [one, two, few, many] = forms
  switch (plural.select(count)) {
    case 'one':
      return [one]
    case 'two':
      return [two]
    case 'few':
      return [`${count} ${few}`]
    default:
      return [`${count} ${many}`]
  }
}

export const ar: NotificationWords = {
  wordless: { photo: 'صورة', voice: 'رسالة صوتية', product: 'منتج' },
  asks: (name) => `${name} يسألك`,
  asksToVote: (name) => `${name} يطلب صوتك`,
  stillOpen: (name) => `ما زال ${name} ينتظر إجابتك`,
  stillOpenVote: (name) => `ما زال ${name} ينتظر صوتك`,
  mentioned: (name) => `أشار إليك ${name}`,
  replied: (name) => `ردّ ${name}`,
  decided: 'أُغلق التصويت',
  decidedOn: (title) => `وقع الاختيار على: ${title}`,
  nothingDecided: 'أُغلق التصويت دون نتيجة.',
  digest: (room) => `الجديد في «${room}»`,
  digestLines: ({ added, moved, said, came }) => [
    ...some(added, ['أُضيف منتج إلى السلة', 'أُضيف منتجان إلى السلة', 'منتجات أُضيفت إلى السلة', 'منتجًا أُضيف إلى السلة']),
    ...some(moved, [
      'اعتُمد منتج أو استُبعد',
      'اعتُمد منتجان أو استُبعدا',
      'منتجات اعتُمدت أو استُبعدت',
      'منتجًا اعتُمد أو استُبعد',
    ]),
    ...some(said, ['رسالة جديدة', 'رسالتان جديدتان', 'رسائل جديدة', 'رسالة جديدة']),
    ...some(came, ['انضم شخص واحد', 'انضم شخصان', 'أشخاص انضموا', 'شخصًا انضموا']),
  ],
  goesSoon: (room) => `ستُحذف «${room}» قريبًا`,
  goesOn: (moment) => `لم يستخدم أحد هذه الغرفة منذ مدة طويلة، وستُحذف في ${moment}. افتحها مرة واحدة للاحتفاظ بها.`,
  called: (room) => `وصلتك مكالمة في «${room}»`,
  callBack: 'انضم إلى المكالمة إن كانت مستمرة، أو عاود الاتصال.',
  storeIsHere: (name) => `${name} من المتجر هنا للإجابة عن سؤالك`,
  storeReplied: (name) => `ردّ ${name} من المتجر`,
  until: (moment) => `الإجابة قبل ${moment}`,
  toAnswer: 'الإجابة',
  toRoom: 'فتح الغرفة',
  why: (name, room) => `تصلك هذه الرسالة يا ${name} لأنك فعّلت رسائل البريد الإلكتروني من «${room}».`,
  stop: 'إيقاف الرسائل من هذه الغرفة',
  confirm: {
    subject: 'أكّد عنوان بريدك لدى Tagalong',
    text: 'طلب أحدهم إرسال إشعارات غرفة تسوّق في Tagalong إلى هذا العنوان. إن كان هذا طلبك فأكّد العنوان من فضلك.',
    button: 'تأكيد العنوان',
    notYou: 'إن لم يكن هذا طلبك فتجاهل هذه الرسالة، ولن نرسل إليك غيرها.',
    title: (address) => `هل تُرسل الإشعارات إلى ${address}؟`,
    done: 'تم',
    doneText: 'من الآن تصل الإشعارات إلى هذا العنوان.',
  },
  stopPage: {
    title: (room) => `إيقاف الرسائل من «${room}»؟`,
    text: 'سنحذف عنوانك. يمكنك إضافته من جديد في الغرفة متى شئت.',
    button: 'إيقاف الرسائل',
    done: 'تم الإيقاف',
    doneText: 'لن تصلك رسائل أخرى من هذه الغرفة.',
  },
  appointment: {
    titles: {
      agreed: (place) => `موعدك مع ${place}`,
      moved: (place) => `وقت جديد لموعدك مع ${place}`,
      cancelled: (place) => `أُلغي موعدك مع ${place}`,
      day: (place) => `تذكير: موعدك مع ${place}`,
      hour: (place) => `قريبًا: موعدك مع ${place}`,
    },
    there: 'افتح الغرفة في ذلك الوقت: ينضم إليك أحد من المتجر. يمكنك تغيير الموعد أو إلغاؤه في الغرفة.',
  },
  helpDesk: {
    subject: (shop) => `سؤال عن طلب من ${shop}`,
    asks: (name) => `يسأل ${name}:`,
    answerTo: (address) => `يُرجى الرد على ${address}. طُرح السؤال في غرفة تسوق على Tagalong.`,
  },
  noLink: 'تعذّر إتمام ذلك',
  noLinkText:
    'لم يعد هذا الرابط يعمل. ربما انتهت صلاحيته أو استُخدم من قبل. يمكنك في الغرفة، ضمن «الإشعارات»، طلب رابط جديد أو إيقاف رسائل البريد.',
}
