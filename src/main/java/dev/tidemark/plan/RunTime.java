package dev.tidemark.plan;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/** When within its period a schedule runs, in the project's zone. */
public sealed interface RunTime {
    /**
     * In this hour, at the minute that is the environment's own, so that a thousand environments do
     * not start at once (D5.3). Intervals of hours run at the beginning of each period and this
     * minute instead.
     *
     * @param hour of the day
     */
    record Spread(int hour) implements RunTime {}

    /**
     * At these times of the day (S1.4, S4.16).
     *
     * @param times at least one, in order
     */
    record Fixed(List<LocalTime> times) implements RunTime {
        public Fixed {
            times = times.stream().distinct().sorted().toList();
            if (times.isEmpty()) {
                throw new IllegalArgumentException("No time");
            }
        }
    }

    /** In the hour in which daily backups have always run (D3.7). */
    RunTime DEFAULT = new Spread(4);

    /** The day of a week, and of a month, on which longer intervals run. */
    record Days(DayOfWeek weekday, int dayOfMonth) {
        /** The first of each. */
        public static final Days FIRST = new Days(DayOfWeek.MONDAY, 1);

        public Days {
            if (dayOfMonth < 1 || dayOfMonth > 28) {
                throw new IllegalArgumentException("Every month has 28 days, not " + dayOfMonth);
            }
        }
    }
}
