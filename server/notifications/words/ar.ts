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
  asks: (name) => `${name} يسألك`,
  asksToVote: (name) => `${name} يطلب صوتك`,
  stillOpen: (name) => `ما زال ${name} ينتظر إجابتك`,
  stillOpenVote: (name) => `ما زال ${name} ينتظر صوتك`,
  replied: (name) => `ردّ ${name}`,
  decided: 'حُسم الأمر',
  decidedOn: (title) => `تقرّر: ${title}`,
  nothingDecided: 'انتهى التصويت ولم يُختر شيء.',
  digest: (room) => `الجديد في «${room}»`,
  digestLines: ({ added, moved, said, came }) => [
    ...some(added, ['أُضيف شيء إلى السلة', 'أُضيف شيئان إلى السلة', 'أشياء أُضيفت إلى السلة', 'شيئًا أُضيف إلى السلة']),
    ...some(moved, ['حُسم أمر شيء واحد', 'حُسم أمر شيئين', 'أشياء حُسم أمرها', 'شيئًا حُسم أمره']),
    ...some(said, ['رسالة جديدة', 'رسالتان جديدتان', 'رسائل جديدة', 'رسالة جديدة']),
    ...some(came, ['انضم شخص واحد', 'انضم شخصان', 'أشخاص انضموا', 'شخصًا انضموا']),
  ],
  until: (moment) => `حتى ${moment}`,
  toAnswer: 'الإجابة',
  toRoom: 'فتح الغرفة',
  why: (name, room) => `تصلك هذه الرسالة يا ${name} لأنك طلبت البريد من «${room}».`,
  stop: 'إيقاف البريد من هذه الغرفة',
  confirm: {
    subject: 'أكّد عنوانك في Tagalong',
    text: 'طلب أحدهم إرسال إشعارات غرفة تسوّق في Tagalong إلى هذا العنوان. إن كنت أنت فأكّده.',
    button: 'تأكيد العنوان',
    notYou: 'إن لم تكن أنت فلا تفعل شيئًا: لن يصلك شيء آخر.',
    title: (address) => `هل تُرسل الإشعارات إلى ${address}؟`,
    done: 'تم',
    doneText: 'كل ما يخصك يصل إلى هذا العنوان من الآن.',
  },
  stopPage: {
    title: (room) => `هل توقف البريد من «${room}»؟`,
    text: 'سننسى عنوانك. يمكنك إعطاؤه مجددًا في الغرفة متى شئت.',
    button: 'إيقاف البريد',
    done: 'توقّف',
    doneText: 'لن يصلك بريد آخر من هذه الغرفة.',
  },
  noLink: 'لم ينجح ذلك',
  noLinkText: 'لم يعد هذا الرابط صالحًا. يمكنك ضبط إشعاراتك في الغرفة.',
}
