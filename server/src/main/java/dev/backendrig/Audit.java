package dev.backendrig;

import dev.backendrig.audit.AuditLog;
import dev.backendrig.audit.AuditTrail;
import dev.backendrig.config.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The audit log of a server, or none: without a folder that can be written the server runs too, and
/// says that it keeps none.
///
/// @param log null where none is kept
record Audit(@Nullable AuditLog log) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    static Audit open(Path dataDir) {
        try {
            return new Audit(AuditLog.open(DataFolder.open(dataDir)));
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("audit.not_kept");
            return new Audit(null);
        }
    }

    AuditTrail trail() {
        return log == null ? AuditTrail.NONE : log;
    }

    List<String> warnings() {
        return log == null
                ? List.of(
                        "no audit log is kept: the data folder cannot be written, or another"
                                + " server uses it")
                : List.of();
    }

    @Override
    public void close() throws IOException {
        if (log != null) log.close();
    }
}
