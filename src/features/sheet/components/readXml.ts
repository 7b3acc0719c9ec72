import { SaxesParser } from 'saxes';

/** What a person can do about a file that cannot be read. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
}

export const damaged = () =>
  new ReadError(
    'This file cannot be read as a workbook. Save it again as .xlsx or CSV and choose that file.',
  );

export type Attributes = Record<string, string>;

/** A name without the prefix, which every program chooses for itself. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Runs a parser over XML; whatever is not XML is a damaged file. */
export function parseXml(
  xml: string,
  on: {
    open: (name: string, attributes: Attributes) => void;
    text?: (part: string) => void;
    close?: (name: string) => void;
  },
): void {
  const parser = new SaxesParser();
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('opentag', ({ name, attributes }) => on.open(localName(name), attributes as Attributes));
  parser.on('text', (part) => on.text?.(part));
  parser.on('closetag', ({ name }) => on.close?.(localName(name)));
  parser.write(xml).close();
}

export function eachTag(xml: string, wanted: string, visit: (attributes: Attributes) => void): void {
  if (xml === '') return;
  parseXml(xml, {
    open: (name, attributes) => {
      if (name === wanted) visit(attributes);
    },
  });
}

/** Signs that XML cannot hold are written as _x000D_. */
export const unescapeSigns = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
