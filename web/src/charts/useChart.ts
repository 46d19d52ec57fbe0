import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { afterFrame } from './after-frame';
import { echarts } from './echarts';
import { language } from '@/language/language';
import { theme } from '@/state/theme';

/** What a machine without graphics hardware takes to paint a full page. */
const PAINTING_MS = 80;

interface Hooks {
  /** Once, before the chart is first drawn. */
  readonly created?: (chart: EChartsType) => void;
  /** Whenever the chart has been drawn from a new option. */
  readonly drawn?: (chart: EChartsType) => void;
}

/**
 * Keeps a chart in an element: drawn from the option, redrawn for theme and language, resized with the element. Drawing waits
 * for the frame that shows what was pressed; until then the element says that it is busy.
 */
export function useChart(
  element: Readonly<Ref<HTMLElement | null>>,
  option: () => EChartsCoreOption | undefined,
  { created, drawn }: Hooks = {},
): { readonly value?: EChartsType } {
  // Not reactive: an option may ask the chart where it stands, and must not be made anew for that.
  const chart: { value?: EChartsType } = {};
  const observer = new ResizeObserver(() => chart.value?.resize());
  let cancel: (() => void) | undefined;

  function create(place: HTMLElement): EChartsType {
    const made = echarts.init(place, null, { renderer: 'canvas' });
    created?.(made);
    observer.observe(place);
    return made;
  }

  function draw(): void {
    const place = element.value;
    if (!place) return;
    chart.value ??= create(place);
    const next = option();
    if (next) chart.value.setOption(next, { notMerge: true });
    place.removeAttribute('aria-busy');
    drawn?.(chart.value);
  }

  function drawLater(wait: number): void {
    cancel?.();
    element.value?.setAttribute('aria-busy', 'true');
    cancel = afterFrame(draw, wait);
  }

  onMounted(() => drawLater(0));
  watch([option, theme, language], () => drawLater(PAINTING_MS), { flush: 'post' });
  onBeforeUnmount(() => {
    cancel?.();
    observer.disconnect();
    chart.value?.dispose();
  });
  return chart;
}
