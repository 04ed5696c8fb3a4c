package dev.backendrig.http;

import static dev.backendrig.http.Completions.END;
import static dev.backendrig.http.Completions.HI;
import static dev.backendrig.http.Completions.TIME;
import static dev.backendrig.http.Completions.TOOLS;
import static dev.backendrig.http.Completions.USAGE;
import static dev.backendrig.http.Completions.WEATHER;
import static dev.backendrig.http.Completions.error;
import static dev.backendrig.http.Completions.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backendrig.agent.RunEvent;
import dev.backendrig.browser.session.OnlySession;
import dev.backendrig.json.JsonObject;
import dev.backendrig.message.ToolCall;
import dev.backendrig.message.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the events of a run become in a completion.
class ChatAnswerTest {
    private final Completions completions = new Completions();

    @Test
    void anAnswerIsOneObject() throws Exception {
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\"," + HI + "}",
                        new RunEvent.ThoughtDelta("hm"),
                        new RunEvent.TextDelta("Hel"),
                        new RunEvent.TextDelta("lo"),
                        END);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(named(reply.body()))
                .isEqualTo(
                        """
                        {"id":"chatcmpl-ID","object":"chat.completion","created":NOW,"model":"a/b",\
                        "choices":[{"index":0,"message":{"role":"assistant","content":"Hello",\
                        "refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],\
                        "usage":{"prompt_tokens":30,"completion_tokens":12,"total_tokens":42,\
                        "prompt_tokens_details":{"cached_tokens":20,"audio_tokens":0},\
                        "completion_tokens_details":{"reasoning_tokens":5,"audio_tokens":0,\
                        "accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}}\
                        """);
    }

    @Test
    void aStreamIsMadeOfChunks() throws Exception {
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\",\"stream\":true," + HI + "}",
                        new RunEvent.TextDelta("Hel"),
                        new RunEvent.TextDelta("lo\n[DONE]"),
                        END);
        assertThat(reply.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(named(reply.body()))
                .isEqualTo(
                        """
                        data: {"id":"chatcmpl-ID","object":"chat.completion.chunk","created":NOW,"model":"a/b",\
                        "choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}]}

                        data: {"id":"chatcmpl-ID","object":"chat.completion.chunk","created":NOW,"model":"a/b",\
                        "choices":[{"index":0,"delta":{"content":"Hel"},"logprobs":null,"finish_reason":null}]}

                        data: {"id":"chatcmpl-ID","object":"chat.completion.chunk","created":NOW,"model":"a/b",\
                        "choices":[{"index":0,"delta":{"content":"lo\\n[DONE]"},"logprobs":null,"finish_reason":null}]}

                        data: {"id":"chatcmpl-ID","object":"chat.completion.chunk","created":NOW,"model":"a/b",\
                        "choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]}

                        data: [DONE]

                        """);
    }

    @Test
    void aStreamTellsTheUsageWhereItIsAskedFor() throws Exception {
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                                + HI
                                + "}",
                        new RunEvent.HandedOver(List.of(WEATHER), USAGE, true));
        assertThat(named(reply.body()))
                .isEqualTo(
                        """
                        data: {"id":"chatcmpl-ID","object":"chat.completion.chunk","created":NOW,"model":"a/b",\
                        "choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}

                        data: {"id":"chatcmpl-ID","object":"chat.completion.chunk","created":NOW,"model":"a/b",\
                        "choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_ID","type":"function","function":{"name":"weather","arguments":""}}]},"logprobs":null,"finish_reason":null}],"usage":null}

                        data: {"id":"chatcmpl-ID","object":"chat.completion.chunk","created":NOW,"model":"a/b",\
                        "choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"city\\":\\"Bandung\\"}"}}]},"logprobs":null,"finish_reason":null}],"usage":null}

                        data: {"id":"chatcmpl-ID","object":"chat.completion.chunk","created":NOW,"model":"a/b",\
                        "choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"tool_calls"}],"usage":null}

                        data: {"id":"chatcmpl-ID","object":"chat.completion.chunk","created":NOW,"model":"a/b",\
                        "choices":[],"usage":{"prompt_tokens":30,"completion_tokens":12,"total_tokens":42,\
                        "prompt_tokens_details":{"cached_tokens":20,"audio_tokens":0},\
                        "completion_tokens_details":{"reasoning_tokens":5,"audio_tokens":0,\
                        "accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}}

                        data: [DONE]

                        """);
    }

    @Test
    void usageThatNobodyToldIsNotMadeUp() throws Exception {
        var silent = new RunEvent.Finished(Usage.NONE, false);
        assertThat(completions.whole("{\"model\":\"a/b\"," + HI + "}", silent).body())
                .doesNotContain("usage");
        var stream =
                completions.whole(
                        "{\"model\":\"a/b\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                                + HI
                                + "}",
                        silent);
        assertThat(stream.body()).contains("\"choices\":[],\"usage\":null}");
    }

    @Test
    void callsOfTheClientsToolsAreHandedOver() throws Exception {
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\"," + HI + TOOLS + "}",
                        new RunEvent.HandedOver(List.of(WEATHER, TIME), USAGE, true));
        assertThat(named(reply.body()))
                .contains(
                        "\"content\":null,\"refusal\":null,\"annotations\":[],\"tool_calls\":["
                            + "{\"id\":\"call_ID\",\"type\":\"function\",\"function\":{\"name\":"
                            + "\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Bandung\\\"}\"}},"
                            + "{\"id\":\"call_ID\",\"type\":\"function\",\"function\":{\"name\":"
                            + "\"time\",\"arguments\":\"{}\"}}]",
                        "\"finish_reason\":\"tool_calls\"");
    }

    @Test
    void oneCallAtATimeIsMadeWhereTheClientWantsIt() throws Exception {
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\",\"parallel_tool_calls\":false," + HI + TOOLS + "}",
                        new RunEvent.HandedOver(List.of(TIME, WEATHER), USAGE, true));
        assertThat(reply.body()).contains("\"name\":\"time\"").doesNotContain("weather");
    }

    @Test
    void wrongArgumentsOfAStrictToolAreAFailure() throws Exception {
        var wrong = new ToolCall("1", "weather", JsonObject.of("town", "Bandung"));
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\"," + HI + TOOLS + "}",
                        new RunEvent.HandedOver(List.of(wrong), USAGE, true));
        assertThat(reply.status()).isEqualTo(502);
        assertThat(error(reply).string("code")).hasValue("invalid_answer");
    }

    @Test
    void anAnswerCutByALimitSaysSo() throws Exception {
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\"," + HI + "}",
                        new RunEvent.TextDelta("Hel"),
                        new RunEvent.Stopped(USAGE, true));
        assertThat(reply.body()).contains("\"content\":\"Hel\"", "\"finish_reason\":\"length\"");
    }

    @Test
    void sentencesOfOursAreContentAndWhatTheAgentDoesIsNot() throws Exception {
        var reply =
                completions.agent(
                        new OnlySession.One("only"),
                        "{\"model\":\"browser-agent\"," + HI + "}",
                        new RunEvent.TextDelta("I click."),
                        new RunEvent.ToolCalling(TIME),
                        new RunEvent.ToolCompleted(TIME, true),
                        new RunEvent.Notice("I stopped."),
                        new RunEvent.Stopped(USAGE, true));
        assertThat(reply.body())
                .contains("\"content\":\"I click.\\n\\nI stopped.\"")
                .doesNotContain("tool_calls");
    }

    @Test
    void aRunThatItsPersonStoppedIsOver() throws Exception {
        var reply =
                completions.whole(
                        "{\"model\":\"a/b\"," + HI + "}", new RunEvent.Cancelled(USAGE, true));
        assertThat(reply.body())
                .contains("\"content\":\"This request was stopped as asked.\"", "\"stop\"");
    }
}
