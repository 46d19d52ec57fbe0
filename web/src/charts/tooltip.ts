/** A line of a tooltip: what, and how much. */
export interface TooltipLine {
  readonly label: string;
  readonly value: string;
}

/** Builds a tooltip out of elements, never out of markup, so that names from data stay text. */
export function tooltip(title: string, lines: readonly TooltipLine[]): HTMLElement {
  const root = document.createElement('div');
  root.className = 'chart-tooltip';
  const heading = document.createElement('strong');
  heading.textContent = title;
  root.append(heading);
  for (const line of lines) {
    const row = document.createElement('div');
    const label = document.createElement('span');
    const value = document.createElement('span');
    label.textContent = line.label;
    value.textContent = line.value;
    row.append(label, value);
    root.append(row);
  }
  return root;
}

/** The frame of every tooltip, in the colours of the theme. */
export function tooltipFrame(token: (name: string) => string) {
  return {
    appendTo: 'body',
    confine: true,
    backgroundColor: token('surface'),
    borderColor: token('line-strong'),
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: token('ink'), fontSize: 13 },
    extraCssText: 'border-radius:6px;box-shadow:0 4px 14px rgb(0 0 0 / 16%)',
  };
}
