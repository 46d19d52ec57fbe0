import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { echarts } from './echarts';
import { language } from '@/language/language';
import { theme } from '@/state/theme';

/** Keeps a chart in an element: drawn from the option, redrawn for theme and language, resized with the element. */
export function useChart(
  element: Readonly<Ref<HTMLElement | null>>,
  option: () => EChartsCoreOption | undefined,
  prepare: (chart: EChartsType) => void = () => undefined,
): Readonly<ShallowRef<EChartsType | undefined>> {
  const chart = shallowRef<EChartsType>();
  let observer: ResizeObserver | undefined;

  function draw(): void {
    const next = option();
    if (next) chart.value?.setOption(next, { notMerge: true });
  }

  onMounted(() => {
    if (!element.value) return;
    const created = echarts.init(element.value, null, { renderer: 'canvas' });
    chart.value = created;
    prepare(created);
    draw();
    observer = new ResizeObserver(() => created.resize());
    observer.observe(element.value);
  });
  watch([option, theme, language], draw, { flush: 'post' });
  onBeforeUnmount(() => {
    observer?.disconnect();
    chart.value?.dispose();
  });
  return chart;
}
