import { loaderOf } from '@/features/key/prepare';
import type { GuideChapter, GuidePlace } from '../schema';

/** The loading lines, as deep in as the place where they stand. */
const loader = ({ host, publicKey }: GuidePlace, indent: string): string =>
  loaderOf(host, publicKey).replaceAll('\n', `\n${indent}`);

export const plainHtml = (place: GuidePlace): GuideChapter => ({
  id: 'html',
  title: 'Plain HTML',
  text: [
    'A few lines bring the widget into a page, once it has loaded; one more asks. Put them into every page, in the head or at the end of the body: they ask nothing by themselves, unless a survey has a rule for when to ask.',
  ],
  samples: [
    {
      label: 'index.html',
      source: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Your order is complete</title>
    <script>
      ${loader(place, '      ')}
    </script>
  </head>
  <body>
    <h1>Thank you for your order</h1>
    <button onclick="touchline('ask', '${place.touchpoint}', { wanted: true })">How was it?</button>

    <!-- Or in the flow of the page: -->
    <touchline-survey touchpoint="${place.touchpoint}"></touchline-survey>
  </body>
</html>`,
    },
  ],
  notes: [
    'The word after `ask` is the slug of a touchpoint: it stands in the touchpoint’s panel, under Survey.',
    '`wanted` says that your customer asked for the question. Without it a call asks only whoever has not been asked too much lately.',
    'Calls are kept until the script has come, and then made up for in order.',
    'The inline question is as wide as what it stands in. It counts as shown once it comes into view.',
    'Should Touchline not answer, your page is drawn, loaded and used as ever: nothing of ours is fetched before its `load` event.',
    'One tag does, too: `<script async src="…/widget.js" data-key="…"></script>`. It asks a little earlier; but with a server that takes the connection and says nothing, the browser’s sign of loading stays, and what waits for `load` waits. Take it where a policy forbids scripts in the page itself, see below.',
  ],
});

export const vue = ({ host, publicKey, touchpoint }: GuidePlace): GuideChapter => ({
  id: 'vue',
  title: 'Vue',
  text: ['The typed loader as a plugin, and the question as an element that Vue leaves alone.'],
  samples: [
    { label: 'Terminal', source: 'npm install @touchline/widget' },
    {
      label: 'main.ts',
      source: `import { load, touchline } from '@touchline/widget';
import { createApp } from 'vue';
import App from './App.vue';

const app = createApp(App);
load({ key: '${publicKey}', host: '${host}' });
app.provide('touchline', touchline);
app.mount('#app');`,
    },
    {
      label: 'vite.config.ts',
      source: `import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag === 'touchline-survey' } },
    }),
  ],
});`,
    },
    {
      label: 'OrderComplete.vue',
      source: `<script setup lang="ts">
import { touchline } from '@touchline/widget';
import { onMounted, onUnmounted } from 'vue';

let end = () => {};
onMounted(() => {
  touchline('visit', '${touchpoint}');
  end = touchline.on('completed', ({ score }) => console.log(score));
});
onUnmounted(() => end());
</script>

<template>
  <touchline-survey touchpoint="${touchpoint}" />
  <button @click="touchline('ask', '${touchpoint}', { wanted: true })">How was it?</button>
</template>`,
    },
  ],
  notes: [
    'Nuxt: put the call of `load` into a plugin named `touchline.client.ts`; on the server it does nothing.',
  ],
});

export const wordPress = (place: GuidePlace): GuideChapter => ({
  id: 'wordpress',
  title: 'WordPress',
  text: [
    'No plugin is needed. From WordPress 5.7 on, this goes to the end of `functions.php` of your child theme. It brings the widget into every page and names who is signed in, signed, so that nobody answers in somebody else’s name.',
  ],
  samples: [
    {
      label: 'functions.php',
      source: `add_action('wp_head', function () {
    $script = <<<'JS'
    ${loader(place, '    ')}

    JS;
    if (is_user_logged_in() && defined('TOUCHLINE_IDENTITY_SECRET')) {
        $customer = (string) get_current_user_id();
        $who = [
            'customer' => $customer,
            'signature' => hash_hmac('sha256', $customer, TOUCHLINE_IDENTITY_SECRET),
        ];
        $script .= 'touchline("identify", ' . wp_json_encode($who) . ');';
    }
    wp_print_inline_script_tag($script);
});`,
    },
    {
      label: 'wp-config.php',
      source: `define('TOUCHLINE_IDENTITY_SECRET', 'is_…');`,
    },
    {
      label: 'Block "Custom HTML" on a page',
      source: `<touchline-survey touchpoint="${place.touchpoint}"></touchline-survey>`,
    },
  ],
  notes: [
    'WooCommerce: a survey with the rule “page /checkout/order-received/*” asks after each order, without code.',
  ],
});

export const shopify = (place: GuidePlace): GuideChapter => ({
  id: 'shopify',
  title: 'Shopify',
  text: [
    'Online Store, Themes, Edit code: `layout/theme.liquid`, just before `</head>`. Liquid signs the customer while it draws the page, so the secret never reaches the browser.',
  ],
  samples: [
    {
      label: 'layout/theme.liquid',
      source: `<script>
  ${loader(place, '  ')}
  {% if customer %}
    {% assign touchline_customer = customer.id | append: '' %}
    touchline('identify', {
      customer: {{ touchline_customer | json }},
      signature: {{ touchline_customer | hmac_sha256: settings.touchline_identity_secret | json }}
    })
  {% endif %}
</script>`,
    },
    {
      label: 'config/settings_schema.json, one more entry',
      source: `{
  "name": "Touchline",
  "settings": [
    {
      "type": "text",
      "id": "touchline_identity_secret",
      "label": "Identity secret",
      "info": "From Touchline. Whoever may edit the theme can read it."
    }
  ]
}`,
    },
    {
      label: 'A section "Custom Liquid"',
      source: `<touchline-survey touchpoint="${place.touchpoint}"></touchline-survey>`,
    },
  ],
  notes: [
    'Shopify draws no theme in the checkout. Ask about it afterwards: with the survey’s link or its e-mail block in the order confirmation.',
  ],
});

export const tagManager = (place: GuidePlace): GuideChapter => ({
  id: 'gtm',
  title: 'Google Tag Manager',
  text: ['A tag of the type “Custom HTML”, fired on All Pages.'],
  samples: [
    {
      label: 'Tag “Touchline”, Custom HTML',
      source: `<script>
  ${loader(place, '  ')}
</script>`,
    },
    {
      label: 'Tag “Touchline asks”, Custom HTML, on a trigger of yours',
      source: `<script>
  touchline('ask', '${place.touchpoint}')
</script>`,
    },
    {
      label: 'Tag “Touchline consent”, Custom HTML, once storage was agreed to',
      source: `<script>
  touchline('consent')
</script>`,
    },
  ],
  notes: [
    'Tag sequencing: let “Touchline asks” and “Touchline consent” fire after “Touchline” (Advanced settings, Tag sequencing).',
    'Consent mode: in “Touchline consent”, Consent settings, require `functionality_storage` and fire it on your banner’s event. Needed only if your workspace stores nothing before consent.',
  ],
});
