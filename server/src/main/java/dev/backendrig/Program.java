package dev.backendrig;

import dev.backendrig.config.DataFolder;
import dev.backendrig.config.Settings;
import dev.backendrig.config.SettingsException;
import dev.backendrig.config.SettingsReader;
import dev.backendrig.observe.Logging;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the command line asks for, with all that it touches handed in.
///
/// @param folder the working folder: `.env` is read from it
/// @param servers makes the server
/// @param untilEnd gets the running server before anybody is told of it, to stop it in time
record Program(
        Map<String, String> environment,
        Path folder,
        PrintStream out,
        PrintStream err,
        RunningServer.Factory servers,
        Consumer<RunningServer> untilEnd) {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    /// No exit code: the server runs, and the process lives as long as it does.
    static final int GOES_ON = -1;

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_INPUT = 2;

    private static final String HELP =
            """
            Backend Rig, the server of a browser AI assistant

              (no argument)   start the server; settings: environment, .env, see .env.example
              --health        ask the running server for its health: exit code 0 or 1
              --token         print the access token of this data folder, or AUTH_TOKEN
              --verify-audit  check the audit log in the data folder: exit code 0 or 1
              --train         start, use and stop a server of its own, for a JVM's AOT cache
              --version       print the version
              --help          print this
            """;

    /// Does what the arguments say.
    ///
    /// @return an exit code, or [#GOES_ON]
    int run(String... arguments) throws InterruptedException {
        if (arguments.length > 1) return unknown("more than one argument");
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "" -> start();
            case "--health" -> health();
            case "--token" -> token();
            case "--verify-audit" -> verifyAudit();
            case "--train" -> new Training(this).run();
            case "--version" -> print("Backend Rig " + version() + "\n");
            case "--help", "-h" -> print(HELP);
            default -> unknown(arguments[0]);
        };
    }

    private int print(String text) {
        out.print(text);
        out.flush();
        return DONE;
    }

    private int unknown(String what) {
        err.println("Not understood: " + what + "; see --help");
        return WRONG_INPUT;
    }

    /// The version in the jar's manifest; `dev` where the classes run without a jar.
    static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    private int health() throws InterruptedException {
        var settings = settings();
        if (settings.isEmpty()) return WRONG_INPUT;
        return HealthCheck.passes(settings.get().http()) ? DONE : FAILED;
    }

    private int token() {
        var settings = settings();
        if (settings.isEmpty()) return WRONG_INPUT;
        return new TokenReport(out, err, environment).print(settings.get()) ? DONE : FAILED;
    }

    private int verifyAudit() {
        var settings = settings();
        if (settings.isEmpty()) return WRONG_INPUT;
        return new AuditReport(out, err).print(settings.get().dataDir()) ? DONE : FAILED;
    }

    private int start() {
        var settings = settings();
        if (settings.isEmpty()) return WRONG_INPUT;
        if (!dataFolderIsGood(settings.get())) return WRONG_INPUT;
        try {
            begin(settings.get());
            return GOES_ON;
        } catch (IOException | RuntimeException e) {
            LOG.atDebug().setCause(e).log("start.failed");
            err.println(StartFailure.sentence(settings.get().http(), e));
            return FAILED;
        }
    }

    /// Starts the server and tells so.
    ///
    /// @throws IOException if it cannot listen
    RunningServer begin(Settings settings) throws IOException {
        Logging.configure(settings.log());
        Thread.setDefaultUncaughtExceptionHandler(Program::logUncaught);
        var server = servers.start(settings);
        untilEnd.accept(server);
        print(StartBlock.text(settings, server.address(), folder, version(), server.warnings()));
        LOG.atInfo()
                .addKeyValue("port", server.address().getPort())
                .addKeyValue("provider", settings.model().provider())
                .log("server.started");
        return server;
    }

    private Optional<Settings> settings() {
        try {
            return Optional.of(SettingsReader.read(environment, folder, err::println));
        } catch (SettingsException e) {
            e.problems().forEach(err::println);
            return Optional.empty();
        }
    }

    /// A folder that the person named must work. The usual one may be missing, as in a container
    /// without a home: then the start goes on and what needs the folder says so.
    private boolean dataFolderIsGood(Settings settings) {
        var path = settings.dataDir();
        try {
            if (DataFolder.open(path).isOpenToOthers()) {
                err.println("DATA_DIR: other users can read " + path + "; chmod 700 closes it");
            }
            return true;
        } catch (IOException e) {
            err.println("DATA_DIR: " + path + " cannot be made; set it to a folder you may write");
            return !settings.origins().containsKey("DATA_DIR");
        }
    }

    /// The JVM's own handler would print the exception's message, which may be content.
    private static void logUncaught(Thread thread, Throwable error) {
        LOG.atError().addKeyValue("thread", thread.getName()).setCause(error).log("thread.died");
    }
}
