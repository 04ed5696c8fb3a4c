package dev.backendrig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.RigProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which browser, which server and which folder `rig browser` takes on this machine, and where it
/// cannot.
class RigBrowserPlacesTest {
    @TempDir Path folder;

    private RigProject project = new RigProject(Path.of(""), Path.of(""));

    @BeforeEach
    void makeAProject() throws IOException {
        project = RigProject.in(folder);
        project.addExtension();
        project.mark("browser-close");
    }

    @Test
    void refusesRootWithoutASandboxInOneSentence() throws Exception {
        project.program("id", "echo 0");
        var result = browser(Map.of());
        assertThat(result.exit()).isOne();
        assertThat(result.err())
                .isEqualTo(
                        "rig: a browser keeps its sandbox only for a user that is not root: start"
                                + " it as another user.\n");
        assertThat(browser(Map.of("LANG", "id")).err()).startsWith("rig: peramban hanya memakai");
        assertThat(browser(Map.of("RIG_CHROMIUM_FLAGS", "--no-sandbox")).exit()).isZero();
        assertThat(project.notes("browser-arguments")).containsOnlyOnce("--no-sandbox");
    }

    @Test
    void neverTakesTheSandboxAway() throws Exception {
        browser(Map.of());
        assertThat(project.notes("browser-arguments")).doesNotContain("--no-sandbox");
    }

    @Test
    void saysWhatToDoWithoutAScreen() throws Exception {
        var result = browser(Map.of("DISPLAY", ""));
        assertThat(result.exit()).isOne();
        assertThat(result.err())
                .isEqualTo("rig: there is no screen here; ./rig browser --headless needs none.\n");
        assertThat(browser(Map.of("DISPLAY", "", "LANG", "id")).err())
                .startsWith("rig: di sini tidak ada layar;");
        assertThat(browser(Map.of("DISPLAY", "", "WSL_DISTRO_NAME", "Ubuntu")).err())
                .contains("Under WSL a screen comes with WSLg.");
        assertThat(browser(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "wayland-0")).exit()).isZero();
        project.program("uname", "echo Darwin");
        assertThat(browser(Map.of("DISPLAY", "")).exit()).isZero();
    }

    @Test
    void takesTheBrowserThatIsNamed() throws Exception {
        var named = folder.resolve("my browser");
        RigProcess.program(named, "echo started >\"$PROJECT/named\"");
        assertThat(browser(Map.of("CHROMIUM", named.toString())).exit()).isZero();
        assertThat(project.notes("named")).containsExactly("started");
        assertThat(browser(Map.of("CHROMIUM", "/nowhere")).err())
                .isEqualTo("rig: CHROMIUM is /nowhere, which is no program.\n");
        assertThat(browser(Map.of("CHROMIUM", "/nowhere", "LANG", "id")).err())
                .isEqualTo("rig: CHROMIUM berisi /nowhere, yang bukan program.\n");
    }

    @Test
    void takesGooglesOwnChromeLast() throws Exception {
        for (var it : List.of("google-chrome", "microsoft-edge", "brave-browser")) {
            var path = pathWith(it);
            assertThat(browser(Map.of("PATH", path)).exit()).as(it).isZero();
            assertThat(project.notes("started")).containsExactly(it);
        }
    }

    @Test
    void looksInTheFolderOfProgramsOfMacOs() throws Exception {
        var applications = folder.resolve("Applications");
        var program = applications.resolve("Brave Browser.app/Contents/MacOS/Brave Browser");
        Files.createDirectories(program.getParent());
        RigProcess.program(program, "echo started >\"$PROJECT/started\"");
        var path = pathWith("nothing");
        var result = browser(Map.of("PATH", path, "RIG_APP_FOLDERS", "/nowhere:" + applications));
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(project.notes("started")).containsExactly("started");
    }

    @Test
    void saysWhatToInstallWhereThereIsNoBrowser() throws Exception {
        var nothing = Map.of("PATH", pathWith("nothing"));
        var result = browser(nothing);
        assertThat(result.exit()).isOne();
        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("rig: no Chromium was found: install it (Debian: apt-get install")
                .doesNotContain("WSL");
        assertThat(browser(with(nothing, "LANG", "id")).err())
                .startsWith("rig: Chromium tidak ditemukan:");
        assertThat(browser(with(nothing, "WSL_DISTRO_NAME", "Ubuntu")).err())
                .hasLineCount(1)
                .contains("Under WSL it must be one that is installed in Linux;");
    }

    @Test
    void installsABrowserAsRootOnDebian() throws Exception {
        var path = pathWith("nothing");
        project.program("id", "echo 0");
        project.program(
                "apt-get",
                "echo \"$*\" >>\"$PROJECT/asked\"; cp \"$PROJECT/bin/nothing\""
                        + " \"$PROJECT/bin/chromium\"");
        // As root a browser is opened by a flag of the person's own only.
        var result = browser(Map.of("PATH", path, "RIG_CHROMIUM_FLAGS", "--no-sandbox"));
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).contains("Installing chromium …\n");
        assertThat(project.notes("asked"))
                .containsExactly("install -y --no-install-recommends chromium");
        assertThat(project.notes("started")).containsExactly("nothing");
    }

    @Test
    void givesASnapAFolderThatItCanSee() throws Exception {
        var home = Files.createDirectories(folder.resolve("home"));
        var snap = folder.resolve("chromium-browser");
        RigProcess.program(
                snap, "# starts /snap/bin/chromium\nprintf '%s\\n' \"$1\" >\"$PROJECT/args\"");
        var result = browser(Map.of("CHROMIUM", snap.toString(), "HOME", home.toString()));
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).contains("This Chromium is a snap, which sees no hidden folders;");
        assertThat(project.notes("args"))
                .containsExactly(
                        "--user-data-dir=" + home + "/snap/chromium/common/backend-rig/profile");
    }

    @ParameterizedTest
    @CsvSource({
        "HOME=/h, Linux, /h/.local/share/backend-rig",
        "HOME=/h, Darwin, /h/Library/Application Support/backend-rig",
        "XDG_DATA_HOME=/x, Linux, /x/backend-rig",
        "XDG_DATA_HOME=x, Linux, /h/.local/share/backend-rig",
        "DATA_DIR=/d d, Linux, /d d",
        "DATA_DIR=~/d, Linux, /h/d",
    })
    void keepsItsDataWhereTheServerDoes(String variable, String system, String expected)
            throws Exception {
        project.program("uname", "echo " + system);
        var base = folder.toString();
        var parts = variable.replace("=/", "=" + base + "/").split("=", 2);
        var all = new HashMap<>(Map.of("HOME", base + "/h", "DATA_DIR", ""));
        all.put(parts[0], parts[1]);
        assertThat(browser(all).exit()).isZero();
        assertThat(profile()).isEqualTo(base + expected + "/browser/profile");
    }

    @Test
    void takesARelativeFolderFromTheWorkingFolder() throws Exception {
        browser(Map.of("DATA_DIR", "some data"));
        assertThat(profile()).isEqualTo(project.elsewhere() + "/some data/browser/profile");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "AUTH_TOKEN=abc | abc",
                "AUTH_TOKEN = 'a b' # c | a b",
                "export AUTH_TOKEN=abc # c | abc",
                "AUTH_TOKEN=\"a#b\" | a#b",
                "AUTH_TOKEN=a#b | a#b",
                "AUTH_TOKEN=$(touch x)`id` | $(touch x)`id`",
                "AUTH_TOKEN=one;AUTH_TOKEN=two | two",
                "AUTH_TOKEN=one;AUTH_TOKEN= | none",
                "#AUTH_TOKEN=abc | none",
                "MY_AUTH_TOKEN=abc | none",
                "AUTH_TOKEN= # none | none",
            })
    void readsTheTokenAsTheServerDoes(String file, String token) throws Exception {
        Files.writeString(
                project.elsewhere().resolve(".env"), "\uFEFF" + file.replace(";", "\r\n"));
        browser(Map.of("AUTH_TOKEN", " "));
        assertThat(defaults())
                .isEqualTo(
                        token == null
                                ? "{\"server\": \"http://localhost:3000\"}\n"
                                : "{\"server\": \"http://localhost:3000\", \"token\": \""
                                        + token
                                        + "\"}\n");
    }

    @Test
    void takesTheEnvironmentBeforeTheFile() throws Exception {
        Files.writeString(project.elsewhere().resolve(".env"), "AUTH_TOKEN=file\nPORT=4000");
        browser(Map.of("AUTH_TOKEN", "environment"));
        assertThat(defaults())
                .isEqualTo("{\"server\": \"http://localhost:4000\", \"token\": \"environment\"}\n");
    }

    @Test
    void givesTheTokenToNoServerOfAnotherMachine() throws Exception {
        var token = Map.of("AUTH_TOKEN", "secret");
        for (var it : List.of("http://localhost:1", "http://127.0.0.1", "http://[::1]:80/x")) {
            browser(token, "--server", it);
            assertThat(defaults()).as(it).contains("secret");
        }
        for (var it : List.of("https://rig.example.com", "http://localhost.example.com")) {
            var result = browser(token, "--server", it);
            assertThat(defaults()).as(it).doesNotContain("secret");
            assertThat(project.notes("curl-input")).noneMatch(line -> line.contains("secret"));
            assertThat(result.err()).contains("is not given to another machine's server");
        }
        assertThat(browser(with(token, "LANG", "id"), "--server", "http://a").err())
                .contains("tidak diberikan ke server di mesin lain");
        var own = Map.of("AUTH_TOKEN", "secret", "HOST", "192.168.1.5");
        browser(own);
        assertThat(defaults()).contains("http://192.168.1.5:3000", "secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0.0.0 | http://localhost:3000",
                "::1, 192.168.1.5 | http://localhost:3000",
                "fd00::1, 10.0.0.1 | http://[fd00::1]:3000",
                "[fd00::1] | http://[fd00::1]:3000",
            })
    void findsTheServerWhereItListens(String host, String address) throws Exception {
        browser(Map.of("HOST", host));
        assertThat(defaults()).contains("\"" + address + "\"");
    }

    @Test
    void asksWhereTheServerIsThatTakesAnyPort() throws Exception {
        var result = browser(Map.of("PORT", "0"));
        assertThat(result.exit()).isOne();
        assertThat(result.err())
                .isEqualTo("rig: PORT is 0, so say with --server where the server is.\n");
        assertThat(browser(Map.of("PORT", "0", "LANG", "id")).err()).contains("PORT berisi 0");
        assertThat(browser(Map.of("PORT", "0"), "--server", "http://localhost:9").exit()).isZero();
    }

    @Test
    void saysThatTheServerLetsOnlyOtherExtensionsIn() throws Exception {
        var origin = "chrome-extension://" + RigProject.extensionId(folder.resolve("data"));
        var others = Map.of("EXTENSION_ORIGINS", "chrome-extension://" + "a".repeat(32));
        assertThat(browser(others).err())
                .contains("EXTENSION_ORIGINS does not let this extension in: add " + origin);
        assertThat(browser(with(others, "LANG", "id")).err())
                .contains("EXTENSION_ORIGINS tidak mengizinkan ekstensi ini: tambahkan " + origin);
        assertThat(browser(Map.of("EXTENSION_ORIGINS", origin)).err())
                .doesNotContain("EXTENSION_ORIGINS");
    }

    /// A path with one browser, which notes its name, and without what this machine has.
    private String pathWith(String browser) throws IOException {
        var bin = project.root().resolve("bin");
        Files.deleteIfExists(bin.resolve("chromium"));
        project.program(browser, "echo " + browser + " >\"$PROJECT/started\"");
        return project.pathOfTools();
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        var all = new HashMap<>(some);
        all.put(name, value);
        return all;
    }

    private Result browser(Map<String, String> environment, String... options) throws Exception {
        var all =
                new HashMap<>(
                        Map.of(
                                "DATA_DIR",
                                folder.resolve("data").toString(),
                                "DISPLAY",
                                ":0",
                                "RIG_APP_FOLDERS",
                                "",
                                "RIG_BROWSER_PATIENCE",
                                "1"));
        all.putAll(environment);
        return project.start(all, RigProject.withVerb("browser", options)).await();
    }

    private String profile() throws IOException {
        return project.notes("browser-arguments").getFirst().replace("--user-data-dir=", "");
    }

    private String defaults() throws IOException {
        return Files.readString(folder.resolve("data/browser/extension/defaults.json"));
    }
}
