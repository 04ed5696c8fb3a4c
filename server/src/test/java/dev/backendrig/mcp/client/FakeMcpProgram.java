package dev.backendrig.mcp.client;

import dev.backendrig.json.Json;
import dev.backendrig.json.JsonArray;
import dev.backendrig.json.JsonNull;
import dev.backendrig.json.JsonObject;
import dev.backendrig.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An MCP server as a program of its own, which behaves as its first argument says. Its second one is
/// a file that it writes into what it was answered.
public final class FakeMcpProgram {
    private static final String SCHEMA =
            "{'type':'object','properties':{'text':{'type':'string'}}}";

    private final String way;
    private final Path notes;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private int lists;

    private FakeMcpProgram(String way, Path notes) {
        this.way = way;
        this.notes = notes;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var program = new FakeMcpProgram(arguments[0], Path.of(arguments[1]));
        System.err.println("noise on the error stream");
        if (program.way.equals("child")) program.startChild();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) program.take(line);
        if (program.way.equals("child")) Thread.sleep(60_000);
    }

    /// How a test starts it.
    public static JsonObject config(String way, Path notes) {
        var command = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var arguments =
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeMcpProgram.class.getName(),
                        way,
                        notes.toString());
        return JsonObject.builder()
                .put("command", command)
                .put("args", JsonArray.ofStrings(arguments))
                .build();
    }

    private void startChild() throws IOException {
        var child = new ProcessBuilder("sleep", "60").start();
        Files.writeString(notes, "child " + child.pid() + "\n");
    }

    private void take(String line) throws IOException, InterruptedException {
        var message = (JsonObject) Json.parse(line);
        var id = Objects.requireNonNullElse(message.get("id"), JsonNull.NULL);
        switch (message.string("method").orElse("answer")) {
            case "initialize" -> initialize(id);
            case "tools/list" -> list(id, message);
            case "tools/call" -> call(id, message);
            case "answer" ->
                    Files.writeString(
                            notes,
                            line + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
            case String _ -> {}
        }
    }

    private void initialize(JsonValue id) {
        switch (way) {
            case "hangs" -> {
                return;
            }
            case "dies" -> System.exit(1);
            case "garbage" -> IntStream.range(0, 500).forEach(i -> out.println("starting… {" + i));
            case "flood" -> IntStream.range(0, 20_000).forEach(i -> out.println("x" + i));
            case "old" -> {
                result(id, "{'protocolVersion':'2024-11-05','capabilities':{}}");
                return;
            }
            default -> {}
        }
        result(
                id,
                "{'protocolVersion':'2025-06-18','capabilities':{'tools':{'listChanged':true}},"
                        + "'serverInfo':{'name':'fake','version':'1'}}");
    }

    private void list(JsonValue id, JsonObject message) {
        lists++;
        switch (way) {
            case "twice" -> tools(id, "echo", "echo");
            case "many" ->
                    tools(
                            id,
                            IntStream.range(0, 10_000)
                                    .mapToObj(i -> "t" + i)
                                    .toArray(String[]::new));
            case "pages" -> page(id, message);
            case "circle" -> result(id, "{'tools':" + list("echo") + ",'nextCursor':'again'}");
            case "changing" -> tools(id, lists == 1 ? "echo" : "other");
            case "bad" ->
                    result(
                            id,
                            "{'tools':[{'name':'echo','inputSchema':{'type':'object','properties':5}},"
                                + "{'inputSchema':{}},7,"
                                + "{'name':'good','description':'a\\u200bb','inputSchema':"
                                    + SCHEMA
                                    + "}]}");
            default -> tools(id, "echo", "secret", "read_it");
        }
    }

    private void page(JsonValue id, JsonObject message) {
        var cursor = message.object("params").flatMap(it -> it.string("cursor")).orElse("0");
        var number = Integer.parseInt(cursor);
        var next = number < 2 ? ",'nextCursor':'" + (number + 1) + "'" : "";
        result(id, "{'tools':" + list("page" + number) + next + "}");
    }

    private static String list(String... names) {
        return List.of(names).stream()
                .map(it -> "{'name':'" + it + "','description':'d','inputSchema':" + SCHEMA + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void tools(JsonValue id, String... names) {
        result(id, "{'tools':" + list(names) + "}");
    }

    private void call(JsonValue id, JsonObject message) throws InterruptedException {
        var given = message.object("params").orElseThrow().object("arguments").orElseThrow();
        var text = given.string("text").orElse("");
        switch (text) {
            case "die" -> System.exit(3);
            case "hang" -> {
                return;
            }
            case "late" -> Thread.sleep(1_500);
            case "huge" -> out.println("x".repeat(ProgramWire.MOST_BYTES + 10));
            case "environment" -> text = String.join(" ", System.getenv().keySet());
            case "variable" -> text = System.getenv().getOrDefault("GIVEN", "none");
            case "change" ->
                    out.println(
                            json("{'jsonrpc':'2.0','method':'notifications/tools/list_changed'}"));
            case "mail" -> text = "write to budi@example.org";
            case "ask" -> asks();
            default -> {}
        }
        var told =
                JsonObject.of("type", "text").toBuilder().put("text", "you said " + text).build();
        out.println(response(id, JsonObject.of("content", JsonArray.of(told))));
    }

    private void asks() {
        Map.of(
                        "1",
                        "ping",
                        "2",
                        "roots/list",
                        "3",
                        "sampling/createMessage",
                        "4",
                        "elicitation/create")
                .forEach((id, method) ->
                        out.println(
                                json(
                                        "{'jsonrpc':'2.0','id':'%s','method':'%s','params':{}}"
                                                .formatted(id, method))));
    }

    private void result(JsonValue id, String result) {
        out.println(response(id, (JsonObject) json(result)));
    }

    private static JsonObject response(JsonValue id, JsonObject result) {
        return JsonObject.of("jsonrpc", "2.0").toBuilder()
                .put("id", id)
                .put("result", result)
                .build();
    }

    private static JsonValue json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
