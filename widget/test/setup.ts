import { buildWidget } from '../../scripts/build-widget.mjs';

/** The tests run against the file that is shipped; the build throws when it is too heavy. */
export default async function setup(): Promise<void> {
  await buildWidget();
}
