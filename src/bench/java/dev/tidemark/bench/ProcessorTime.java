package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time that the tools, this process and the site's server have used: on a machine that
 * others use too, it says more than the clock on the wall.
 */
record ProcessorTime(long serverPid) {
    /** As the kernel counts for every architecture's {@code /proc}. */
    private static final double TICKS_PER_SECOND = 100;

    /**
     * First of the four fields of /proc/PID/stat after the program's name and its closing bracket.
     */
    private static final int USER_TIME = 11;

    /** Of this process with all the tools that have ended, and of the server. */
    double seconds() throws IOException {
        return (ticks(ProcessHandle.current().pid(), 4) + ticks(serverPid, 2)) / TICKS_PER_SECOND;
    }

    /**
     * @param fields 2 for the process itself, 4 with its children
     */
    private static long ticks(long pid, int fields) throws IOException {
        var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var values = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 0; i < fields; i++) {
            ticks += Long.parseLong(values[USER_TIME + i]);
        }
        return ticks;
    }
}
