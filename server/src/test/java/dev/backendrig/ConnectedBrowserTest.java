package dev.backendrig;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with a server, a scripted provider behind it and a base browser that is connected, anew for
/// each of its methods.
abstract class ConnectedBrowserTest {
    @TempDir Path folder;
    RunningRig rig;
    TestBrowser browser;

    @BeforeEach
    final void startRig() throws IOException {
        rig = RunningRig.start(folder);
        browser = rig.panel.connect();
    }

    @AfterEach
    final void stopRig() throws IOException {
        browser.close();
        rig.close();
    }
}
