/** What a picture may be. All are drawn by browsers and none can carry a script. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif'] as const;
/** What evidence may be beside pictures; served for saving, never for showing. */
export const FILE_TYPES = ['application/pdf', 'text/plain', 'text/csv'] as const;

export type ImageType = (typeof IMAGE_TYPES)[number];
export type ContentType = ImageType | (typeof FILE_TYPES)[number];

/** Bytes of one attachment, and of all attachments of a workspace. */
export const ATTACHMENT_BYTES = 2_097_152;
export const WORKSPACE_BYTES = 268_435_456;

export const MEGABYTE = 1_048_576;
/** Said before a file is sent, and by the server where it was sent all the same. */
export const TOO_LARGE = `The file is larger than ${ATTACHMENT_BYTES / MEGABYTE} MB. Nothing was stored. Make it smaller.`;

export const isImage = (type: string): type is ImageType => (IMAGE_TYPES as readonly string[]).includes(type);

export interface AttachmentView {
  id: string;
  name: string;
  contentType: ContentType;
  /** Bytes. */
  size: number;
  /** Hex digest of the bytes. */
  sha256: string;
  /** ISO date-time. */
  createdAt: string;
}

/** Where a member reads an attachment. */
export const attachmentUrl = (workspace: string, id: string): string =>
  `/api/w/${workspace}/attachments/${id}`;

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

const AVIF_BRANDS = /^(avif|avis)$/;

/**
 * The type of a file by its first bytes; null when it is none we keep. What is not a picture or a PDF must be UTF-8
 * text without control characters, and is CSV only if `claimed` or its name says so.
 */
export function detectType(
  bytes: Uint8Array,
  claimed: { contentType: string; name: string },
): ContentType | null {
  const head = ascii(bytes, 0, 16);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  if (head.slice(4, 8) === 'ftyp' && AVIF_BRANDS.test(head.slice(8, 12))) return 'image/avif';
  if (head.startsWith('%PDF-')) return 'application/pdf';
  if (!isText(bytes)) return null;
  const csv = /^text\/csv\b/i.test(claimed.contentType) || /\.csv$/i.test(claimed.name);
  const plain = /^text\/plain\b/i.test(claimed.contentType) || /\.(txt|md|log)$/i.test(claimed.name);
  return csv ? 'text/csv' : plain ? 'text/plain' : null;
}

function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\n\r\f]/u.test(text);
  } catch {
    return false;
  }
}
