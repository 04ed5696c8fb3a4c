package dev.backendrig;

import dev.backendrig.config.SettingsReader;
import java.nio.file.Path;

/// The program's entry.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        var program =
                new Program(
                        SettingsReader.environment(),
                        Path.of("").toAbsolutePath(),
                        System.out,
                        System.err,
                        Assembly::start,
                        new Shutdown(System.out)::drainsAndExitsWithZero);
        var exit = program.run(arguments);
        if (exit != Program.GOES_ON) System.exit(exit);
    }
}
