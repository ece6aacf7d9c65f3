export { mountWidgetPages, type WidgetPagesNeeds } from './mount-widget-pages.ts';
