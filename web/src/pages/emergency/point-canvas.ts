import { Sprite } from './sprite';
import { pathOf, symbolOf } from './symbols';
import type { PointGroup, PointLayout, PointSet, Projection, Standing } from './point-set';
import type { Category } from '@/api/emergency';

/** Pixels around the picture that symbols on its edge may reach into. */
const MARGIN = 24;
const SIZE = 11;
/** Nearer than this, symbols have room to be bigger. */
const BIG_FROM = 4;
const BIG_SIZE = 14;
const REACH = 10;
/** What the symbol of its category adds to the width of a group. */
const ICON = 12;

/** What a click meets. */
export type Hit = { readonly id: string } | { readonly group: PointGroup };

/** What points are painted with. */
export interface Paint {
  readonly categories: readonly Category[];
  readonly token: (name: string) => string;
  /** Says when colours have changed. */
  readonly theme: string;
}

/**
 * The picture of all points, as one bitmap that the map shows like any image. Symbols are drawn once and then copied pixel
 * by pixel: a path for each of 20,000 points takes half a second to fill without a graphics card, copying them a few milliseconds.
 */
export class PointCanvas {
  readonly canvas = document.createElement('canvas');
  private pixels = new Uint32Array(0);
  private image: ImageData | undefined;
  private stride = 0;
  /** The margin in pixels of the bitmap: whole ones, also where the browser magnifies by 1.1. */
  private margin = 0;
  private sprites = new Map<string, Sprite>();
  private madeFor = '';
  private set: PointSet | undefined;
  private view: Projection | undefined;
  private layout: PointLayout = { singles: [], groups: [] };

  draw(set: PointSet, view: Projection, ratio: number, paint: Paint, selected: string | undefined): HTMLCanvasElement {
    this.resize(view, ratio, paint);
    this.set = set;
    this.view = view;
    this.layout = set.layout(view);
    const context = this.canvas.getContext('2d');
    if (!context || !this.image) return this.canvas;
    this.pixels.fill(0);
    for (const index of this.layout.singles) this.stamp(index, ratio, paint);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.putImageData(this.image, -this.margin, -this.margin);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.drawGroups(context, paint);
    this.drawSelected(context, paint, selected);
    return this.canvas;
  }

  /** The symbol or group at a place of the picture; of several the one on top, or else the nearest. */
  hit(x: number, y: number): Hit | undefined {
    const { set, view, layout } = this;
    if (!set || !view) return undefined;
    const group = layout.groups.find((item) => {
      const { width, height } = sizeOf(item);
      return Math.abs(item.x - x) <= width / 2 && Math.abs(item.y - y) <= height / 2;
    });
    if (group) return { group };
    let found = -1;
    let nearest = REACH;
    for (const index of layout.singles) {
      const distance = Math.hypot(set.xOf(index, view) - x, set.yOf(index, view) - y);
      if (distance > nearest) continue;
      nearest = distance;
      found = index;
    }
    const id = set.points[found]?.id;
    return id === undefined ? undefined : { id };
  }

  private resize(view: Projection, ratio: number, paint: Paint): void {
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
    const wanted = `${width}x${height}@${ratio} ${paint.theme}`;
    if (wanted === this.madeFor) return;
    this.madeFor = wanted;
    this.canvas.width = width;
    this.canvas.height = height;
    this.margin = Math.ceil(MARGIN * ratio);
    this.stride = width + 2 * this.margin;
    const buffer = new ArrayBuffer(this.stride * (height + 2 * this.margin) * 4);
    this.pixels = new Uint32Array(buffer);
    this.image = new ImageData(new Uint8ClampedArray(buffer), this.stride);
    this.sprites = new Map();
  }

  private stamp(index: number, ratio: number, paint: Paint): void {
    const { set, view } = this;
    if (!set || !view) return;
    const [x, y] = [set.xOf(index, view), set.yOf(index, view)];
    // A symbol never reaches further than half of the margin from its middle.
    const half = MARGIN / 2;
    if (x < -half || y < -half || x > view.width + half || y > view.height + half) return;
    const size = view.zoom >= BIG_FROM ? BIG_SIZE : SIZE;
    const sprite = this.spriteOf(set.categoryOf(index), size, set.standingOf(index), ratio, paint);
    const [column, row] = [Math.round(x * ratio) + this.margin, Math.round(y * ratio) + this.margin];
    sprite.stamp(this.pixels, column + row * this.stride);
  }

  private spriteOf(category: string, size: number, standing: Standing, ratio: number, paint: Paint): Sprite {
    const key = `${category} ${size} ${standing}`;
    let sprite = this.sprites.get(key);
    if (!sprite) {
      sprite = new Sprite(MARGIN, ratio, this.stride, (context) => {
        drawPoint(context, category, size, standing, paint);
      });
      this.sprites.set(key, sprite);
    }
    return sprite;
  }

  private drawGroups(context: CanvasRenderingContext2D, paint: Paint): void {
    const { token } = paint;
    const [surface, ink, line, alarm] = [token('surface'), token('ink'), token('ink-3'), token('alarm')];
    context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    for (const group of this.layout.groups) {
      const { width, height } = sizeOf(group);
      context.beginPath();
      context.roundRect(group.x - width / 2, group.y - height / 2, width, height, 11);
      context.fillStyle = group.overdue ? alarm : surface;
      context.fill();
      context.strokeStyle = group.activated ? alarm : line;
      context.lineWidth = group.activated ? 2.5 : 1;
      context.stroke();
      // A group of one category says which.
      const middle = group.x + (group.category === undefined ? 0 : ICON / 2);
      if (isPart(group)) {
        context.fillStyle = group.overdue ? surface : alarm;
        context.fillText(String(group.activated), middle, group.y - 6);
        context.fillStyle = group.overdue ? surface : ink;
        context.fillText(`/${group.count}`, middle, group.y + 7);
      } else {
        context.fillStyle = group.overdue ? surface : ink;
        context.fillText(String(group.count), middle, group.y + 0.5);
      }
      if (group.category === undefined) continue;
      context.save();
      context.translate(group.x - width / 2 + ICON - 2, group.y);
      drawSymbol(context, group.category, SIZE, paint);
      context.restore();
    }
  }

  /** The chosen one is seen as itself also where it is in a group. */
  private drawSelected(context: CanvasRenderingContext2D, paint: Paint, selected: string | undefined): void {
    const { set, view } = this;
    const index = selected && set ? set.points.findIndex(({ id }) => id === selected) : -1;
    if (!set || !view || index < 0) return;
    context.save();
    context.translate(set.xOf(index, view), set.yOf(index, view));
    drawPoint(context, set.categoryOf(index), BIG_SIZE, set.standingOf(index), paint);
    context.restore();
  }
}

/** Some of it is in a response, not all: then both numbers are told, in two lines. */
function isPart({ count, activated }: PointGroup): boolean {
  return activated > 0 && activated < count;
}

function sizeOf(group: PointGroup): { width: number; height: number } {
  const part = isPart(group);
  const signs = String(group.count).length + (part ? 1 : 0);
  const icon = group.category === undefined ? 0 : ICON;
  return { width: Math.max(26, signs * 7 + 12) + icon, height: part ? 31 : 22 };
}

function drawSymbol(context: CanvasRenderingContext2D, category: string, size: number, paint: Paint): void {
  const symbol = symbolOf(paint.categories, category);
  const path = new Path2D(pathOf(symbol));
  context.save();
  context.scale(size / 16, size / 16);
  context.translate(-8, -8);
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = paint.token('surface');
  context.stroke(path);
  context.fillStyle = symbol.color;
  context.fill(path);
  context.restore();
}

/** With a ring if it is in a response; on a full disc if something is overdue. */
function drawPoint(
  context: CanvasRenderingContext2D,
  category: string,
  size: number,
  standing: Standing,
  paint: Paint,
): void {
  if (standing !== 'quiet') {
    context.beginPath();
    context.arc(0, 0, size / 2 + 3, 0, 2 * Math.PI);
    context.fillStyle = paint.token(standing === 'overdue' ? 'alarm' : 'surface');
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = paint.token('alarm');
    context.stroke();
  }
  drawSymbol(context, category, size, paint);
}
