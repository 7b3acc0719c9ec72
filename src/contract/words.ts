/** The widget's own words, in the order in which its card takes them apart; `{score}` stands for the answer. */
export type Words = [
  skip: string,
  send: string,
  close: string,
  commentHint: string,
  thanks: string,
  offline: string,
  keptHere: string,
  waiting: string,
  tryNow: string,
  notSent: string,
  keptSafe: string,
  tryAgain: string,
  /** No, yes, and the three faces in the middle. */
  ...answers: string[],
];

/**
 * `Words` joined by a bar. English is built into the widget; the other languages travel with the configuration
 * (`WidgetConfig.ui`), so that a language costs the widget nothing.
 */
export const ENGLISH =
  'Skip|Send|Close|Your comment (optional)|Thank you.|You’re offline.|Your rating of {score} is kept on this device. We’ll send it when you’re back.|Waiting for a connection|Try now|That didn’t send.|Your rating is kept. Nothing you wrote is lost.|Try again|No|Yes|Unhappy|Neither|Happy';

/** Language tags whose script runs from right to left. */
export const RIGHT_TO_LEFT = /^(ar|fa|he|ps|sd|ug|ur|yi)\b/;

/** The other languages by primary language subtag, in the form of `ENGLISH`. */
export const WORDS: Readonly<Record<string, string>> = {
  ar: 'تخطّي|إرسال|إغلاق|تعليقك (اختياري)|شكرًا لك.|أنت غير متصل.|تقييمك {score} محفوظ على هذا الجهاز. سنرسله عند عودة الاتصال.|في انتظار الاتصال|أرسل الآن|لم يتم الإرسال.|تقييمك محفوظ. لم يضِع شيء مما كتبته.|حاول مجددًا|لا|نعم|غير راضٍ|محايد|راضٍ',
  de: 'Überspringen|Senden|Schließen|Ihr Kommentar (freiwillig)|Vielen Dank.|Sie sind offline.|Ihre Bewertung ({score}) bleibt auf diesem Gerät gespeichert. Wir senden sie, sobald Sie wieder online sind.|Warten auf eine Verbindung|Jetzt versuchen|Das wurde nicht gesendet.|Ihre Bewertung ist gespeichert. Nichts, was Sie geschrieben haben, geht verloren.|Erneut versuchen|Nein|Ja|Unzufrieden|Weder noch|Zufrieden',
  es: 'Omitir|Enviar|Cerrar|Su comentario (opcional)|Gracias.|No hay conexión.|Su valoración ({score}) queda guardada en este dispositivo. La enviaremos cuando vuelva la conexión.|Esperando la conexión|Intentar ahora|No se ha enviado.|Su valoración queda guardada. No se pierde nada de lo que ha escrito.|Reintentar|No|Sí|Insatisfecho|Ni lo uno ni lo otro|Satisfecho',
  fr: 'Passer|Envoyer|Fermer|Votre commentaire (facultatif)|Merci.|Vous êtes hors ligne.|Votre réponse ({score}) est conservée sur cet appareil. Nous l’enverrons dès que vous serez de nouveau en ligne.|En attente de connexion|Essayer maintenant|L’envoi n’a pas abouti.|Votre réponse est conservée. Rien de ce que vous avez écrit n’est perdu.|Réessayer|Non|Oui|Mécontent|Ni l’un ni l’autre|Content',
};

/** What a survey page says beside the texts of the survey and the words above. */
export interface PageWords {
  /** Over an answer that came with the link and waits for the customer's consent. */
  unsent: string;
  /** Over an answer that is stored. */
  received: string;
  failed: string;
  choose: string;
  /** The answer was given too long ago to be changed. */
  stands: string;
  closed: string;
  /** The link is forged, or too old: the answer goes without a name. */
  unknown: string;
  /** The same where nobody answers without a valid link. */
  ended: string;
  /** The page cannot be shown right now. */
  away: string;
  language: string;
  /** On paper, beside a code. */
  scan: string;
}

/** By primary language subtag; English is always there. */
export const PAGE_WORDS: Readonly<Record<string, PageWords>> & { readonly en: PageWords } = {
  en: {
    unsent: 'Your answer is not sent yet. Press Send, or choose another one.',
    received: 'Your answer has arrived. You can still change it.',
    failed: 'That didn’t send. What you wrote is still here: try again in a moment.',
    choose: 'Please choose an answer.',
    stands: 'This answer can no longer be changed. It stands as you first sent it.',
    closed: 'This question is not asked any more.',
    unknown: 'This link is no longer valid. You can answer all the same, without your name.',
    ended: 'This link is no longer valid. Please ask whoever sent it for a new one.',
    away: 'This page cannot be shown right now. Please try again in a moment.',
    language: 'Language',
    scan: 'Point your phone’s camera at the code. One tap, no name.',
  },
  ar: {
    unsent: 'لم تُرسَل إجابتك بعد. اضغط «إرسال» أو اختر إجابة أخرى.',
    received: 'وصلت إجابتك. لا يزال بإمكانك تغييرها.',
    failed: 'لم يتم الإرسال. ما كتبته لا يزال هنا: حاول مجددًا بعد لحظات.',
    choose: 'يُرجى اختيار إجابة.',
    stands: 'لم يعد بالإمكان تغيير هذه الإجابة. وهي محفوظة كما أرسلتها أول مرة.',
    closed: 'لم يعد هذا السؤال مطروحًا.',
    unknown: 'لم يعد هذا الرابط صالحًا. لا يزال بإمكانك الإجابة من دون ذكر اسمك.',
    ended: 'لم يعد هذا الرابط صالحًا. يُرجى طلب رابط جديد ممن أرسله إليك.',
    away: 'لا يمكن عرض هذه الصفحة الآن. يُرجى المحاولة بعد لحظات.',
    language: 'اللغة',
    scan: 'وجّه كاميرا هاتفك نحو الرمز. لمسة واحدة، بلا اسم.',
  },
  de: {
    unsent: 'Ihre Antwort ist noch nicht gesendet. Drücken Sie Senden oder wählen Sie eine andere.',
    received: 'Ihre Antwort ist angekommen. Sie können sie noch ändern.',
    failed: 'Das wurde nicht gesendet. Ihr Text steht noch hier: Versuchen Sie es gleich noch einmal.',
    choose: 'Bitte wählen Sie eine Antwort.',
    stands: 'Diese Antwort lässt sich nicht mehr ändern. Sie gilt, wie Sie sie zuerst gesendet haben.',
    closed: 'Diese Frage wird nicht mehr gestellt.',
    unknown: 'Dieser Link gilt nicht mehr. Sie können trotzdem antworten, ohne Ihren Namen.',
    ended: 'Dieser Link gilt nicht mehr. Bitte fragen Sie den Absender nach einem neuen.',
    away: 'Diese Seite lässt sich gerade nicht zeigen. Bitte versuchen Sie es gleich noch einmal.',
    language: 'Sprache',
    scan: 'Richten Sie die Kamera Ihres Telefons auf den Code. Ein Tippen, kein Name.',
  },
  es: {
    unsent: 'Su respuesta aún no se ha enviado. Pulse Enviar o elija otra.',
    received: 'Su respuesta ha llegado. Todavía puede cambiarla.',
    failed: 'No se ha enviado. Lo que ha escrito sigue aquí: inténtelo de nuevo en un momento.',
    choose: 'Elija una respuesta, por favor.',
    stands: 'Esta respuesta ya no se puede cambiar. Queda como la envió la primera vez.',
    closed: 'Esta pregunta ya no se hace.',
    unknown: 'Este enlace ya no es válido. Puede responder de todos modos, sin su nombre.',
    ended: 'Este enlace ya no es válido. Pida uno nuevo a quien se lo envió.',
    away: 'Esta página no se puede mostrar ahora. Inténtelo de nuevo en un momento.',
    language: 'Idioma',
    scan: 'Apunte la cámara de su teléfono al código. Un toque, sin nombre.',
  },
  fr: {
    unsent: 'Votre réponse n’est pas encore envoyée. Appuyez sur Envoyer ou choisissez-en une autre.',
    received: 'Votre réponse est arrivée. Vous pouvez encore la modifier.',
    failed: 'L’envoi n’a pas abouti. Votre texte est toujours là : réessayez dans un instant.',
    choose: 'Veuillez choisir une réponse.',
    stands: 'Cette réponse ne peut plus être modifiée. Elle reste telle que vous l’avez envoyée.',
    closed: 'Cette question n’est plus posée.',
    unknown: 'Ce lien n’est plus valable. Vous pouvez répondre quand même, sans votre nom.',
    ended: 'Ce lien n’est plus valable. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
    away: 'Cette page ne peut pas s’afficher pour le moment. Réessayez dans un instant.',
    language: 'Langue',
    scan: 'Visez le code avec l’appareil photo de votre téléphone. Un geste, aucun nom.',
  },
};

/** The primary language of a tag, as the keys of the records above. */
export const languageOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** Whether a tag is of this language, script and region, as far as they are named. */
export const isOf = (tag: string, language: string): boolean =>
  `${tag}-`.toLowerCase().startsWith(`${language}-`.toLowerCase());

/**
 * The first of the wanted languages that there are texts for, less and less exactly: with the tag of the texts comes
 * the tag that asked for them, whose region decides the shape of the digits. Null when nobody wants what there is.
 */
export function matchTag(tags: string[], wanted: readonly string[]): [tag: string, reader: string] | null {
  for (const reader of wanted) {
    for (let want = reader; want; want = want.replace(/-?[^-]*$/, '')) {
      const tag = tags.find((one) => isOf(one, want));
      if (tag) return [tag, reader];
    }
  }
  return null;
}

/** The words of a page in the language of a tag, in English where we do not know it. */
export const pageWords = (tag: string): PageWords => PAGE_WORDS[languageOf(tag)] ?? PAGE_WORDS.en;

/** What a kiosk says to customers beside the texts of the survey; `{n}` stands for a number. */
export interface KioskWords {
  tap: string;
  change: string;
  resets: string;
  /** Answers that wait for a connection. */
  kept: string;
}

/** By primary language subtag; English is always there. */
export const KIOSK_WORDS: Readonly<Record<string, KioskWords>> & { readonly en: KioskWords } = {
  en: {
    tap: 'No name, no e-mail. One tap.',
    change: 'Change my answer',
    resets: 'Resets in {n} s',
    kept: 'Offline. {n} kept here.',
  },
  ar: {
    tap: 'بلا اسم ولا بريد إلكتروني. لمسة واحدة.',
    change: 'تغيير إجابتي',
    resets: 'إعادة البدء خلال {n} ث',
    kept: 'غير متصل. المحفوظ هنا: {n}.',
  },
  de: {
    tap: 'Kein Name, keine E-Mail. Ein Tippen.',
    change: 'Meine Antwort ändern',
    resets: 'Neu in {n} s',
    kept: 'Offline. {n} hier gespeichert.',
  },
  es: {
    tap: 'Sin nombre ni correo. Un toque.',
    change: 'Cambiar mi respuesta',
    resets: 'Se reinicia en {n} s',
    kept: 'Sin conexión. Guardadas aquí: {n}.',
  },
  fr: {
    tap: 'Ni nom, ni e-mail. Un geste.',
    change: 'Changer ma réponse',
    resets: 'Retour dans {n} s',
    kept: 'Hors ligne. Gardées ici : {n}.',
  },
};
