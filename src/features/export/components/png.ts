/** Pixels a side and in all that browsers on phones still draw. */
const MOST_SIDE = 16_384;
const MOST_PIXELS = 64_000_000;
/** Pixels per pixel of the drawing, so that it is sharp on every screen. */
const SHARP = 2;

/** As large as the drawing can become here. */
export const pngScale = (width: number, height: number): number =>
  Math.min(SHARP, MOST_SIDE / width, MOST_SIDE / height, Math.sqrt(MOST_PIXELS / (width * height)));

/** A drawing as pixels. */
export async function drawPng(svg: Blob, signal: AbortSignal): Promise<{ blob: Blob; note: string }> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode().catch(() => {
      throw new Error('This browser could not draw the map. Export it as SVG or PDF.');
    });
    signal.throwIfAborted();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = pngScale(width, height);
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(width * scale);
    canvas.height = Math.floor(height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser cannot draw pictures. Export the map as SVG or PDF.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The picture is too large for this browser. Export the map as SVG or PDF.');
    const note =
      scale < 1
        ? 'The map is larger than a picture can be here, so it is drawn smaller. PDF keeps it sharp.'
        : '';
    return { blob, note };
  } finally {
    URL.revokeObjectURL(address);
  }
}
