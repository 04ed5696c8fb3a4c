package dev.backendrig.cost;

import dev.backendrig.config.DataFolder;
import dev.backendrig.json.Json;
import dev.backendrig.json.JsonException;
import dev.backendrig.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what a day has cost over restarts, in a file that only this user can read. Not thread-safe.
final class CostFile {
    static final String NAME = "costs.json";

    private static final Logger LOG = LoggerFactory.getLogger(CostFile.class);
    private static final int MAX_BYTES = 1_000;

    private final Path folder;
    private boolean failed;

    CostFile(Path folder) {
        this.folder = folder;
    }

    /// What the file says.
    sealed interface Content {
        /// There is none, or it is of a server that never asked a model with a price.
        record Missing() implements Content {}

        /// A day.
        ///
        /// @param dollars what it had cost
        record Day(LocalDate date, BigDecimal dollars) implements Content {}

        /// It cannot be read as that.
        record Broken() implements Content {}
    }

    Content read() {
        var file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) return new Content.Missing();
            if (Files.size(file) > MAX_BYTES) return new Content.Broken();
            return day(Json.parse(Files.readAllBytes(file)) instanceof JsonObject it ? it : null);
        } catch (IOException | JsonException e) {
            return new Content.Broken();
        }
    }

    private static Content day(@Nullable JsonObject json) {
        if (json == null) return new Content.Broken();
        try {
            var date = LocalDate.parse(json.string("day").orElse(""));
            var dollars = new BigDecimal(json.string("usd").orElse(""));
            return dollars.signum() < 0 ? new Content.Broken() : new Content.Day(date, dollars);
        } catch (DateTimeException | NumberFormatException e) {
            return new Content.Broken();
        }
    }

    /// Writes it, whole or not at all. Where that is not possible the log says so once, and the costs of
    /// the day are forgotten with the process.
    void write(Content.Day day) {
        var json =
                JsonObject.builder()
                        .put("day", day.date().toString())
                        .put("usd", day.dollars().toPlainString())
                        .build();
        try {
            DataFolder.open(folder)
                    .replaceFile(NAME, Json.write(json).getBytes(StandardCharsets.UTF_8));
            failed = false;
        } catch (IOException e) {
            if (!failed) LOG.atWarn().setCause(e).log("costs.not_kept");
            failed = true;
        }
    }
}
