package dev.tidemark.demo;

import java.nio.file.Path;

/**
 * What the command line says. {@code home} is the folder with the shop's sources: {@code sql/},
 * {@code shop/}.
 */
record DemoSettings(Path home, Path state, int productionPort, int stagingPort, String bind) {

    static DemoSettings parse(String[] arguments) {
        var settings =
                new DemoSettings(
                        Path.of("demo"), Path.of(".tidemark/demo"), 8090, 8091, "127.0.0.1");
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            settings = settings.with(arguments[i], arguments[i + 1]);
        }
        return new DemoSettings(
                settings.home.toAbsolutePath().normalize(),
                settings.state.toAbsolutePath().normalize(),
                settings.productionPort,
                settings.stagingPort,
                settings.bind);
    }

    private DemoSettings with(String option, String value) {
        return switch (option) {
            case "--home" ->
                    new DemoSettings(Path.of(value), state, productionPort, stagingPort, bind);
            case "--state" ->
                    new DemoSettings(home, Path.of(value), productionPort, stagingPort, bind);
            case "--production-port" ->
                    new DemoSettings(home, state, port(value), stagingPort, bind);
            case "--staging-port" ->
                    new DemoSettings(home, state, productionPort, port(value), bind);
            case "--bind" -> new DemoSettings(home, state, productionPort, stagingPort, value);
            default -> throw new DemoFailure("There is no option " + option + ".");
        };
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // the same refusal as for a number out of range
        }
        throw new DemoFailure(value + " is not a port. A port is a number from 1 to 65535.");
    }
}
