import type { ThemeRow, ThemeTable } from '@/api/charts';

type Graded = 'red' | 'orange' | 'yellow' | 'blue';

/** A street or industry and its warnings. */
export interface WarnedRow {
  readonly key: string;
  readonly grades: Readonly<Record<Graded, number>>;
  /** At red or orange. */
  readonly serious: number;
  /** Against the month before; null where that was not scored. */
  readonly change: number | null;
  /** Staff of those at red or orange; null where none is registered, undefined where it is kept back. */
  readonly staff: number | null | undefined;
}

/** The rows of the analysis of risk, the reddest first; those at orange decide between equals. */
export function warnedRows(table: ThemeTable): WarnedRow[] {
  const column = (measure: string) => table.columns.findIndex((one) => one.measure === measure);
  const cell = (row: ThemeRow, measure: string) => row.cells[column(measure)];
  const count = (row: ThemeRow, grade: Graded) => cell(row, `${grade}_warnings`)?.value ?? 0;
  const earlier = (row: ThemeRow, grade: Graded) => cell(row, `${grade}_warnings`)?.previous ?? null;
  return table.rows
    .map((row) => {
      const serious = count(row, 'red') + count(row, 'orange');
      const [red, orange] = [earlier(row, 'red'), earlier(row, 'orange')];
      const staff = cell(row, 'staff_at_risk');
      return {
        key: row.key,
        grades: {
          red: count(row, 'red'),
          orange: count(row, 'orange'),
          yellow: count(row, 'yellow'),
          blue: count(row, 'blue'),
        },
        serious,
        change: red === null || orange === null ? null : serious - red - orange,
        staff: staff?.suppressed ? undefined : (staff?.value ?? null),
      };
    })
    .sort(
      (one, other) =>
        other.grades.red - one.grades.red ||
        other.grades.orange - one.grades.orange ||
        one.key.localeCompare(other.key),
    );
}
