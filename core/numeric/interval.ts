/** Both ends of an interval, in the unit of what it is about. */
export type Interval = Readonly<{ low: number; high: number }>;

/** The 97.5 % quantile of the standard normal distribution: intervals here are two-sided, 95 %. */
export const Z95 = 1.959963984540054;
