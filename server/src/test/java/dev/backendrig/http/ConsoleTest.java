package dev.backendrig.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The web console's files.
class ConsoleTest {
    private static final String TOKEN = "a-token-of-the-test";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src"
                    + " 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors"
                    + " 'none'";

    @TempDir Path folder;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "canary");
        var console = Files.createDirectories(folder.resolve("console"));
        for (var name :
                new String[] {
                    "index.html",
                    "console.js",
                    "console.css",
                    "a.mjs",
                    "a.json",
                    "a.map",
                    "a.svg",
                    "a.png",
                    "a.ico",
                    "a.txt",
                    "a.woff2",
                    "a.bin",
                    "a",
                    "js",
                    "sub/b.js",
                    ".hidden",
                    ".git/config",
                    "a%2e.js",
                    "sp ace.js"
                }) {
            Files.createDirectories(console.resolve(name).getParent());
            Files.writeString(console.resolve(name), "this is " + name);
        }
        Files.createSymbolicLink(console.resolve("link.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(console.resolve("up"), folder);
        server =
                new TestServer(
                        new TestServer.Setup().token(TOKEN).console(console),
                        TestServer.greeting());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/,index.html,text/html; charset=utf-8",
        "/console/console.js,console.js,text/javascript; charset=utf-8",
        "/console/a.mjs,a.mjs,text/javascript; charset=utf-8",
        "/console/console.css,console.css,text/css; charset=utf-8",
        "/console/a.json,a.json,application/json",
        "/console/a.map,a.map,application/json",
        "/console/a.svg,a.svg,image/svg+xml",
        "/console/a.png,a.png,image/png",
        "/console/a.ico,a.ico,image/x-icon",
        "/console/a.txt,a.txt,text/plain; charset=utf-8",
        "/console/a.woff2,a.woff2,font/woff2",
        "/console/a.bin,a.bin,application/octet-stream",
        "/console/a,a,application/octet-stream",
        "/console/js,js,application/octet-stream",
        "/console/sub/b.js,sub/b.js,text/javascript; charset=utf-8"
    })
    void eachFileIsSentWithItsTypeAndAStrictPolicyAndNeedsNoToken(
            String path, String name, String type) throws Exception {
        var reply = server.get(path, "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("this is " + name);
        assertThat(reply.header("content-type")).isEqualTo(type);
        assertThat(reply.header("content-security-policy")).isEqualTo(POLICY);
        assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(reply.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(reply.header("cross-origin-resource-policy")).isEqualTo("same-origin");
        assertThat(reply.header("cache-control")).isEqualTo("no-cache");
        assertThat(server.ask("HEAD", path, "", "").header("content-length"))
                .isEqualTo(Integer.toString(("this is " + name).length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/../secret.txt",
                "/console/%2e%2e/secret.txt",
                "/console/..%2fsecret.txt",
                "/console/%2e%2e%2fsecret.txt",
                "/console/..%5csecret.txt",
                "/console/..\\secret.txt",
                "/console/sub/../../secret.txt",
                "/console/....//secret.txt",
                "/console//secret.txt",
                "/console/./console.js",
                "/console/%63onsole.js",
                "/console/console.js%00.txt",
                "/console/console.js/",
                "/console/..;/secret.txt",
                "/console/%252e%252e/secret.txt",
                "/console/%c0%ae%c0%ae/secret.txt",
                "/console/link.txt",
                "/console/up/secret.txt",
                "/console/.hidden",
                "/console/.git/config",
                "/console/sub",
                "/console/sub/",
                "/console/index.html",
                "/console/a%2e.js",
                "/console/sp%20ace.js",
                "/console/",
                "/console",
                "/console/CONSOLE.JS",
                "/console/console.js;x",
                "/index.html",
                "/console.js",
                "/console/C:/secret.txt",
                "/console//etc/passwd",
                "//etc/passwd"
            })
    void nothingElseCanBeHad(String path) throws Exception {
        var reply = server.get(path, "Authorization: Bearer " + TOKEN + "\r\n");
        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.body()).doesNotContain("canary", "this is");
    }

    @Test
    void everythingElseNeedsTheToken() throws Exception {
        for (var path : new String[] {"/ready", "/metrics", "/agent/info", "/console"}) {
            assertThat(server.get(path, "").status()).isEqualTo(401);
        }
        assertThat(server.run("{\"message\":\"hi\"}").status()).isEqualTo(401);
    }

    @Test
    void theHostRuleStays() throws Exception {
        try (var client = server.connect()) {
            var rebound = "GET / HTTP/1.1\r\nHost: evil.example:" + server.port() + "\r\n\r\n";
            assertThat(client.send(rebound).read().status()).isEqualTo(403);
        }
        assertThat(server.get("/", "Origin: https://evil.example\r\n").status()).isEqualTo(403);
    }

    @Test
    void aFileThatTheBrowserHasIsNotSentAgain() throws Exception {
        var tag = server.get("/console/console.js", "").header("etag");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        for (var known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
            var reply = server.get("/console/console.js", "If-None-Match: " + known + "\r\n");
            assertThat(reply.status()).isEqualTo(304);
            assertThat(reply.header("etag")).isEqualTo(tag);
            assertThat(reply.body()).isEmpty();
        }
        var other = server.get("/console/console.css", "If-None-Match: " + tag + "\r\n");
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void theFilesAreThoseOfTheStart() throws Exception {
        Files.writeString(folder.resolve("console/console.js"), "changed");
        Files.writeString(folder.resolve("console/new.js"), "new");
        assertThat(server.get("/console/console.js", "").body()).isEqualTo("this is console.js");
        assertThat(server.get("/console/new.js", "").status()).isEqualTo(404);
    }

    @Test
    void withoutAConsoleTheSmallPageIsShown() throws Exception {
        Files.delete(folder.resolve("console/index.html"));
        for (var dir : new String[] {"console", "secret.txt", "nowhere"}) {
            var setup = new TestServer.Setup().console(folder.resolve(dir));
            try (var other = new TestServer(setup, TestServer.greeting())) {
                assertThat(other.get("/", "").body()).contains("curl -N");
                assertThat(other.get("/console/console.js", "").status()).isEqualTo(404);
            }
        }
    }

    @Test
    void aFolderThatIsTooLargeIsNoConsole() throws Exception {
        try (var file = new RandomAccessFile(folder.resolve("console/big").toFile(), "rw")) {
            file.setLength(17L * 1024 * 1024);
        }
        var setup = new TestServer.Setup().console(folder.resolve("console"));
        try (var other = new TestServer(setup, TestServer.greeting())) {
            assertThat(other.get("/", "").body()).contains("curl -N");
        }
    }
}
