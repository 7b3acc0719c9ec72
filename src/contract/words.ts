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

/** The other languages by primary language subtag, in the form of `ENGLISH`. */
export const WORDS: Readonly<Record<string, string>> = {
  ar: 'تخطّي|إرسال|إغلاق|تعليقك (اختياري)|شكرًا لك.|أنت غير متصل.|تقييمك {score} محفوظ على هذا الجهاز. سنرسله عند عودة الاتصال.|في انتظار الاتصال|أرسل الآن|لم يتم الإرسال.|تقييمك محفوظ. لم يضِع شيء مما كتبته.|حاول مجددًا|لا|نعم|غير راضٍ|محايد|راضٍ',
  de: 'Überspringen|Senden|Schließen|Ihr Kommentar (freiwillig)|Vielen Dank.|Sie sind offline.|Ihre Bewertung ({score}) bleibt auf diesem Gerät gespeichert. Wir senden sie, sobald Sie wieder online sind.|Warten auf eine Verbindung|Jetzt versuchen|Das wurde nicht gesendet.|Ihre Bewertung ist gespeichert. Nichts, was Sie geschrieben haben, geht verloren.|Erneut versuchen|Nein|Ja|Unzufrieden|Weder noch|Zufrieden',
  es: 'Omitir|Enviar|Cerrar|Su comentario (opcional)|Gracias.|No hay conexión.|Su valoración ({score}) queda guardada en este dispositivo. La enviaremos cuando vuelva la conexión.|Esperando la conexión|Intentar ahora|No se ha enviado.|Su valoración queda guardada. No se pierde nada de lo que ha escrito.|Reintentar|No|Sí|Insatisfecho|Ni lo uno ni lo otro|Satisfecho',
  fr: 'Passer|Envoyer|Fermer|Votre commentaire (facultatif)|Merci.|Vous êtes hors ligne.|Votre réponse ({score}) est conservée sur cet appareil. Nous l’enverrons dès que vous serez de nouveau en ligne.|En attente de connexion|Essayer maintenant|L’envoi n’a pas abouti.|Votre réponse est conservée. Rien de ce que vous avez écrit n’est perdu.|Réessayer|Non|Oui|Mécontent|Ni l’un ni l’autre|Content',
};
