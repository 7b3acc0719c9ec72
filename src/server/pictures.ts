import type { Picture } from '@/domain/drawing';

/** Pixels no photograph of a phone reaches; a small file that claims more is a bomb. */
const MOST_PIXELS = 60_000_000;

/**
 * A stored picture as a small JPEG on white, not larger than `side` pixels either way; null when it cannot be read.
 * It is made anew from its pixels, so nothing else of the file gets through.
 */
export async function shrinkPicture(bytes: Uint8Array, side: number): Promise<Picture | null> {
  // Read when the first picture comes: it is a library of its own size, and most maps have none.
  const { default: sharp } = await import('sharp');
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 84 })
      .toBuffer({ resolveWithObject: true });
    return { type: 'image/jpeg', bytes: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}

/** A small drawing of ours, as SVG without texts, as a PNG with `density` pixels for each of its own. */
export async function rasterize(svg: string, density = 2): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg), { density: 72 * density })
    .png()
    .toBuffer();
}
