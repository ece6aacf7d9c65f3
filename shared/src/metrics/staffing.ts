/** How much work comes to how many people, and what "in time" is. */
export interface Staffing {
  readonly callsPerHour: number;
  readonly ahtSeconds: number;
  readonly agents: number;
  readonly withinSeconds: number;
}

/** What it comes to in the long run. */
export interface StaffingForecast {
  /** The share of arrivals that find nobody free. */
  readonly waits: number;
  /** The share of arrivals that are answered in time. */
  readonly answeredInTime: number;
  readonly asaSeconds: number;
  readonly occupancy: number;
}
