import type { EChartsCoreOption } from 'echarts/core';
import { echarts } from '@/charts/echarts';
import { token } from '@/state/theme';

/** Draws the figure anew without a page around it and offers it as a file. */
export async function saveFigure(
  option: EChartsCoreOption,
  name: string,
  format: 'png' | 'svg',
  width: number,
  height: number,
): Promise<void> {
  if (format === 'svg') {
    const { SVGRenderer } = await import('echarts/renderers');
    echarts.use([SVGRenderer]);
  }
  const holder = document.createElement('div');
  holder.style.cssText = `position:fixed;left:-99999px;width:${width}px;height:${height}px`;
  document.body.append(holder);
  const chart = echarts.init(holder, null, { renderer: format === 'svg' ? 'svg' : 'canvas', width, height });
  try {
    chart.setOption({ ...option, animation: false });
    const url = chart.getDataURL({
      type: format,
      pixelRatio: 2,
      backgroundColor: token('surface'),
    });
    const link = document.createElement('a');
    link.href = url;
    link.download = `${name}.${format}`;
    link.click();
  } finally {
    chart.dispose();
    holder.remove();
  }
}
