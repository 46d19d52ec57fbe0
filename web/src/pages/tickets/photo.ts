const LONGEST_SIDE = 1600;
const QUALITY = 0.85;

/** Makes a photo small enough to send over a weak connection, upright, and without what its file says besides pixels. */
export async function shrink(file: Blob): Promise<string> {
  const image = await createImageBitmap(file);
  const factor = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * factor);
  canvas.height = Math.round(image.height * factor);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return canvas.toDataURL('image/jpeg', QUALITY).replace(/^data:[^,]*,/, '');
}
