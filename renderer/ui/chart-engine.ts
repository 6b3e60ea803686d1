import {
  BarController,
  BarElement,
  BubbleController,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { MatrixController, MatrixElement } from "chartjs-chart-matrix";
import annotations from "chartjs-plugin-annotation";

Chart.register(
  BarController,
  BarElement,
  BubbleController,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  MatrixController,
  MatrixElement,
  PointElement,
  Tooltip,
  annotations,
);

export function drawChart(
  canvas: HTMLCanvasElement,
  configuration: ChartConfiguration,
): { readonly destroy: () => void } {
  return new Chart(canvas, configuration);
}
