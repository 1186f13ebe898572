// What members bought, and what their points did. A refund's total and points are negative.
import type { Answered } from './agree.ts';

export type MemberFigures = Answered<'MemberFigures'>;
export type TimelineItem = Answered<'TimelineItem'>;
export type TimelinePage = Answered<'TimelinePage'>;
export type PointsPage = Answered<'PointsPage'>;
