export interface Colours {
  readonly now: string;
  readonly before: string;
  readonly text: string;
  readonly rule: string;
  readonly panel: string;
  readonly font: string;
}

export interface Trend {
  readonly labels: readonly string[];
  readonly now: readonly (number | null)[];
  // Of the period that is compared, place by place; none when nothing is.
  readonly before: readonly (number | null)[] | null;
  readonly names: { readonly now: string; readonly before: string; readonly running: string };
  // The place of what is not over yet; -1 when all is.
  readonly running: number;
  readonly description: string;
  // A value as it is read, and as it stands at the axis.
  readonly text: (value: number) => string;
  readonly axisText: (value: number) => string;
}

interface Pointed {
  readonly dataIndex: number;
}

// Bars for the period, a dashed line for what it is compared with. The tooltip is drawn by the canvas: the page's security policy
// allows no style attributes in markup.
export function trendOption(trend: Trend, colours: Colours) {
  const { labels, now, before, names, running, description, text, axisText } = trend;
  const said = (name: string, value: number | null | undefined) =>
    `${name}  ${value === null || value === undefined ? '\u2014' : text(value)}`;
  const tooltip = (points: readonly Pointed[]) => {
    const at = points[0]?.dataIndex ?? 0;
    const lines = [labels[at] ?? '', said(at === running ? names.running : names.now, now[at])];
    return [...lines, ...(before ? [said(names.before, before[at])] : [])].join('\n');
  };
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    aria: { enabled: true, label: { description } },
    grid: { left: 8, right: 8, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      axisPointer: { type: 'shadow' },
      backgroundColor: colours.panel,
      borderColor: colours.rule,
      textStyle: { color: colours.text },
      formatter: tooltip,
    },
    xAxis: {
      type: 'category',
      data: [...labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.rule } },
      axisLabel: { color: colours.text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { color: colours.text, formatter: axisText },
      splitLine: { lineStyle: { color: colours.rule } },
    },
    series: [
      {
        type: 'bar',
        name: names.now,
        data: now.map((value, at) => (at === running ? { value, itemStyle: { opacity: 0.45 } } : value)),
        barMaxWidth: 36,
        itemStyle: { color: colours.now, borderRadius: 2 },
      },
      ...(before
        ? [
            // A halo keeps the line apart from the bars that it crosses.
            {
              type: 'line',
              data: [...before],
              symbol: 'none',
              silent: true,
              lineStyle: { color: colours.panel, width: 5 },
            },
            {
              type: 'line',
              name: names.before,
              data: [...before],
              symbol: 'none',
              lineStyle: { color: colours.before, type: 'dashed', width: 1.75 },
              itemStyle: { color: colours.before },
            },
          ]
        : []),
    ],
  };
}
