import type { Category } from '@/api/emergency';

/** How one category is drawn: a shape and a colour, no pair used twice. */
export interface CategorySymbol {
  readonly shape: 'circle' | 'rect' | 'triangle' | 'diamond' | 'roundRect' | 'pin' | 'arrow';
  readonly color: string;
}

const SHAPES = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin', 'arrow'] as const;
/** Two hues that stay apart for all kinds of colour vision, each with every shape. */
const COLORS = ['#1f6fb2', '#b3541e'] as const;

const PATHS: Record<CategorySymbol['shape'], string> = {
  circle: 'M8 1a7 7 0 1 1 0 14A7 7 0 1 1 8 1z',
  rect: 'M1.500 1.500h13v13h-13z',
  triangle: 'M8 1l7 14H1z',
  diamond: 'M8 0l7 8-7 8-7-8z',
  roundRect:
    'M4 1.500h8a2.500 2.500 0 0 1 2.500 2.500v8a2.500 2.500 0 0 1-2.500 2.500H4A2.500 2.500 0 0 1 1.500 12V4A2.500 2.500 0 0 1 4 1.500z',
  pin: 'M8 16C4 11 2 8.500 2 6a6 6 0 0 1 12 0c0 2.500-2 5-6 10z',
  arrow: 'M8 0l7 16-7-5-7 5z',
};

/** The symbol of the n-th category of the catalogue. */
export function symbolOf(categories: readonly Category[], code: string): CategorySymbol {
  const index = Math.max(
    0,
    categories.findIndex((category) => category.code === code),
  );
  return {
    shape: SHAPES[index % SHAPES.length] ?? 'circle',
    color: COLORS[Math.floor(index / SHAPES.length) % COLORS.length] ?? COLORS[0],
  };
}

/** The same shape as a path in a box of 16, for legends. */
export function pathOf(symbol: CategorySymbol): string {
  return PATHS[symbol.shape];
}
