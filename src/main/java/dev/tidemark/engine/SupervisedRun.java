package dev.tidemark.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One run of the supervisor, from its start to its last line. */
final class SupervisedRun {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Supervision.GRACE.plusSeconds(10);

    private final ToolRun run;
    private final Supervision supervision;
    private final Process process;
    private final Output output;
    private final ErrorOutput errors;

    private SupervisedRun(ToolRun run, Supervision supervision, Process process) {
        this.run = run;
        this.supervision = supervision;
        this.process = process;
        this.output = new Output(run.outputLimit(), run.outputLines(), run.sink(), this::askToStop);
        this.errors =
                new ErrorOutput(
                        supervision.marker(), Redaction.of(run), run.errorLines(), this::askToStop);
    }

    /**
     * @param starter what starts the supervisor, here or through ssh
     * @throws IOException if that program could not be started
     */
    static Ending run(List<String> starter, Supervision supervision, ToolRun run)
            throws IOException {
        var builder = new ProcessBuilder(starter);
        builder.environment().keySet().retainAll(Inherited.VARIABLES);
        var process = builder.start();
        return new SupervisedRun(run, supervision, process).toTheEnd();
    }

    private Ending toTheEnd() {
        var readers =
                List.of(
                        drain(process.getInputStream(), output::drain),
                        drain(process.getErrorStream(), errors::drain));
        Thread.ofVirtual().name("tool-input").start(this::speak);
        var interruption = await();
        for (var reader : readers) {
            joinUninterruptibly(reader);
        }
        closeInput();
        output.failIfListenerFailed();
        output.failIfNotWritten();
        errors.failIfListenerFailed();
        if (interruption.isPresent()) {
            throw new EngineException(interruption.get());
        }
        if (output.exceeded()) {
            throw new EngineException(
                    new Failure.Other(
                            run.commands().getLast().name(),
                            0,
                            List.of("more than " + run.outputLimit() + " bytes of output")));
        }
        return new Ending(process.exitValue(), errors.report(), output.bytes(), errors.lastLines());
    }

    /** Empty if the tools ended by themselves. */
    private Optional<Failure> await() {
        var tool = run.commands().getFirst().name();
        try {
            if (process.waitFor(run.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            stop();
            return Optional.of(new Failure.TimedOut(tool, run.timeout()));
        } catch (InterruptedException cancelled) {
            stop();
            Thread.currentThread().interrupt();
            return Optional.of(new Failure.Cancelled(tool));
        }
    }

    /**
     * The supervisor ends the tools when its input ends; only if it does not answer is it killed.
     */
    private void stop() {
        askToStop();
        if (!waitUninterruptibly(PATIENCE)) {
            process.destroy();
            if (!waitUninterruptibly(PATIENCE)) {
                process.destroyForcibly();
                waitUninterruptibly(PATIENCE);
            }
        }
    }

    private void askToStop() {
        Thread.ofVirtual().start(this::closeInput);
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // The supervisor has ended, which is what closing is for.
        }
    }

    private void speak() {
        try {
            OutputStream input = process.getOutputStream();
            input.write(supervision.message(run));
            input.flush();
            while (supervision.silence().isPositive() && process.isAlive()) {
                if (process.waitFor(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                input.write('.');
                input.flush();
            }
        } catch (IOException ended) {
            // The supervisor could not start or was stopped; its exit says so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean waitUninterruptibly(Duration patience) {
        var interrupted = false;
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Thread drain(InputStream from, StreamReader reader) {
        return Thread.ofVirtual()
                .name("tool-output")
                .start(() -> {
                    try (from) {
                        reader.read(from);
                    } catch (IOException closed) {
                        // The process was killed; what it wrote until then has been read.
                    }
                });
    }

    private static void joinUninterruptibly(Thread thread) {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface StreamReader {
        void read(InputStream from) throws IOException;
    }

    /**
     * @param exitCode of the program that was started, that is perl or ssh
     * @param report what the supervisor said at its end; empty if it was cut off
     */
    record Ending(int exitCode, Optional<String> report, byte[] output, List<String> lastLines) {}
}
