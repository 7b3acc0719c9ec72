/**
 * The widget's own words in the order in which the card takes them apart; `{score}` stands for the answer.
 * Other languages come with the configuration (`ui`), in the same form, under the tag of the texts.
 */
export const ENGLISH =
  'Skip|Send|Close|Your comment (optional)|Thank you.|You’re offline.|Your rating of {score} is kept on this device. We’ll send it when you’re back.|Waiting for a connection|Try now|That didn’t send.|Your rating is kept. Nothing you wrote is lost.|Try again|No|Yes|Unhappy|Neither|Happy';
