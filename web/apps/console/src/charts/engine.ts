import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// The only place that imports the chart library, and only these parts of it: one chunk, fetched by the first page with a chart.
use([BarChart, LineChart, AriaComponent, GridComponent, TooltipComponent, CanvasRenderer]);

export type Chart = EChartsType;

export function openChart(element: HTMLElement): Chart {
  return init(element, null, { renderer: 'canvas' });
}
