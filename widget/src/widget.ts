import { type AskOptions, showCard } from './card';
import { getConfig } from './config';
import { emit } from './events';
import { post, uuid, watchPage } from './queue';
import { type Identity, identity, key, setIdentity } from './site';
import { del, get, list } from './store';

interface Api {
  (...call: unknown[]): void;
  /** Calls made before the script came. */
  q?: Iterable<unknown>[];
  /** Set by the copy of the script that serves the page. */
  on?: number;
}

function start(): void {
  const page = window as unknown as { touchline?: Api };
  const { touchline } = page;
  if (touchline?.on) return;
  let open: HTMLElement | undefined;
  let debugging = false;

  /** Why a survey is not shown; empty when it is. */
  const reason = (slug: string, survey?: object, inline?: HTMLElement): string =>
    !survey
      ? 'no published survey'
      : Math.abs(Date.now() - Number(get(`s:${slug}`) ?? 0)) < 864e5
        ? 'answered or dismissed in the last 24 h'
        : !inline && open?.isConnected
          ? 'another survey is open'
          : '';

  const ask = (slug: string, options: AskOptions = {}, inline?: HTMLElement): void => {
    getConfig()
      .then((config) => {
        const survey = config.surveys[slug];
        const why = reason(slug, survey, inline);
        if (debugging) console.log(slug, why || 'shown');
        if (why || !survey) return;
        const host = showCard(slug, config, survey, options, inline);
        if (!inline) open = host;
      })
      .catch((error) =>
        emit('error', { touchpoint: slug, code: 'unavailable', message: `${error}` }, options.onEvent),
      );
  };

  const commands: Record<string, (...rest: never[]) => void> = {
    ask,
    identify: setIdentity as (who: Identity) => void,
    visit: (slug: string) =>
      post('visits', { touchpoint: slug, id: uuid(), attributes: identity.attributes }),
    reset() {
      setIdentity();
      list('s:').forEach(del);
    },
    debug() {
      debugging = true;
      getConfig().then(({ surveys }) => {
        console.group(`Touchline ${key}`);
        for (const slug of Object.keys(surveys)) console.log(slug, reason(slug, surveys[slug]) || 'ready');
        console.groupEnd();
      }, console.log);
    },
  };

  const api: Api = (name, ...rest) => {
    try {
      commands[name as string]?.(...(rest as never[]));
    } catch (error) {
      console.error(error);
    }
  };
  api.on = 1;
  page.touchline = api;
  watchPage();
  for (const call of touchline?.q ?? []) api(...call);
  customElements.define(
    'touchline-survey',
    class extends HTMLElement {
      #seen = false;
      connectedCallback() {
        const slug = this.getAttribute('touchpoint');
        if (slug && !this.#seen) ask(slug, {}, this);
        this.#seen = true;
      }
    },
  );
}

try {
  start();
} catch (error) {
  console.error(error);
}
