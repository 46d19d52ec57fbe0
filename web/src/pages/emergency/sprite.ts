/** A small drawing as the list of its pixels, to be copied many times into a picture whose lines have `stride` pixels. */
export class Sprite {
  private readonly full: Int32Array;
  private readonly fullColors: Uint32Array;
  private readonly edge: Int32Array;
  private readonly edgeColors: Uint32Array;

  /** Draws around (0, 0) within a square of `size`, at `ratio` pixels each. */
  constructor(size: number, ratio: number, stride: number, draw: (context: CanvasRenderingContext2D) => void) {
    const side = Math.ceil(size * ratio);
    const canvas = document.createElement('canvas');
    canvas.width = side;
    canvas.height = side;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const full: number[] = [];
    const edge: number[] = [];
    const fullColors: number[] = [];
    const edgeColors: number[] = [];
    if (context) {
      context.translate(side / 2, side / 2);
      context.scale(ratio, ratio);
      draw(context);
      const colors = new Uint32Array(context.getImageData(0, 0, side, side).data.buffer);
      colors.forEach((color, i) => {
        const offset = (Math.floor(i / side) - (side >> 1)) * stride + (i % side) - (side >> 1);
        const alpha = color >>> 24;
        if (alpha >= 250) {
          full.push(offset);
          fullColors.push(color);
        } else if (alpha > 4) {
          edge.push(offset);
          edgeColors.push(color);
        }
      });
    }
    this.full = Int32Array.from(full);
    this.fullColors = Uint32Array.from(fullColors);
    this.edge = Int32Array.from(edge);
    this.edgeColors = Uint32Array.from(edgeColors);
  }

  /** Copies the drawing into the picture, its middle at the pixel of this index. */
  stamp(pixels: Uint32Array, at: number): void {
    const { full, fullColors, edge, edgeColors } = this;
    for (let i = 0; i < full.length; i++) pixels[at + (full[i] as number)] = fullColors[i] as number;
    for (let i = 0; i < edge.length; i++) {
      const place = at + (edge[i] as number);
      pixels[place] = over(edgeColors[i] as number, pixels[place] as number);
    }
  }
}

/** A colour laid over another; both are red, green, blue and alpha from the lowest byte up, as pictures keep them. */
export function over(color: number, below: number): number {
  const alphaBelow = below >>> 24;
  if (alphaBelow === 0) return color;
  if (alphaBelow === 255) return overOpaque(color, below);
  const share = (color >>> 24) / 255;
  const kept = (alphaBelow / 255) * (1 - share);
  const alpha = share + kept;
  const mix = (shift: number): number =>
    Math.round((((color >>> shift) & 255) * share + ((below >>> shift) & 255) * kept) / alpha) << shift;
  return (mix(0) | mix(8) | mix(16) | (Math.round(alpha * 255) << 24)) >>> 0;
}

/** The same over a pixel nothing shines through, by far the most frequent: red and blue at once, then green. */
function overOpaque(color: number, below: number): number {
  const share = color >>> 24;
  const kept = 255 - share;
  const redBlue = (((color & 0xff00ff) * share + (below & 0xff00ff) * kept) >>> 8) & 0xff00ff;
  const green = ((((color >>> 8) & 255) * share + ((below >>> 8) & 255) * kept) >>> 8) << 8;
  return (redBlue | green | 0xff000000) >>> 0;
}
