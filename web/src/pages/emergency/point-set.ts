import type { ResourcePoint } from '@/api/emergency';

/** Where a degree lies on the screen: a pixel is x + longitude · perLongitude, y + latitude · perLatitude. */
export interface Projection {
  readonly x: number;
  readonly y: number;
  readonly perLongitude: number;
  readonly perLatitude: number;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

export type Standing = 'quiet' | 'activated' | 'overdue';

/** Points that would lie on one another, as one mark. */
export interface PointGroup {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly activated: number;
  /** One of them has a task that is overdue. */
  readonly overdue: boolean;
  /** What all of them are, if they are all the same. */
  readonly category: string | undefined;
}

/** What is to be drawn of a set of points: single ones by their index, and groups. */
export interface PointLayout {
  readonly singles: readonly number[];
  readonly groups: readonly PointGroup[];
}

/** Pixels of a cell, and how many points of one still stand beside each other rather than on one another. */
const CELL = 44;
const MOST_SINGLE = 12;
/** From here on everything is drawn by itself: whoever is so near wants to see even those of one building. */
const NEAREST = 20;

const AROUND = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const)).filter(([x, y]) => x !== 0 || y !== 0);

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly members: number[];
  longitude: number;
  latitude: number;
  activated: number;
  overdue: boolean;
  /** Index of the category of all members; -1 if they differ. */
  category: number;
  /** No cell around it has a group. */
  alone: boolean;
}

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly Cell[];
}

/** Points of the map, ready to be laid out for any part of it; grids are made once for each step of the zoom. */
export class PointSet {
  readonly points: readonly ResourcePoint[];
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  readonly categories: readonly string[];
  readonly categoryAt: Uint8Array;
  /** Points in a response come last, so that they are drawn over the others. */
  readonly firstActivated: number;
  private readonly late: Uint8Array;
  private readonly grids = new Map<number, Grid>();

  constructor(
    points: readonly ResourcePoint[],
    activated: readonly ResourcePoint[],
    overdue: ReadonlySet<string> = new Set(),
  ) {
    const live = new Set(activated.map(({ id }) => id));
    const known = new Set(points.map(({ id }) => id));
    const quiet = points.filter(({ id }) => !live.has(id));
    // Frozen ones that have left the inventory since are still in the response.
    const held = [...points.filter(({ id }) => live.has(id)), ...activated.filter(({ id }) => !known.has(id))];
    this.points = [...quiet, ...held];
    this.firstActivated = quiet.length;
    this.late = Uint8Array.from(this.points, ({ id }) => (overdue.has(id) ? 1 : 0));
    this.longitudes = Float64Array.from(this.points, ({ longitude }) => longitude);
    this.latitudes = Float64Array.from(this.points, ({ latitude }) => latitude);
    this.categories = [...new Set(this.points.map(({ category }) => category))];
    const index = new Map(this.categories.map((category, i) => [category, i]));
    this.categoryAt = Uint8Array.from(this.points, ({ category }) => index.get(category) ?? 0);
  }

  categoryOf(index: number): string {
    return this.categories[this.categoryAt[index] ?? 0] ?? '';
  }

  /** What the ring of a point says: nothing, in a response, overdue. */
  standingOf(index: number): Standing {
    if (index < this.firstActivated) return 'quiet';
    return this.late[index] ? 'overdue' : 'activated';
  }

  xOf(index: number, { x, perLongitude }: Projection): number {
    return x + (this.longitudes[index] ?? 0) * perLongitude;
  }

  yOf(index: number, { y, perLatitude }: Projection): number {
    return y + (this.latitudes[index] ?? 0) * perLatitude;
  }

  layout(view: Projection): PointLayout {
    const singles: number[] = [];
    const groups: PointGroup[] = [];
    const grid = this.gridFor(view);
    const [width, height] = [grid.width * Math.abs(view.perLongitude), grid.height * Math.abs(view.perLatitude)];
    for (const cell of grid.cells) {
      const left = view.x + (cell.column + (view.perLongitude < 0 ? 1 : 0)) * grid.width * view.perLongitude;
      const top = view.y + (cell.row + (view.perLatitude < 0 ? 1 : 0)) * grid.height * view.perLatitude;
      if (left + width < -CELL || top + height < -CELL || left > view.width + CELL || top > view.height + CELL)
        continue;
      const count = cell.members.length;
      if (count <= MOST_SINGLE || view.zoom >= NEAREST) {
        for (const member of cell.members) singles.push(member);
        continue;
      }
      // In the middle of its members, but never over the mark of the next cell.
      const x = view.x + (cell.longitude / count) * view.perLongitude;
      const y = view.y + (cell.latitude / count) * view.perLatitude;
      groups.push({
        x: cell.alone ? x : within(x, left, width),
        y: cell.alone ? y : within(y, top, height),
        count,
        activated: cell.activated,
        overdue: cell.overdue,
        category: cell.category < 0 ? undefined : this.categories[cell.category],
      });
    }
    singles.sort((a, b) => a - b);
    return { singles, groups };
  }

  private gridFor({ perLongitude, perLatitude }: Projection): Grid {
    // Half steps: a cell has between 37 and 52 pixels, and keeps its points while the map is dragged.
    const step = Math.round(Math.log2(Math.abs(perLongitude)) * 2);
    const known = this.grids.get(step);
    if (known) return known;
    const width = CELL / 2 ** (step / 2);
    const height = (width * Math.abs(perLongitude)) / Math.abs(perLatitude);
    const cells = new Map<number, Cell>();
    const crowded = (column: number, row: number): boolean =>
      (cells.get(keyOf(column, row))?.members.length ?? 0) > MOST_SINGLE;
    for (let i = 0; i < this.points.length; i++) {
      const [longitude, latitude] = [this.longitudes[i] ?? 0, this.latitudes[i] ?? 0];
      const [column, row] = [Math.floor(longitude / width), Math.floor(latitude / height)];
      const category = this.categoryAt[i] ?? 0;
      const key = keyOf(column, row);
      let cell = cells.get(key);
      if (!cell) {
        cell = {
          column,
          row,
          members: [],
          longitude: 0,
          latitude: 0,
          activated: 0,
          overdue: false,
          category,
          alone: true,
        };
        cells.set(key, cell);
      }
      cell.members.push(i);
      cell.longitude += longitude;
      cell.latitude += latitude;
      const standing = this.standingOf(i);
      if (standing !== 'quiet') cell.activated++;
      if (standing === 'overdue') cell.overdue = true;
      if (cell.category !== category) cell.category = -1;
    }
    for (const cell of cells.values()) cell.alone = AROUND.every(([x, y]) => !crowded(cell.column + x, cell.row + y));
    const grid = { width, height, cells: [...cells.values()] };
    this.grids.set(step, grid);
    return grid;
  }
}

function keyOf(column: number, row: number): number {
  return column * 0x1000000 + row;
}

function within(middle: number, from: number, length: number): number {
  const inset = Math.min(16, length / 2);
  return Math.min(from + length - inset, Math.max(from + inset, middle));
}
