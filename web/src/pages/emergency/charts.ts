import { EffectScatterChart } from 'echarts/charts';
import { echarts } from '@/charts/echarts';

echarts.use([EffectScatterChart]);

/** The parts of ECharts that only the emergency map draws with. */
export { echarts };
