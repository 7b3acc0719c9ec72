import type { GuideChapter, GuidePlace } from '../schema';

const STUB =
  'window.touchline = window.touchline || function () { (touchline.q = touchline.q || []).push(arguments) }';

export const plainHtml = ({ host, publicKey, touchpoint }: GuidePlace): GuideChapter => ({
  id: 'html',
  title: 'Plain HTML',
  text: [
    'Two lines bring the widget into a page; a third asks. Put them into every page, in the head or at the end of the body: the script loads beside the page and asks nothing by itself, unless a survey has a rule for when to ask.',
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
      ${STUB}
    </script>
    <script async src="${host}/widget.js" data-key="${publicKey}"></script>
  </head>
  <body>
    <h1>Thank you for your order</h1>
    <button onclick="touchline('ask', '${touchpoint}', { wanted: true })">How was it?</button>

    <!-- Or in the flow of the page: -->
    <touchline-survey touchpoint="${touchpoint}"></touchline-survey>
  </body>
</html>`,
    },
  ],
  notes: [
    'The word after `ask` is the slug of a touchpoint: it stands in the touchpoint’s panel, under Survey.',
    '`wanted` says that your customer asked for the question. Without it a call asks only whoever has not been asked too much lately.',
    'The first script keeps calls until the second one has come. Where nothing is called before that, leave it out.',
    'The inline question is as wide as what it stands in. It counts as shown once it comes into view.',
    'Should Touchline not answer, your page is drawn and used as ever; only the browser’s sign of loading may stay. To spare your visitors even that, add the script after the page’s `load` event, as `@touchline/widget` does.',
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

export const wordPress = ({ host, publicKey, touchpoint }: GuidePlace): GuideChapter => ({
  id: 'wordpress',
  title: 'WordPress',
  text: [
    'No plugin is needed. From WordPress 6.3 on, this goes to the end of `functions.php` of your child theme. It brings the widget into every page and names who is signed in, signed, so that nobody answers in somebody else’s name.',
  ],
  samples: [
    {
      label: 'functions.php',
      source: `add_action('wp_enqueue_scripts', function () {
    wp_enqueue_script('touchline', '${host}/widget.js', [], null, ['strategy' => 'async']);
    wp_add_inline_script(
        'touchline',
        '${STUB};',
        'before'
    );
    if (is_user_logged_in() && defined('TOUCHLINE_IDENTITY_SECRET')) {
        $customer = (string) get_current_user_id();
        $who = [
            'customer' => $customer,
            'signature' => hash_hmac('sha256', $customer, TOUCHLINE_IDENTITY_SECRET),
        ];
        wp_add_inline_script('touchline', 'touchline("identify", ' . wp_json_encode($who) . ');', 'before');
    }
});

add_filter('script_loader_tag', function ($tag, $handle) {
    return $handle === 'touchline' ? str_replace(' src=', ' data-key="${publicKey}" src=', $tag) : $tag;
}, 10, 2);`,
    },
    {
      label: 'wp-config.php',
      source: `define('TOUCHLINE_IDENTITY_SECRET', 'is_…');`,
    },
    {
      label: 'Block "Custom HTML" on a page',
      source: `<touchline-survey touchpoint="${touchpoint}"></touchline-survey>`,
    },
  ],
  notes: [
    'Plug-ins that delay or merge scripts must leave `widget.js` out: it reads its key from its own tag.',
    'WooCommerce: a survey with the rule “page /checkout/order-received/*” asks after each order, without code.',
  ],
});

export const shopify = ({ host, publicKey, touchpoint }: GuidePlace): GuideChapter => ({
  id: 'shopify',
  title: 'Shopify',
  text: [
    'Online Store, Themes, Edit code: `layout/theme.liquid`, just before `</head>`. Liquid signs the customer while it draws the page, so the secret never reaches the browser.',
  ],
  samples: [
    {
      label: 'layout/theme.liquid',
      source: `<script>
  ${STUB}
  {% if customer %}
    {% assign touchline_customer = customer.id | append: '' %}
    touchline('identify', {
      customer: {{ touchline_customer | json }},
      signature: {{ touchline_customer | hmac_sha256: settings.touchline_identity_secret | json }}
    })
  {% endif %}
</script>
<script async src="${host}/widget.js" data-key="${publicKey}"></script>`,
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
      source: `<touchline-survey touchpoint="${touchpoint}"></touchline-survey>`,
    },
  ],
  notes: [
    'Shopify draws no theme in the checkout. Ask about it afterwards: with the survey’s link or its e-mail block in the order confirmation.',
  ],
});

export const tagManager = ({ host, publicKey, touchpoint }: GuidePlace): GuideChapter => ({
  id: 'gtm',
  title: 'Google Tag Manager',
  text: [
    'A tag of the type “Custom HTML”, fired on All Pages. The script is made by hand, because Tag Manager need not keep attributes like `data-key` on scripts that it inserts.',
  ],
  samples: [
    {
      label: 'Tag “Touchline”, Custom HTML',
      source: `<script>
  (function () {
    ${STUB}
    if (document.querySelector('script[data-key="${publicKey}"]')) return;
    var script = document.createElement('script');
    script.async = true;
    script.src = '${host}/widget.js';
    script.setAttribute('data-key', '${publicKey}');
    document.head.appendChild(script);
  })();
</script>`,
    },
    {
      label: 'Tag “Touchline asks”, Custom HTML, on a trigger of yours',
      source: `<script>
  touchline('ask', '${touchpoint}')
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
