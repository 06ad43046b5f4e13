package dev.tidemark.plan;

/**
 * How often, and how many of them to keep (S3.27).
 *
 * @param count newest periods that are kept, 1 to {@link #MOST}
 * @param days where weeks, months and years run
 */
public record Schedule(Interval interval, int count, RunTime time, RunTime.Days days) {
    public static final int MOST = 1000;

    public Schedule {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("Count " + count);
        }
    }

    public Schedule(Interval interval, int count) {
        this(interval, count, RunTime.DEFAULT, RunTime.Days.FIRST);
    }

    /** What it keeps, without when it runs. */
    public Keep keep() {
        return new Keep(interval, count);
    }

    /**
     * @param field where it is written, for the message
     * @throws RuleBroken if it is none
     */
    public static int checkedCount(String field, long count) {
        if (count < 1 || count > MOST) {
            throw new RuleBroken(
                    field,
                    "A count is 1 to %d. For no backups remove the schedule.".formatted(MOST));
        }
        return (int) count;
    }

    /** As it is written: {@code 1d × 7}. */
    @Override
    public String toString() {
        return interval + " × " + count;
    }
}
