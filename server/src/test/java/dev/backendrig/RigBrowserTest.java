package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.RigProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `rig browser` starts and says, with a browser and a server that are scripts.
/// `launch.test.ts` of the extension does it with a real browser.
class RigBrowserTest {
    @TempDir Path folder;

    private RigProject project = new RigProject(Path.of(""), Path.of(""));
    private Path data = Path.of("");

    @BeforeEach
    void makeAProject() throws IOException {
        project = RigProject.in(folder);
        project.addExtension();
        data = folder.resolve("my data");
        project.mark("up");
        project.mark("browsers", "0");
    }

    @AfterEach
    void closeTheBrowser() throws IOException {
        project.mark("browser-close");
    }

    @Test
    void opensThePanelAndTheServersPageInAProfileOfItsOwn() throws Exception {
        var result = browser();
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(project.notes("browser-arguments"))
                .containsExactly(
                        "--user-data-dir=" + data + "/browser/profile",
                        "--no-first-run",
                        "--no-default-browser-check",
                        "--load-extension=" + data + "/browser/extension",
                        "--disable-extensions-except=" + data + "/browser/extension",
                        "chrome-extension://" + RigProject.extensionId(data) + "/panel.html",
                        "http://localhost:3000/");
        assertThat(project.root().resolve("browser-end")).doesNotExist();
    }

    @Test
    void buildsTheExtensionWhereNeededAndCopiesIt() throws Exception {
        assertThat(browser().err()).startsWith("Building the extension …\n");
        assertThat(data.resolve("browser/extension/panel.html")).hasContent("one\n");
        assertThat(data.resolve("browser/extension/console")).doesNotExist();
        assertThat(browser().err()).doesNotContain("Building");
        Files.writeString(project.root().resolve("extension/src/app.ts"), "two\n");
        browser();
        assertThat(data.resolve("browser/extension/panel.html")).hasContent("two\n");
    }

    @Test
    void showsWhyTheExtensionCannotBeBuilt() throws Exception {
        project.mark("broken");
        var result = browser();
        assertThat(result.exit()).isOne();
        assertThat(result.err()).contains("rig: the extension could not be built;");
        assertThat(project.root().resolve("browser-arguments")).doesNotExist();
    }

    @Test
    void keepsDataForThisUserAlone() throws Exception {
        browser(Map.of("AUTH_TOKEN", "secret"));
        for (var it : List.of("", "/profile", "/extension")) {
            assertThat(mode(data.resolve("browser" + it))).as(it).isEqualTo("rwx------");
        }
        for (var it : List.of("defaults.json", "panel.html")) {
            assertThat(mode(data.resolve("browser/extension").resolve(it))).isEqualTo("rw-------");
        }
    }

    @Test
    void opensThePageThatIsAskedFor() throws Exception {
        browser("--url", "http://localhost:8000/form?a=b+c");
        assertThat(project.notes("browser-arguments").getLast())
                .isEqualTo("http://localhost:8000/form?a=b+c");
        browser("--url=about:blank");
        assertThat(project.notes("browser-arguments")).endsWith("about:blank");
    }

    @Test
    void usesTheServerThatIsAskedFor() throws Exception {
        browser("--server", "http://localhost:4000//");
        assertThat(defaults()).isEqualTo("{\"server\": \"http://localhost:4000\"}\n");
        assertThat(project.notes("browser-arguments")).endsWith("http://localhost:4000/");
        browser("--server=https://rig.example.com/base");
        assertThat(defaults()).isEqualTo("{\"server\": \"https://rig.example.com/base\"}\n");
    }

    @Test
    void addsTheFlagsThatThePersonGives() throws Exception {
        browser(Map.of("RIG_CHROMIUM_FLAGS", "--a=b --c"));
        assertThat(project.notes("browser-arguments")).contains("--a=b", "--c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void explainsItself(String option) throws Exception {
        var result = browser(option);
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("./rig browser [--headless] [--url URL] [--server URL]\n")
                .contains("CHROMIUM", "RIG_CHROMIUM_FLAGS");
    }

    @ParameterizedTest
    @CsvSource({
        "--window, '', browser does not know \"--window\".",
        "--headless=no, '', browser does not know \"--headless=no\".",
        "--url, '', --url needs an address.",
        "--server, '', --server needs an address.",
        "--url, --headless, --url cannot be \"--headless\".",
        "--url, javascript:alert(1), --url cannot be \"javascript:alert(1)\".",
        "--url=, '', --url cannot be \"\".",
        "--server, localhost:3000, --server cannot be \"localhost:3000\".",
        "--server, http://a@b, --server cannot be \"http://a@b\".",
        "--server, http://a?b, --server cannot be \"http://a?b\".",
    })
    void refusesWhatItDoesNotKnowWithItsUsage(String option, String value, String why)
            throws Exception {
        var result = value.isEmpty() ? browser(option) : browser(option, value);
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).startsWith("rig: " + why + "\n./rig browser [--headless]");
        assertThat(project.root().resolve("npm-calls")).doesNotExist();
    }

    @Test
    void refusesInIndonesianToo() throws Exception {
        var indonesian = Map.of("LANG", "id_ID.UTF-8");
        assertThat(browser(indonesian, "--window").err()).startsWith("rig: browser tidak mengenal");
        assertThat(browser(indonesian, "--url").err()).startsWith("rig: --url memerlukan alamat.");
        assertThat(browser(indonesian, "--url", "x").err()).startsWith("rig: --url tidak bisa");
    }

    @Test
    void saysWhatToStartFirstWhereNoServerAnswersAndGoesOn() throws Exception {
        Files.delete(project.root().resolve("up"));
        var result = browser();
        assertThat(result.exit()).isZero();
        assertThat(result.err())
                .isEqualTo(
                        "Building the extension …\n"
                                + "The server does not answer at http://localhost:3000: start it"
                                + " with ./rig run\n");
        assertThat(project.root().resolve("browser-arguments")).exists();
        assertThat(browser(Map.of("LANG", "id")).err()).contains("jalankan dengan ./rig run");
    }

    @Test
    void saysWhenABrowserHasConnected() throws Exception {
        assertThat(browser().err())
                .endsWith(
                        "A browser has connected to http://localhost:3000 (browsers there: 1).\n");
        assertThat(browser(Map.of("LANG", "id")).err())
                .endsWith(
                        "Peramban telah tersambung ke http://localhost:3000 (peramban di sana:"
                                + " 3).\n");
    }

    @Test
    void saysHowToLoadTheFolderWhereNoBrowserConnects() throws Exception {
        project.mark("nobody-comes");
        var result = browser();
        assertThat(result.exit()).isZero();
        assertThat(result.err())
                .contains("No browser has connected to http://localhost:3000 in 1 s.")
                .contains("\n1. ", "\n2. ", " folder " + data + "/browser/extension\n3. ");
        assertThat(browser(Map.of("LANG", "id")).err())
                .contains("Belum ada peramban yang tersambung");
    }

    @Test
    void saysWhatItCannotKnow() throws Exception {
        Files.delete(project.root().resolve("browsers"));
        assertThat(browser().err())
                .contains("Whether the extension has connected cannot be seen from here: ");
        assertThat(browser(Map.of("LANG", "id")).err()).contains("Dari sini tidak terlihat");
    }

    @Test
    void givesTheTokenToTheServerWithoutShowingIt() throws Exception {
        var result = browser(Map.of("AUTH_TOKEN", "a\"b\\c"));
        assertThat(result.err()).doesNotContain("a\"b");
        assertThat(project.notes("curl-calls")).noneMatch(it -> it.contains("a\""));
        assertThat(project.notes("curl-input"))
                .containsExactly("header = \"Authorization: Bearer a\\\"b\\\\c\"");
        assertThat(project.notes("browser-arguments")).noneMatch(it -> it.contains("a\""));
    }

    @Test
    void asksTheServerWithWgetWhereThereIsNoCurl() throws Exception {
        Files.move(project.root().resolve("bin/curl"), project.root().resolve("bin/wget"));
        assertThat(browser(Map.of("PATH", project.pathOfTools())).err())
                .contains("A browser has connected");
    }

    @Test
    void loadsNothingIntoAChromeThatRefusesAndSaysHowToDoItByHand() throws Exception {
        project.mark("browser-version", "Google Chrome 137.0.7151.55 \n");
        project.mark("nobody-comes");
        var result = browser();
        assertThat(result.exit()).isZero();
        assertThat(result.err())
                .contains(
                        "This Chrome loads no extension for a command; load it by hand, once:\n1.")
                .contains("\n2. ", "\n3. ");
        assertThat(project.notes("browser-arguments"))
                .noneMatch(it -> it.contains("extension"))
                .endsWith("http://localhost:3000/");
        assertThat(defaults()).contains("http://localhost:3000");
        assertThat(browser(Map.of("LANG", "id")).err()).contains("muat sendiri, sekali saja:\n1.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Google Chrome 136.0.7103.113",
                "Google Chrome for Testing 150.0.1.2",
                "Chromium 156.0.8078.79 built on Debian",
                "Microsoft Edge 150.0.1.2",
                "Brave Browser 150.1.2.3",
            })
    void loadsTheExtensionIntoEveryOtherBrowser(String version) throws Exception {
        project.mark("browser-version", version + "\n");
        assertThat(browser().err()).doesNotContain("by hand");
        assertThat(project.notes("browser-arguments"))
                .anyMatch(it -> it.startsWith("--load-extension="));
    }

    @Test
    void saysHowToLoadTheFolderWhereTheBrowserSaysThatItWillNot() throws Exception {
        project.mark("nobody-comes");
        project.mark(
                "browser-says",
                "WARNING: --load-extension is not allowed in Google Chrome, ignoring.\n");
        assertThat(browser().err()).contains("This Chrome loads no extension for a command");
    }

    @Test
    void showsTheLastWordsOfABrowserThatDoesNotStart() throws Exception {
        project.mark("browser-says", "Missing X server\n");
        project.mark("browser-fails");
        project.mark("nobody-comes");
        var result = browser();
        assertThat(result.exit()).isOne();
        assertThat(result.err())
                .contains("Missing X server\nrig: the browser ended with exit code 7; all that it")
                .endsWith(data + "/browser/browser.log\n");
        assertThat(browser(Map.of("LANG", "id")).err())
                .contains("rig: peramban berhenti dengan kode 7");
    }

    @Test
    void doesNotTouchTheExtensionOfABrowserThatIsOpen() throws Exception {
        browser();
        project.mark("browser-close");
        var profile = data.resolve("browser/profile");
        Files.createSymbolicLink(
                profile.resolve("SingletonLock"), Path.of("here-" + ProcessHandle.current().pid()));
        Files.writeString(project.root().resolve("extension/src/app.ts"), "two\n");
        var result = browser("--url", "about:blank");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).startsWith("The browser is open already; close it first");
        assertThat(project.notes("browser-arguments")).endsWith("about:blank");
        assertThat(data.resolve("browser/extension/panel.html")).hasContent("one\n");
        assertThat(browser(Map.of("LANG", "id")).err()).startsWith("Peramban sudah terbuka");

        result = browser("--headless");
        assertThat(result.exit()).isOne();
        assertThat(result.err()).contains("rig: the profile is open in another browser (process ");
        assertThat(browser(Map.of("LANG", "id"), "--headless").err())
                .contains("rig: profil sedang dibuka peramban lain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"here-999999999", "elsewhere-1", "nonsense"})
    void takesNoNoticeOfALockThatIsNobodys(String owner) throws Exception {
        Files.createDirectories(data.resolve("browser/profile"));
        Files.createSymbolicLink(data.resolve("browser/profile/SingletonLock"), Path.of(owner));
        assertThat(browser().err()).contains("A browser has connected");
    }

    @Test
    void saysThatTheDataFolderCannotBeWritten() throws Exception {
        // Root may write to any folder, but not to a file as to one.
        Files.createFile(folder.resolve("file"));
        var nowhere = folder.resolve("file/data").toString();
        var result = browser(Map.of("DATA_DIR", nowhere));
        assertThat(result.exit()).isOne();
        assertThat(result.err().lines().toList())
                .containsExactly(
                        "Building the extension …",
                        "rig: "
                                + nowhere
                                + "/browser cannot be written: set DATA_DIR to a folder of yours.");
        assertThat(browser(Map.of("DATA_DIR", nowhere, "LANG", "id")).err())
                .contains("/browser tidak bisa ditulisi");
    }

    @Test
    void refusesAPathThatTheBrowserWouldCut() throws Exception {
        var result = browser(Map.of("DATA_DIR", folder + "/a,b"));
        assertThat(result.exit()).isOne();
        assertThat(result.err()).startsWith("rig: a comma in the path ");
        assertThat(browser(Map.of("DATA_DIR", "a,b", "LANG", "id")).err())
                .startsWith("rig: koma di lokasi ");
    }

    private Result browser(String... options) throws Exception {
        return browser(Map.of(), options);
    }

    private Result browser(Map<String, String> environment, String... options) throws Exception {
        var all =
                new HashMap<>(
                        Map.of(
                                "DATA_DIR",
                                data.toString(),
                                "DISPLAY",
                                ":0",
                                "RIG_BROWSER_PATIENCE",
                                "1"));
        all.putAll(environment);
        return project.start(all, RigProject.withVerb("browser", options)).await();
    }

    private String defaults() throws IOException {
        return Files.readString(data.resolve("browser/extension/defaults.json"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
